"""`eblangkon serve` from outside: it comes up, it heals, it ends, and nothing stays behind."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from tests.served import Served

from eblangkon.config.keeper import processes

FIRST_SECONDS, AGAIN_SECONDS = 90, 30


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    installation = Served(tmp_path)
    yield installation
    installation.signal_all(signal.SIGKILL)
    if installation.process:
        installation.process.wait()


def test_it_comes_up_heals_and_ends(served: Served) -> None:
    served.start()
    assert served.process
    assert processes.wait_until(lambda: served.is_up("web", "database", "worker"), FIRST_SECONDS), (
        served.log.read_text()
    )
    assert processes.wait_until(lambda: f"http://localhost:{served.port}" in served.log.read_text(), 5)

    server = processes.pid_in(served.folder / "data" / "database" / "18" / "postmaster.pid")
    assert server
    os.kill(server, signal.SIGKILL)
    assert processes.wait_until(lambda: "the database has gone" in served.log.read_text(), 10)
    assert processes.wait_until(lambda: served.is_up("web", "database", "worker"), AGAIN_SECONDS)

    served.process.send_signal(signal.SIGINT)
    assert served.process.wait(25) == 0
    assert served.ended(), served.members()

    served.start()
    assert processes.wait_until(lambda: served.is_up("web", "database"), AGAIN_SECONDS)
    served.signal_all(signal.SIGKILL)
    served.process.wait()
    served.start()
    assert processes.wait_until(lambda: served.is_up("web", "database", "worker"), AGAIN_SECONDS)
    served.process.kill()
    served.process.wait()
    assert served.ended(), "a killed supervisor has left processes behind"


def test_a_taken_port_is_said_and_nothing_started(served: Served) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", served.port))
        other.listen()
        served.start()
        process: Any = served.process
        assert process.wait(30) == 1
    assert f"port {served.port} is in use" in served.log.read_text()
    assert not (served.folder / "data" / "database").exists()
