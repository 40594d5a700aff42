"""`eblangkon audit_seal`: seals the log until it is told to stop."""

import signal
from threading import Event

from django.core.management.base import BaseCommand

from eblangkon.ground.audit.actions.run_sealer import run_sealer
from eblangkon.ground.kernel.heartbeats import Pulse


class Command(BaseCommand):
    help = "Segel catatan audit sampai dihentikan."

    def handle(self, *args: object, **options: object) -> None:
        stop = Event()
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: stop.set())
        run_sealer(stop=stop, beat=Pulse("sealer"))
