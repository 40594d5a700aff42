"""Seal, wait, seal again: the sealer's life."""

import logging
from collections.abc import Callable
from threading import Event

from django.db import InterfaceError, OperationalError, connection

from eblangkon.ground.audit.actions.seal import seal

log = logging.getLogger(__name__)

POLL = 0.2
"""Seconds between two looks. Polling, because NOTIFY from the writers is one lock for all of them at commit."""
LONGEST_WAIT = 5.0


def run_sealer(*, stop: Event, every: float = POLL, beat: Callable[[], None] | None = None) -> int:
    """Seal until `stop` is set; return how many entries were sealed. `beat` is called after each round that held.

    A lost connection is not an end: it is dropped and tried again, ever more slowly up to five seconds.
    """
    sealed, wait = 0, every
    while not stop.is_set():
        try:
            sealed += seal()
            if beat is not None:
                beat()
            wait = every
        except (OperationalError, InterfaceError) as lost:
            log.warning("sealer: %s; trying again", str(lost).strip().splitlines()[0] if str(lost) else "lost")
            connection.close()
            wait = min(wait * 2, LONGEST_WAIT)
        stop.wait(wait)
    connection.close()
    return sealed
