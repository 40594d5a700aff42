"""`eblangkon audit_seal`: seals the log until it is told to stop."""

import signal
from threading import Event

from django.core.management.base import BaseCommand

from eblangkon.ground.audit.actions.run_sealer import run_sealer
from eblangkon.ground.kernel.heartbeats import Pulse

GRACE_SECONDS = 5


class Command(BaseCommand):
    help = "Segel catatan audit sampai dihentikan."

    def handle(self, *args: object, **options: object) -> None:
        stop = Event()

        def end(*_: object) -> None:
            # A signal may arrive while the event's own lock is held, or while the database is gone. A sealer killed
            # at any moment has sealed all or none, so the alarm is safe.
            signal.alarm(GRACE_SECONDS)
            stop.set()

        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, end)
        run_sealer(stop=stop, beat=Pulse("sealer"))
