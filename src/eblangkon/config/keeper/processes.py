"""What /proc says about servers: a number in a pid file proves nothing, a postgres working in our folder does."""

import os
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def works_in(pid: int, cluster: Path) -> bool:
    """Whether the process is a living postgres (no zombie) whose working directory is the cluster."""
    entry = Path("/proc", str(pid))
    try:
        name, _, rest = entry.joinpath("stat").read_text().partition("(")[2].rpartition(")")
        return rest.split()[0] not in "ZX" and name == "postgres" and (entry / "cwd").readlink() == cluster
    except (OSError, IndexError):
        return False


def workers_of(cluster: Path) -> list[int]:
    """Every living postgres process of the cluster: the server, or orphans of a killed one."""
    return [int(entry.name) for entry in Path("/proc").glob("[0-9]*") if works_in(int(entry.name), cluster)]


def pid_in(file: Path) -> int | None:
    """The number on the first line of a pid file; None when the file is missing, empty or broken."""
    try:
        return int(file.read_bytes().split(b"\n", 1)[0])
    except (OSError, ValueError):
        return None


def wait_until(holds: Callable[[], bool], seconds: float) -> bool:
    """Ask again and again, for at most so long."""
    deadline = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


def end_all(cluster: Path, *, patience: float) -> None:
    """Let the cluster's processes end by themselves for `patience` seconds, then end them, ever more firmly."""
    if wait_until(lambda: not workers_of(cluster), patience):
        return
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
        for pid in workers_of(cluster):
            with suppress(ProcessLookupError):
                os.kill(pid, number)
        if wait_until(lambda: not workers_of(cluster), 5):
            return
