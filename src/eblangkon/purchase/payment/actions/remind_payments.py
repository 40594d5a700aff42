"""Before the last day to pay, after it, and before its clock starts: the next hand is reminded, then those above."""

from collections.abc import Iterator
from datetime import date
from itertools import chain

from django.db import transaction

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import asked_for
from eblangkon.ground.regions.queries import Reminding, reminding
from eblangkon.parties.agencies.queries import people_with_duties
from eblangkon.purchase.ordering.actions.remind_orders import overseers_of, params_of, subject_of
from eblangkon.purchase.payment.models import Payment
from eblangkon.purchase.payment.queries import running, unstarted
from eblangkon.purchase.payment.states import STAGES
from eblangkon.services.notices.actions.remind import remind
from eblangkon.services.notices.queries import told_already
from eblangkon.services.notices.rules import once

SILENT = "payment.silent"
UNSTARTED = "payment.unstarted"
"""LS papers lie there, and no day by which the vendor is paid is even set."""


def remind_payments() -> int:
    """Tell everybody whose payment is due soon or late, each once a stage; return how many notices were written.

    Safe to run twice. Silence never releases money (DOMAIN.md 4, silent buyer).
    """
    regions: dict[str, Reminding] = {}
    due: list[tuple[Payment, str, date]] = []
    for payment in chain(running().iterator(2000), unstarted().iterator(2000)):
        region = payment.order.region_id
        if region not in regions:
            regions[region] = reminding(region, clock.today())
        due += [(payment, code, day) for code, day in _reminders_of(payment, regions[region])]
    told = told_already(once(code, subject_of(payment.order), _step(payment)) for payment, code, _ in due)
    return sum(
        _remind(payment, code, day)
        for payment, code, day in due
        if once(code, subject_of(payment.order), _step(payment)) not in told
    )


def _step(payment: Payment) -> str:
    return f"{payment.round} {payment.waits_for}"


def _reminders_of(payment: Payment, when: Reminding) -> Iterator[tuple[str, date]]:
    if not when.works:
        return
    if payment.due_by is None:
        since = clock.wib(payment.since).date()  # type: ignore[attr-defined]  # annotated by `unstarted`
        if when.waits_long(since):
            yield f"payment.still.{payment.waits_for}", since
        if when.is_silent(since):
            yield UNSTARTED, since
        return
    if when.comes_near(payment.due_by):
        yield f"payment.soon.{payment.waits_for}", payment.due_by
    if when.is_overdue(payment.due_by):
        yield SILENT, payment.due_by


@transaction.atomic
def _remind(payment: Payment, code: str, day: date) -> int:
    """Under the payment's lock, as with orders."""
    same = {"pk": payment.pk, "round": payment.round, "waits_for": payment.waits_for}
    if not Payment.objects.select_for_update(skip_locked=True).filter(**same).values_list("pk").first():
        return 0
    order = payment.order
    hands = people_with_duties(order.agency_id, STAGES[payment.waits_for].duties, clock.today())
    return remind(
        people=overseers_of(order) if code in (SILENT, UNSTARTED) else asked_for(hands),
        code=code,
        subject=subject_of(order),
        params=params_of(order, day),
        step=_step(payment),
    )
