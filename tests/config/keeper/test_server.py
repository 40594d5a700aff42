"""The keeper with the real PostgreSQL: everything that can be killed is killed."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import psycopg
import pytest

from eblangkon.config.keeper import processes
from eblangkon.config.keeper.account import CannotKeep
from eblangkon.config.keeper.places import LONGEST_SOCKET_PATH, SUPERUSER, prepare
from eblangkon.config.keeper.server import Server, running

HOLD = """
import sys, time
from pathlib import Path
from eblangkon.config.keeper.server import running
with running(Path(sys.argv[1])) as server:
    print(server.owner_url, flush=True)
    time.sleep(float(sys.argv[2]))
"""


def hold(data_dir: Path, seconds: float = 60) -> subprocess.Popen[str]:
    """Another process that uses the database."""
    return subprocess.Popen(
        [sys.executable, "-c", HOLD, str(data_dir), str(seconds)], stdout=subprocess.PIPE, text=True
    )


def first_line(process: subprocess.Popen[str]) -> str:
    assert process.stdout
    return process.stdout.readline().strip()


def kill(process: subprocess.Popen[str]) -> None:
    process.kill()
    process.communicate()


def server_pid(server: Server) -> int:
    pid = processes.pid_in(server.places.pid_file)
    assert pid
    return pid


def parent_of(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])


def value(url: str) -> int:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT n FROM kept").fetchone()
    assert row
    return int(row[0])


def write(url: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 42 AS n")


@pytest.fixture
def data_dir(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "data"
    yield folder
    cluster = (folder / "database" / "18").resolve()
    assert processes.wait_until(lambda: not processes.workers_of(cluster), 10), "a server was left behind"


def test_runs_in_the_block_and_keeps_what_was_written(data_dir: Path) -> None:
    with running(data_dir) as server:
        write(server.owner_url)
    assert not server.places.pid_file.exists()
    with running(data_dir) as server:
        assert value(server.owner_url) == 42


def test_the_application_is_neither_owner_nor_superuser(data_dir: Path) -> None:
    with running(data_dir) as server:
        write(server.owner_url)
        with psycopg.connect(server.url) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("SELECT * FROM kept")


def test_nothing_is_open_to_others(data_dir: Path) -> None:
    with running(data_dir) as server, psycopg.connect(server.places.url(SUPERUSER)) as connection:
        assert server.places.home.stat().st_mode & 0o077 == 0
        assert server.places.sockets.stat().st_mode & 0o077 == 0
        assert connection.execute("SHOW listen_addresses").fetchone() == ("",)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


@pytest.mark.parametrize("name", ["with space", "quote ' and \" too", "comma, here", "long" * 30])
def test_any_path_will_do(tmp_path: Path, name: str) -> None:
    with running(tmp_path / name) as server:
        assert len(os.fsencode(server.places.sockets)) < LONGEST_SOCKET_PATH
        with psycopg.connect(server.url) as connection:
            assert connection.execute("SELECT current_user").fetchone() == ("eblangkon_app",)


def test_many_at_once_share_one_server(data_dir: Path) -> None:
    users = [hold(data_dir, 0.5) for _ in range(6)]
    addresses = {first_line(user) for user in users}
    codes = [user.wait(60) for user in users]
    for user in users:
        user.communicate()
    assert len(addresses) == 1
    assert "" not in addresses
    assert codes == [0] * 6


def test_who_comes_second_keeps_it_alive_for_himself(data_dir: Path) -> None:
    other = hold(data_dir)
    first_line(other)
    with running(data_dir) as server:
        kill(other)
        time.sleep(0.5)  # the guard looks five times meanwhile
        write(server.owner_url)
        assert value(server.owner_url) == 42


def test_a_killed_user_leaves_no_server(data_dir: Path) -> None:
    other = hold(data_dir)
    first_line(other)
    kill(other)
    cluster = (data_dir / "database" / "18").resolve()
    assert processes.wait_until(lambda: not processes.workers_of(cluster), 10)


def test_a_killed_server_with_a_busy_backend_comes_back(data_dir: Path) -> None:
    with running(data_dir) as server:
        write(server.owner_url)
        busy = psycopg.connect(server.url)

        def work() -> None:
            with pytest.raises(psycopg.OperationalError):
                busy.execute("SELECT count(*) FROM generate_series(1, 100000000000)")

        thread = threading.Thread(target=work)
        thread.start()
        time.sleep(0.2)
        os.kill(server_pid(server), signal.SIGKILL)
        server.ensure()
        assert value(server.owner_url) == 42
        thread.join(20)
        assert not thread.is_alive()
        busy.close()


def test_a_killed_guard_takes_the_server_along(data_dir: Path) -> None:
    with running(data_dir) as server:
        write(server.owner_url)
        os.kill(parent_of(server_pid(server)), signal.SIGKILL)
        assert processes.wait_until(lambda: not processes.workers_of(server.places.cluster), 10)
        server.ensure()
        assert value(server.owner_url) == 42


def test_everything_killed_at_once_loses_no_acknowledged_row(data_dir: Path) -> None:
    other = hold(data_dir)
    url = first_line(other)
    write(url)
    cluster = (data_dir / "database" / "18").resolve()
    server = processes.pid_in(cluster / "postmaster.pid")
    assert server
    for pid in [other.pid, parent_of(server), *processes.workers_of(cluster)]:
        with suppress(ProcessLookupError):  # one killed just now has taken it along
            os.kill(pid, signal.SIGKILL)
    other.communicate()
    with running(data_dir) as again:
        assert value(again.owner_url) == 42


@pytest.mark.parametrize("content", ["", "no number\n", "another's"])
def test_stale_and_broken_pid_files_are_survived(data_dir: Path, content: str) -> None:
    with running(data_dir) as server:
        write(server.owner_url)
    innocent = subprocess.Popen(["sleep", "60"])
    text = f"{innocent.pid}\n{server.places.cluster}\n1\n5432\n" if content == "another's" else content
    server.places.pid_file.write_text(text)
    (server.places.sockets / ".s.PGSQL.5432.lock").write_text(text)
    with running(data_dir) as server:
        assert value(server.owner_url) == 42
    assert innocent.poll() is None, "an innocent process was signalled"
    innocent.kill()
    innocent.wait()


def test_an_interrupted_initdb_is_begun_again(data_dir: Path) -> None:
    unfinished = prepare(data_dir).home / "new-1"
    unfinished.mkdir()
    (unfinished / "PG_VERSION").write_text("18")
    with running(data_dir) as server:
        write(server.owner_url)
    assert not unfinished.exists()


def test_a_foreign_folder_is_refused(data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "database").symlink_to("/tmp")
    with pytest.raises(CannotKeep, match="belongs to somebody else"), running(data_dir):
        pass


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can close a folder to the server's user")
def test_a_closed_folder_above_stays_closed(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    with running(closed / "data") as server, psycopg.connect(server.url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert closed.stat().st_mode & 0o777 == 0o700
