"""Which user of the machine the server runs as: PostgreSQL refuses root."""

import os
import pwd
import subprocess
from dataclasses import dataclass
from pathlib import Path

OWN_USER = "eblangkon"


class CannotKeep(RuntimeError):
    """The embedded database cannot be kept here; the message tells what to change."""


@dataclass(frozen=True, slots=True)
class Account:
    uid: int
    gid: int

    def can_pass(self, folder: Path) -> bool:
        """Whether this user may walk through the folder by its permission bits."""
        found = folder.stat()
        if found.st_uid == self.uid:
            return bool(found.st_mode & 0o100)
        return bool(found.st_mode & (0o010 if found.st_gid == self.gid else 0o001))

    def can_reach(self, path: Path) -> bool:
        """Whether this user may come as far as `path`, which says nothing about `path` itself."""
        return all(self.can_pass(parent) for parent in path.parents)


def account_for(folder: Path) -> Account:
    """The user who keeps `folder`: oneself; under root the folder's owner, else a system user made for it."""
    if os.geteuid() != 0:
        return _named(os.geteuid())
    nearest = next(place for place in (folder, *folder.parents) if place.exists())
    if owner := nearest.stat().st_uid:
        return _named(owner)
    try:
        entry = pwd.getpwnam(OWN_USER)
    except KeyError:
        entry = _make_user()
    return Account(entry.pw_uid, entry.pw_gid)


def _named(uid: int) -> Account:
    try:
        return Account(uid, pwd.getpwuid(uid).pw_gid)
    except KeyError:
        raise CannotKeep(
            f"user number {uid} has no name on this machine, and PostgreSQL's initdb wants one: "
            "give the user an entry in /etc/passwd, or set DATABASE_URL to a PostgreSQL server"
        ) from None


def _make_user() -> pwd.struct_passwd:
    command = ["useradd", "--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", OWN_USER]
    try:
        reason = subprocess.run(command, capture_output=True, text=True).stderr.strip()
    except OSError as error:
        reason = str(error)
    try:
        return pwd.getpwnam(OWN_USER)  # made by us, or by another command at the same moment
    except KeyError:
        raise CannotKeep(
            f"PostgreSQL does not run as root, and no user {OWN_USER!r} could be made ({reason}): "
            "run as an ordinary user, or set DATABASE_URL to a PostgreSQL server"
        ) from None
