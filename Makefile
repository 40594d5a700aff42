# Two commands for everybody: make run, make test. The rest is for those who build.
PY := .venv/bin/python
.PHONY: install run test check lock

.venv/.installed: requirements/dev.txt pyproject.toml
	python3 -m venv .venv
	$(PY) -m pip install -q --require-hashes --no-deps -r requirements/dev.txt
	$(PY) -m pip install -q --no-build-isolation --no-deps -e .
	touch $@

install: .venv/.installed

test: install
	.venv/bin/pytest -q

check: install
	.venv/bin/ruff format --check src tests
	.venv/bin/ruff check src tests
	.venv/bin/mypy
	.venv/bin/lint-imports
	.venv/bin/python -m django makemigrations --check --dry-run --settings eblangkon.config.settings

lock:
	.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q --upgrade requirements/base.in -o requirements/base.txt
	.venv/bin/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -q requirements/dev.in -c requirements/base.txt -o requirements/dev.txt
