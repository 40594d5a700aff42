"""What has to be so before the first page: tables, the kind of installation, demonstration data, static files."""

import hashlib
import subprocess
import sys
from pathlib import Path

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from eblangkon.config import data_keys
from eblangkon.config.demo import fresh
from eblangkon.config.settings import ENV, STATIC_ROOT
from eblangkon.ground.kernel import installation

ITSELF = (sys.executable, "-m", "eblangkon.config.command")
# Past the command that would migrate once more: the first page waits.
LOAD = (sys.executable, "-m", "django", "demo_data", "--scale", "small", "--settings", "eblangkon.config.settings")


def prepare(*, demonstration: bool) -> bool:
    """Bring database and files up to date; return whether this is a demonstration.

    A database that already has a kind keeps it; asking for a demonstration on a real one raises AlreadyMarked. Raises
    KeysLost where personal data is stored that DATA_KEYS do not open.
    """
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        subprocess.run([*ITSELF, "migrate", "--verbosity", "0"], check=True)
    data_keys.check()
    known = installation.kind()
    if demonstration or known is None:
        installation.mark("demonstration" if demonstration else "real")
    demonstration = demonstration or known == "demonstration"
    if demonstration and not fresh.is_loaded():
        subprocess.run(LOAD, check=True)
    connection.close()
    collect_static(Path(STATIC_ROOT))
    ENV.data_dir.joinpath("media").mkdir(exist_ok=True)
    return demonstration


def collect_static(target: Path) -> None:
    """collectstatic, when a file has changed since the last time: compressing them takes seconds."""
    mark = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            found = Path(storage.path(name)).stat()
            mark.update(f"{name} {found.st_size} {found.st_mtime_ns}\n".encode())
    seal = target / ".collected"
    if seal.exists() and seal.read_text() == mark.hexdigest():
        return
    call_command("collectstatic", interactive=False, verbosity=0)
    target.mkdir(exist_ok=True)
    seal.write_text(mark.hexdigest())
