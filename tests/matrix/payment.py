"""Paying at the office."""

from tests.cast import Town
from tests.matrix.rows import INSIDE, Row

from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.queries import steps_of

PAYERS = frozenset({"pptk", "pa", "kpa", "treasurer", "bpp", "ppk_skpd"})
TREASURER = frozenset({"treasurer", "bpp"})
NOBODY: frozenset[str] = frozenset()


def _at(state: str, **more: object):
    return lambda town: {"number": town.order(state), **more}


def _last_step(town: Town) -> dict[str, int]:
    number = town.order("paid")
    return {"number": number, "step": steps_of(number)[-1].pk}


def _filed(town: Town) -> dict[str, object]:
    """An SPP that waits for its verifier."""
    number = town.order("invoiced")
    if not steps_of(number):
        take_step(order=number, stage="spp", by=town.actor("treasurer"), number="1/SPP")
    return {"number": number, "code": "verified"}


def _given(town: Town) -> dict[str, str]:
    return {"number": "12", "day": "2026-03-04", "note": "Salah."}


ROWS = (
    Row("payment_waiting", PAYERS, _at("payment_due"), post=False),
    Row("payment_stage", frozenset({"pptk"}), _at("payment_due", code="npd"), data=_given),
    Row("payment_return", frozenset({"ppk_skpd"}), _filed, data=lambda town: {"reason": "Kurang."}),
    Row("payment_taxes", TREASURER, _at("paid"), data=_given),
    Row("payment_entries", INSIDE, _at("paid"), post=False),
    Row("payment_proof", INSIDE, _last_step, post=False),
    Row("payment_correct", TREASURER, _last_step, data=_given),
    # Nothing was withheld from the cast's paid order: whoever may correct a deposit is told so as strangers are.
    Row("payment_correct_tax", NOBODY, _at("paid", deposit=1), data=_given),
)
