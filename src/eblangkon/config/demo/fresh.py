"""Empty a demonstration: the tables go and are made anew, for its log refuses to forget single rows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.conninfo import make_conninfo

from eblangkon.ground.kernel import installation

MIGRATE = (sys.executable, "-m", "eblangkon.config.command", "migrate", "--verbosity", "0", "--skip-checks")
_HOLDS = "SELECT EXISTS (SELECT FROM people_person) OR EXISTS (SELECT FROM audit_entry)"
LOADED = "demo.loaded"
_LOADED = """
SELECT EXISTS (SELECT FROM audit_entry WHERE subject_kind = 'installation' AND subject_key = 'demonstration'
               AND action = %s)
"""


class NotADemonstration(RuntimeError):
    """The database holds real purchases, or things of which nobody knows what they are."""


def refuse_real() -> None:
    """Raises NotADemonstration unless this database is a demonstration, or empty and without a kind."""
    kind = installation.kind()
    if kind == "real" or (kind is None and holds_something()):
        raise NotADemonstration(
            "Basis data ini berisi data sungguhan. Data peragaan hanya dapat dimuat ke basis data peragaan: "
            "pakai DATA_DIR atau DATABASE_URL lain."
        )


def holds_something() -> bool:
    """Whether anything has happened in this database; also after a load that was killed."""
    return _asked(_HOLDS)


def is_loaded() -> bool:
    """Whether a demonstration was loaded to its end."""
    return _asked(_LOADED, [LOADED])


def _asked(question: str, values: list[str] | None = None) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(question, values)
        return bool(cursor.fetchone()[0])


def start_over() -> None:
    """Drop every table as the owner, migrate, and throw the demonstration's files away."""
    refuse_real()
    address = owner_address()
    connection.close()
    with psycopg.connect(address) as owner:
        owner.execute("DROP SCHEMA public CASCADE")
        owner.execute("CREATE SCHEMA public")
    subprocess.run(MIGRATE, check=True, env=os.environ | _addresses())
    for folder in ("papers", "produk", "pengiriman", "pemeriksaan", "bukti"):
        shutil.rmtree(Path(settings.MEDIA_ROOT) / folder, ignore_errors=True)


def owner_address() -> str:
    """How to reach this very database as the role that owns its tables."""
    return _addresses()["DATABASE_OWNER_URL"]


def _addresses() -> dict[str, str]:
    """Both addresses with the name of the database in use: a test's clone has another one."""
    application = os.environ["DATABASE_URL"]
    owner = os.environ.get("DATABASE_OWNER_URL") or application
    name = connection.settings_dict["NAME"]
    return {
        "DATABASE_URL": make_conninfo(application, dbname=name),
        "DATABASE_OWNER_URL": make_conninfo(owner, dbname=name),
    }
