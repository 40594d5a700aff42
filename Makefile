# Two commands for everybody: make run, make test. The rest is for those who build.
PY := .venv/bin/python
PIP = PIP_DISABLE_PIP_VERSION_CHECK=1 $$($(PY) -m pip --version >/dev/null 2>&1 && echo '$(PY) -m pip' || echo 'python3 -m pip --python $(PY)')
ifeq ($(strip $(DATABASE_URL)),)
export DEMO ?= 1
endif
.PHONY: install run test check lock messages demo-dump bench-orders

# `make run` waits for what runs, not for what tests need.
.venv/.runnable: requirements/base.txt pyproject.toml
	@python3 -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed")'
	@echo "Installing into .venv; the first time takes a minute or two."
# Debian without python3-venv: an environment without pip, filled by the system's pip.
	@test -x $(PY) || python3 -m venv .venv 2>/dev/null || python3 -m venv --without-pip --clear .venv
	@$(PY) -m pip --version >/dev/null 2>&1 || python3 -m pip --version >/dev/null || \
	  { echo "pip is missing: install python3-pip (or python3-venv)"; exit 1; }
	@$(PIP) install -q --require-hashes --no-deps -r requirements/base.txt && \
	  $(PIP) install -q --no-build-isolation --no-deps -e .
	@touch $@

.venv/.installed: .venv/.runnable requirements/dev.txt
	@echo "Installing what tests and checks need into .venv."
	@$(PIP) install -q --require-hashes --no-deps -r requirements/dev.txt
	@touch $@

# Translations are compiled here and not committed.
.venv/.messages: .venv/.runnable $(wildcard src/eblangkon/locale/*/LC_MESSAGES/*.po)
	@.venv/bin/eblangkon messages --compile >/dev/null
	@touch $@

install: .venv/.messages .venv/.installed

run: .venv/.messages
	@exec .venv/bin/eblangkon serve

test: install
	.venv/bin/pytest -q -n 2

check: install
	.venv/bin/ruff format --check src tests bench
	.venv/bin/ruff check src tests bench
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/eblangkon messages --check
	.venv/bin/eblangkon makemigrations --check --dry-run
	.venv/bin/python -m django messages --check --settings eblangkon.config.settings
	PUBLIC_URL=https://eblangkon.example .venv/bin/eblangkon check --deploy --fail-level WARNING

lock:
	.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q --upgrade requirements/base.in -o requirements/base.txt
	.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q requirements/dev.in -c requirements/base.txt -o requirements/dev.txt

messages: install
	$(PY) -m django messages --settings eblangkon.config.settings
	$(PY) -m django messages --compile --settings eblangkon.config.settings

bench-orders: install
	$(PY) -m bench.orders

# Before a release: what upgrades are tried on.
demo-dump: install
	$(PY) -m tests.config.demo.dump
