"""Starts everything in order, watches it, and ends everything in order."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, suppress
from threading import Event, Thread
from types import FrameType

import django

from eblangkon.config import environment
from eblangkon.config.keeper.account import CannotKeep
from eblangkon.config.keeper.server import Server, running
from eblangkon.config.serve.children import Child

WORKERS, THREADS = 2, 4
WEB_SECONDS, WORKER_SECONDS = 8, 8


class Stopped(Exception):
    """A signal has asked for the end."""


def serve() -> int:
    """Run until a signal. Returns the exit code. Raises CannotKeep when the database cannot be started."""
    env = environment.read()
    if _is_taken(env.port):
        print(f"eblangkon: port {env.port} is in use; choose another: PORT={env.port + 1}", file=sys.stderr)
        return 1
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop)
    with ExitStack() as stack:
        try:
            server = None
            if env.database_url is None:
                server = stack.enter_context(running(env.data_dir))
                os.environ |= {"DATABASE_URL": server.url, "DATABASE_OWNER_URL": server.owner_url}
            demonstration = _prepare(env.demo and (env.demo_forced or server is not None))
            os.environ["DEMO"] = "1" if demonstration else "0"  # the database has the last word on what pages say
            children = _start(env.port)
            stack.callback(_end, children)
            Thread(target=_greet, args=(env.port, demonstration), daemon=True).start()
            while True:
                time.sleep(0.5)
                _look_after(server, children)
        except Stopped:
            _ignore_further_signals()
            return 0
        except subprocess.CalledProcessError as failed:  # it has said why
            return failed.returncode or 1


def _stop(number: int, frame: FrameType | None) -> None:
    raise Stopped


def _ignore_further_signals() -> None:
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def _is_taken(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _prepare(demonstration: bool) -> bool:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eblangkon.config.settings")
    django.setup()
    from eblangkon.config.data_keys import KeysLost
    from eblangkon.config.serve.preparation import prepare  # needs Django set up, and that needs the database's address

    try:
        return prepare(demonstration=demonstration)
    except KeysLost as lost:
        sys.exit(f"eblangkon: {lost}")


def _start(port: int) -> list[Child]:
    itself = (sys.executable, "-m", "eblangkon.config.command")
    web = (
        sys.executable, "-m", "gunicorn", "eblangkon.config.wsgi:application",
        "--bind", f"127.0.0.1:{port}", "--workers", str(WORKERS), "--threads", str(THREADS),
        "--graceful-timeout", "5", "--log-level", "warning", "--no-control-socket",
    )  # fmt: skip
    children = [Child("web", *web), Child("worker", *itself, "worker"), Child("sealer", *itself, "audit_seal")]
    for child in children:
        child.start()
    return children


def _look_after(server: Server | None, children: list[Child]) -> None:
    if server and not server.answers():
        print("eblangkon: the database has gone, starting it again", file=sys.stderr, flush=True)
        with suppress(CannotKeep):  # tried again half a second later; the health page says it meanwhile
            server.ensure()
    for child in children:
        child.look_after()


def _greet(port: int, demonstration: bool) -> None:
    """Say where and who, as soon as the web answers."""
    waiting = Event()
    while not _is_taken(port):
        waiting.wait(0.05)
    print(f"\n  e-Blangkon: http://localhost:{port}", flush=True)
    if demonstration:
        from eblangkon.config.demo.people import PASSWORD  # needs Django set up

        print(f"  Akun peragaan: http://localhost:{port}/coba, satu klik, tanpa kata sandi;", flush=True)
        print(f"  atau masuk dengan pptk@contoh.id dan kata sandi {PASSWORD}.", flush=True)
    print("  Ctrl-C mengakhiri semuanya.\n", flush=True)


def _end(children: list[Child]) -> None:
    """Web first, so that no request meets a stopped worker; then the others together."""
    _ignore_further_signals()
    web, *others = children
    web.ask_to_end()
    web.wait(WEB_SECONDS)
    for child in others:
        child.ask_to_end()
    for child in others:
        child.wait(WORKER_SECONDS)
