"""The server's parent: stops it when nobody holds `use.lock`; the server dies with it.

`python -m eblangkon.config.keeper.guard START_LOCK USE_LOCK UID GID SEARCH PROGRAM ...`, in a session of its own.
"""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from eblangkon.config.keeper import locks

POLL_SECONDS = 0.1
STOP_SECONDS = 60


def nobody_uses(start: int, use: int) -> bool:
    """Whether the server is free to stop. When True, `start` stays held, so that nobody joins while it stops."""
    if not locks.try_alone(start):
        return False
    if locks.try_alone(use):
        locks.release(use)
        return True
    locks.release(start)
    return False


def stop(server: subprocess.Popen[bytes]) -> None:
    server.send_signal(signal.SIGINT)
    try:
        server.wait(STOP_SECONDS)
    except subprocess.TimeoutExpired:
        server.send_signal(signal.SIGQUIT)
        server.wait()


def main() -> None:
    start, use = (locks.open_lock(Path(name)) for name in sys.argv[1:3])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGHUP, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    uid, gid, search, *program = sys.argv[3:]
    launch = [sys.executable, "-m", "eblangkon.config.keeper.launch", uid, gid, search, str(os.getpid()), *program]
    server = subprocess.Popen(launch, stdin=subprocess.DEVNULL, restore_signals=True)
    try:
        while server.poll() is None and not nobody_uses(start, use):
            time.sleep(POLL_SECONDS)
    finally:
        if server.poll() is None:
            stop(server)


if __name__ == "__main__":
    main()
