"""The embedded PostgreSQL for as long as somebody needs it."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psycopg
from psycopg import sql

from eblangkon.config.keeper import locks, processes
from eblangkon.config.keeper.account import CannotKeep
from eblangkon.config.keeper.places import (
    APPLICATION,
    DATABASE,
    OWNER,
    SOCKET_NAME,
    SUPERUSER,
    Places,
    prepare,
    programs,
)

START_SECONDS = 120  # recovery after a crash reads the log since the last checkpoint
STOP_SECONDS = 15
INITDB = (
    f"-U {SUPERUSER} --auth-local=trust --auth-host=reject --encoding=UTF8 "
    "--locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C --data-checksums"
).split()
SETTINGS = {
    "listen_addresses": "",
    "port": "5432",
    "shared_buffers": "128MB",
    "timezone": "UTC",
    "logging_collector": "on",
    "log_directory": "log",
    "log_filename": "postgresql-%a.log",
    "log_rotation_age": "1d",
    "log_rotation_size": "0",
    "log_truncate_on_rotation": "on",
}
DURABLE = {"fsync": "on"}
FLEETING = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@contextmanager
def running(data_dir: Path, *, durable: bool = True) -> Iterator["Server"]:
    """Keep the embedded PostgreSQL of `data_dir` up within the block; many may do so at once.

    `durable=False` is for tests, whose data may be lost. Raises CannotKeep.
    """
    server = Server(prepare(data_dir), durable=durable)
    server.join()
    try:
        yield server
    finally:
        server.leave()


class Server:
    """One user's hold on the server. `url` is the application's address, `owner_url` that of who migrates."""

    def __init__(self, places: Places, *, durable: bool) -> None:
        self.places = places
        self.url = places.url(APPLICATION)
        self.owner_url = places.url(OWNER)
        self._settings = SETTINGS | (DURABLE if durable else FLEETING)
        self._hold: int | None = None
        self._guard: int | None = None

    def join(self) -> None:
        """Start the server unless it runs, and hold it."""
        with locks.exclusive(self.places.start_lock):
            self._hold = locks.shared(self.places.use_lock)
            try:
                self._ensure()
            except BaseException:
                os.close(self._hold)
                raise

    def ensure(self) -> None:
        """Start the server again if it has died under its users."""
        with locks.exclusive(self.places.start_lock):
            self._ensure()

    def leave(self) -> None:
        """Let go; when nobody else holds it, wait until the guard has stopped the server."""
        if self._hold is not None:
            os.close(self._hold)
            self._hold = None
        processes.wait_until(
            lambda: not self.places.pid_file.exists() or locks.is_held(self.places.use_lock), STOP_SECONDS
        )
        processes.wait_until(self._guard_ended, 1)

    def answers(self) -> bool:
        """Whether a server answers on the socket, and it is the one of this folder."""
        try:
            with psycopg.connect(self.places.url(SUPERUSER, "postgres"), connect_timeout=5) as connection:
                row = connection.execute("SHOW data_directory").fetchone()
        except psycopg.OperationalError:
            return False
        return row is not None and Path(row[0]) == self.places.cluster

    def _ensure(self) -> None:
        if not self.answers():
            self._clear()
            if not self.places.cluster.exists():
                self._initialise()
            self._start()
        self._make_roles()

    def _clear(self) -> None:
        """Wait for a server that is still starting; otherwise end what is left of a dead one."""
        pid = processes.pid_in(self.places.pid_file)
        if pid and processes.works_in(pid, self.places.cluster):

            def decided() -> bool:
                return self.answers() or not processes.works_in(pid, self.places.cluster)

            processes.wait_until(decided, START_SECONDS)
            if self.answers():
                return
        processes.end_all(self.places.cluster, patience=3)
        for stale in (
            self.places.pid_file,
            self.places.sockets / SOCKET_NAME,
            self.places.sockets / f"{SOCKET_NAME}.lock",
        ):
            stale.unlink(missing_ok=True)

    def _initialise(self) -> None:
        """initdb into a folder of another name: a cluster that carries its own name is whole."""
        for unfinished in self.places.home.glob("new-*"):
            shutil.rmtree(unfinished)
        fresh = self.places.home / f"new-{os.getpid()}"
        done = subprocess.run(
            [sys.executable, "-m", "eblangkon.config.keeper.launch", *self._as_account(), str(os.getpid()),
             str(programs() / "initdb"), *INITDB, "-D", str(fresh)],
            capture_output=True, text=True, stdin=subprocess.DEVNULL, cwd=self.places.home,
        )  # fmt: skip
        if done.returncode:
            raise CannotKeep(f"initdb failed: {(done.stderr or done.stdout).strip()}")
        fresh.rename(self.places.cluster)

    def _start(self) -> None:
        if self.answers():
            return
        quoted = '"' + str(self.places.sockets).replace('"', '""') + '"'
        settings = self._settings | {"unix_socket_directories": quoted}
        words = [f"--{name}={value}" for name, value in settings.items()]
        command = [
            sys.executable, "-m", "eblangkon.config.keeper.guard",
            str(self.places.start_lock), str(self.places.use_lock), *self._as_account(),
            str(programs() / "postgres"), "-D", str(self.places.cluster), *words,
        ]  # fmt: skip
        self._guard_ended()
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        self._guard = os.posix_spawn(
            sys.executable,
            command,
            os.environ,
            file_actions=[
                (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                (os.POSIX_SPAWN_OPEN, 1, str(self.places.guard_log), flags, 0o600),
                (os.POSIX_SPAWN_DUP2, 1, 2),
            ],
            setsid=True,
        )
        if not processes.wait_until(lambda: self.answers() or self._guard_ended(), START_SECONDS) or not self.answers():
            with suppress(OSError):
                log = self.places.guard_log.read_text(errors="replace")[-2000:]
            raise CannotKeep(f"the embedded database did not start, see {self.places.cluster}/log:\n{log}")

    def _guard_ended(self) -> bool:
        """Whether the guard that this object started is gone; reaps it."""
        if self._guard is None:
            return True
        with suppress(ChildProcessError):
            if os.waitpid(self._guard, os.WNOHANG)[0] == 0:
                return False
        self._guard = None
        return True

    def _as_account(self) -> list[str]:
        account = self.places.account
        reachable = account.can_reach(self.places.home) and account.can_reach(programs() / "postgres")
        return [str(account.uid), str(account.gid), str(int(not reachable))]

    def _make_roles(self) -> None:
        """The owner, who migrates and builds test databases; the application; the database. All only once."""
        with psycopg.connect(self.places.url(SUPERUSER, "postgres"), autocommit=True) as connection:
            there = {row[0] for row in connection.execute("SELECT rolname FROM pg_roles")}
            for role, rights in ((OWNER, "LOGIN CREATEDB"), (APPLICATION, "LOGIN")):
                if role not in there:
                    connection.execute(sql.SQL("CREATE ROLE {} " + rights).format(sql.Identifier(role)))
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                name, owner = sql.Identifier(DATABASE), sql.Identifier(OWNER)
                connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, owner))
