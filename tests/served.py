"""An installation as its owner starts it: `eblangkon serve` in a folder of its own, with its database and its post."""

import http.client
import json
import os
import socket
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from eblangkon.config.keeper import processes


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

    def command(self, *words: str, typed: str = "") -> str:
        """What `eblangkon …` says beside the running server; `typed` is its standard input. Fails as it fails."""
        told = subprocess.run(
            [sys.executable, "-m", "eblangkon.config.command", *words],
            env=self.environment,
            input=typed.encode(),
            capture_output=True,
            timeout=120,
        )
        assert told.returncode == 0, told.stderr.decode()
        return told.stdout.decode()
