"""The `eblangkon` command: every management command by its name, with a database beneath it."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import execute_from_command_line

from eblangkon.config import environment
from eblangkon.config.keeper.account import CannotKeep
from eblangkon.config.keeper.server import Server, running
from eblangkon.config.roles import grant_to_application

ITSELF = (sys.executable, "-m", "eblangkon.config.command")
NEEDS_NO_DATABASE = frozenset("help version tax_quote order_life messages check collectstatic findstatic".split())
MIGRATES_FIRST = frozenset({"demo_data", "create_admin"})


def main() -> None:
    """Run what the first word names. Exits 1 with a sentence when the embedded database cannot be kept."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eblangkon.config.settings")
    name = sys.argv[1] if len(sys.argv) > 1 else "help"
    try:
        if name in NEEDS_NO_DATABASE or name.startswith("-") or "--help" in sys.argv:
            execute_from_command_line(sys.argv)
        elif name == "serve":
            from eblangkon.config.serve.supervisor import serve  # brings half of Django along

            sys.exit(serve())
        elif name == "migrate":
            with database():
                migrate()
        else:
            with database():
                if name in MIGRATES_FIRST:
                    subprocess.run([*ITSELF, "migrate", "--verbosity", "0", "--skip-checks"], check=True)
                execute_from_command_line(sys.argv)
    except subprocess.CalledProcessError as failed:  # it has said why
        sys.exit(failed.returncode)
    except CannotKeep as reason:
        sys.exit(f"eblangkon: {reason}")


@contextmanager
def database() -> Iterator[Server | None]:
    """Within the block DATABASE_URL names a running database: the given one, else the embedded one."""
    if os.environ.get("DATABASE_URL"):
        yield None
        return
    with running(environment.read().data_dir) as server:
        os.environ["DATABASE_URL"] = server.url
        os.environ["DATABASE_OWNER_URL"] = server.owner_url
        yield server


def migrate() -> None:
    """Migrate as the owner, then grant. With one role in DATABASE_URL it is owner and application in one."""
    application = os.environ["DATABASE_URL"]
    owner = os.environ.get("DATABASE_OWNER_URL") or application
    os.environ["DATABASE_URL"] = owner
    execute_from_command_line(sys.argv)
    grant_to_application(owner, application)


if __name__ == "__main__":
    main()
