"""What rules say is Indonesian to whoever does not translate, and English to a reader who chose it."""

from copy import copy
from datetime import date

from django.utils import translation

from eblangkon.ground.kernel.told import told, told_day
from eblangkon.ground.kernel.words import said, said_or, said_together


def test_values_that_are_said_are_told_too() -> None:
    state = said("Sekarang: {state}.", state=said("menunggu persetujuan"))
    assert state == "Sekarang: menunggu persetujuan."
    with translation.override("en"):
        assert told(state) == "Now: waiting for approval."
        assert told(copy(state)) == "Now: waiting for approval."
        assert told(str(ValueError(state).args[0])) == told(str(ValueError(state))) == "Now: waiting for approval."


def test_several_are_told_part_by_part() -> None:
    both = said_together([said("dibayar"), said_or(["PPK", "PA", said("bendahara pengeluaran")])], ": ")
    assert both == "dibayar: PPK, PA atau bendahara pengeluaran"
    with translation.override("en"):
        assert told(both) == "paid: PPK, PA or treasurer"


def test_days_and_plain_text() -> None:
    assert told_day(date(2026, 8, 2)) == "2 Agustus 2026"
    with translation.override("en"):
        assert told_day(date(2026, 8, 2)) == "2 August 2026"
        assert told("dibayar") == "dibayar"
