"""The processes that `serve` keeps alive."""

import ctypes
import os
import signal
import subprocess
import sys
import time

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)
LONGEST_PAUSE = 10.0


def end_with_parent() -> None:
    """In the child before exec: a supervisor killed by -9 leaves nobody behind."""
    LIBC.prctl(PR_SET_PDEATHSIG, int(signal.SIGTERM), 0, 0, 0)


class Child:
    """One process: started, started again when it ends by itself, ended."""

    def __init__(self, name: str, *command: str) -> None:
        self.name = name
        self._command = command
        self._process: subprocess.Popen[bytes] | None = None
        self._pause = 0.5
        self._not_before = 0.0

    def start(self) -> None:
        # A session of its own: Ctrl-C reaches the supervisor alone, which ends the others in order.
        self._process = subprocess.Popen(
            self._command, stdin=subprocess.DEVNULL, start_new_session=True, preexec_fn=end_with_parent
        )
        self._not_before = time.monotonic() + self._pause

    def look_after(self) -> None:
        """Start it again if it has ended; ever more slowly while it keeps ending at once."""
        if self._process is None or (code := self._process.poll()) is None:
            if time.monotonic() > self._not_before + 30:
                self._pause = 0.5
            return
        if time.monotonic() < self._not_before:
            return
        print(f"eblangkon: {self.name} ended with {code}, starting it again", file=sys.stderr, flush=True)
        self._pause = min(self._pause * 2, LONGEST_PAUSE)
        self.start()

    def ask_to_end(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.terminate()

    def wait(self, seconds: float) -> None:
        """Wait for its end; after so many seconds kill its whole session."""
        if self._process is None:
            return
        try:
            self._process.wait(seconds)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
