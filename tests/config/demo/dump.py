"""The small demonstration as a dump, kept with the tests for upgrades to be tried on. `make demo-dump` makes it anew.

Plain SQL, so that every PostgreSQL that we support can take it in.
"""

import lzma
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg

from eblangkon.config.keeper.places import programs
from eblangkon.config.keeper.server import running

FILE = Path(__file__).parents[2] / "data" / "small_demonstration.sql.xz"
LOAD = (sys.executable, "-m", "eblangkon.config.command", "demo_data", "--scale", "small")
DUMP = ("pg_dump", "--no-owner", "--no-privileges", "--no-comments", "--rows-per-insert=500")
# Words of psql, and settings that older servers do not know.
LEFT_OUT = ("\\", "SET transaction_timeout", "CREATE SCHEMA public")


def make() -> None:
    """Load the demonstration into a database of its own and write FILE."""
    with (
        tempfile.TemporaryDirectory(prefix="eblangkon-dump-") as folder,
        running(Path(folder), durable=False) as server,
    ):
        addresses = {"DATA_DIR": folder, "DATABASE_URL": server.url, "DATABASE_OWNER_URL": server.owner_url}
        subprocess.run(LOAD, check=True, env=os.environ | addresses)
        tool, *options = DUMP
        done = subprocess.run(
            [str(programs() / tool), *options, server.owner_url], check=True, capture_output=True, text=True
        )
    kept = [line for line in done.stdout.splitlines() if not line.startswith(LEFT_OUT)]
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_bytes(lzma.compress("\n".join(kept).encode(), preset=9))


def restore(connection: psycopg.Connection[Any]) -> None:
    """Put it into the database, in the place of all that is there. A psycopg connection, for the whole is one text."""
    connection.execute("DROP SCHEMA public CASCADE")
    connection.execute("CREATE SCHEMA public")
    connection.execute(lzma.decompress(FILE.read_bytes()))


if __name__ == "__main__":
    make()
