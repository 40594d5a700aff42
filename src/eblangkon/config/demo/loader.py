"""Load a demonstration, whatever demonstration was there before."""

import sys
from collections.abc import Callable
from typing import NoReturn

from django.db import connection, transaction
from tqdm import tqdm

from eblangkon.config.demo import fresh
from eblangkon.config.demo.history.load import load_history, total_packages
from eblangkon.config.demo.people import LOADER
from eblangkon.config.demo.small import invent, play, total_acts
from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.kernel import installation
from eblangkon.insight.transparency.actions.recount_paid import recount_paid

SCALES = ("small", "batang")


def load(scale: str, *, say: Callable[[str], object] = print, divisor: int = 1) -> None:
    """Load `small` or `batang` and seal its log. `divisor` loads only a part of the published years, for tests.

    Raises NotADemonstration where anything real may be.
    """
    fresh.refuse_real()
    if fresh.holds_something():
        say("Peragaan yang lama dihapus, tabelnya dibuat baru.")
        fresh.start_over()
    installation.mark("demonstration")
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = off")  # a load that a crash cuts short is loaded afresh anyway
    cast = invent()
    if scale == "batang":
        with _bar(total_packages(divisor), "Tahun yang terbit", " paket") as bar:
            load_history(cast.offices, bar.update, divisor)
    with _bar(total_acts(), "Peragaan", " langkah") as bar:
        play(cast, bar.update)
    with connection.cursor() as cursor:
        cursor.execute("SET synchronous_commit = on")
    recount_paid()  # what is loaded lies days back: the public totals need not add it up on every page
    _finish(scale)


def _bar(total: int, what: str, unit: str) -> "tqdm[NoReturn]":
    return tqdm(total=total, desc=what, unit=unit, disable=not sys.stderr.isatty())


@transaction.atomic
def _finish(scale: str) -> None:
    """The last entry says that it is whole; then everything is sealed."""
    record(
        actor=LOADER,
        action=fresh.LOADED,
        subject=("installation", "demonstration"),
        region="",
        data={"scale": scale},
    )
    transaction.on_commit(seal)
