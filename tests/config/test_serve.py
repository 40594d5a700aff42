"""`eblangkon serve` from outside: it comes up, it heals, it ends, and nothing stays behind."""

import http.client
import json
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from eblangkon.config.keeper import processes

FIRST_SECONDS, AGAIN_SECONDS = 90, 30


class Served:
    """A served installation in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.folder, self.log = folder, folder / "serve.log"
        kept = {name: text for name, text in os.environ.items() if not name.startswith(("DATABASE", "PYTEST"))}
        self.environment = kept | {"DATA_DIR": str(folder / "data"), "PORT": str(self.port), "DEMO": "0"}
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "eblangkon.config.command", "serve"],
                env=self.environment,
                stdout=log,
                stderr=log,
            )

    def health(self) -> dict[str, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        try:
            connection.request("GET", "/sehat")
            answer: dict[str, str] = json.loads(connection.getresponse().read())
        except (OSError, http.client.HTTPException, ValueError):
            return {}
        finally:
            connection.close()
        return answer

    def is_up(self, *parts: str) -> bool:
        found = self.health()
        return all(found.get(part) == "up" for part in parts)

    def members(self) -> list[int]:
        """Every living process that carries this folder in its environment or works below it."""
        mark, found = str(self.folder).encode(), []
        for entry in Path("/proc").glob("[0-9]*"):
            try:
                place = os.fsencode((entry / "cwd").readlink())
                zombie = (entry / "stat").read_text().rpartition(")")[2].split()[0] == "Z"
                if not zombie and (mark in place or b"DATA_DIR=" + mark in (entry / "environ").read_bytes()):
                    found.append(int(entry.name))
            except OSError:
                continue
        return found

    def signal_all(self, number: int) -> None:
        for pid in self.members():
            with suppress(ProcessLookupError):
                os.kill(pid, number)

    def ended(self) -> bool:
        return processes.wait_until(lambda: not self.members(), 20)


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
