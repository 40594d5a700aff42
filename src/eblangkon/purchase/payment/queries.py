"""What is owed, what was done about it, and who is waited for."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Greatest

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.purchase.delivery.queries import handover_of
from eblangkon.purchase.ordering.models import Order, OrderStep
from eblangkon.purchase.ordering.states import PAYERS
from eblangkon.purchase.payment.models import Payment, PaymentStep, TaxDeposit
from eblangkon.purchase.payment.rules import Waited, waited, withheld
from eblangkon.purchase.payment.states import FILED, STAGES, Stage

Row = TypeVar("Row", PaymentStep, TaxDeposit)


def payment_of(order: int) -> Payment | None:
    """The payment of an order, from the vendor's confirming tap on."""
    return Payment.objects.filter(order=order).first()


def wait_of(order: Order) -> Waited | None:
    """Working days that the vendor waits for the money, or waited until it came; None before the clock starts.

    Two queries. Interest is no business of this room: it would need a dated rate.
    """
    payment = payment_of(order.number)
    if payment is None or payment.due_since is None or payment.due_by is None:
        return None
    since, until = (clock.wib(at).date() for at in (payment.due_since, payment.paid_at or clock.now()))
    return waited(since, payment.due_by, until, working_calendar(order.region_id, since, until))


def invoice_day(order: int) -> date | None:
    """The day of the vendor's tap, before which nothing about the money can have happened."""
    handover = handover_of(order)
    at = handover.countersigned_at if handover else None
    return clock.wib(at).date() if at else None


def steps_of(order: int) -> list[PaymentStep]:
    """The stages passed, in their order: of a corrected one the correction alone, and nothing that was sent back."""
    return standing(list(PaymentStep.objects.filter(payment=order, round=F("payment__round")).order_by("pk")))


def told_steps_of(order: int) -> list[PaymentStep]:
    """The same with what was sent back, as the story tells it."""
    return standing(list(PaymentStep.objects.filter(payment=order).order_by("pk")))


def deposits_of(order: int) -> list[TaxDeposit]:
    """The deposits made, in their order; of a corrected one the correction alone."""
    return standing(list(TaxDeposit.objects.filter(payment=order).order_by("pk")))


def latest_deposits(agency: int, kinds: Iterable[str], most: int = 20) -> list[TaxDeposit]:
    """What an office paid in last of these kinds, the newest first: one NTPN is typed once for many orders."""
    return list(TaxDeposit.objects.filter(payment__order__agency=agency, kind__in=list(kinds)).order_by("-pk")[:most])


def history_of(order: int) -> tuple[list[PaymentStep], list[TaxDeposit]]:
    """Every row ever written, those that were corrected or sent back too; a stage comes with its payment."""
    return (
        list(PaymentStep.objects.filter(payment=order).select_related("payment").order_by("pk")),
        list(TaxDeposit.objects.filter(payment=order).order_by("pk")),
    )


def standing(rows: list[Row]) -> list[Row]:
    """Without the rows that a later one corrects; a correction takes the place of what it corrects."""
    corrected = {row.corrects_id for row in rows}
    first = {row.pk: row.pk for row in rows}
    for row in rows:
        if row.corrects_id is not None:
            first[row.pk] = first[row.corrects_id]
    return sorted((row for row in rows if row.pk not in corrected), key=lambda row: first[row.pk])


def next_stage_of(order: int) -> Stage | None:
    """The stage that waits; None when nothing is due yet or all is paid."""
    payment = payment_of(order)
    return STAGES[payment.waits_for] if payment and payment.waits_for else None


def taxes_open(order: Order) -> dict[str, Rupiah]:
    """Withheld taxes that are not deposited yet, by kind; one query."""
    done = set(TaxDeposit.objects.filter(payment=order.number).values_list("kind", flat=True))
    return {kind: amount for kind, amount in withheld(order.tax).items() if kind not in done}


def orders_waiting_for_payment_step(actor: Actor) -> QuerySet[Order]:
    """Orders whose next stage is the actor's, the longest due first; one query."""
    mine = Q(pk__in=[])
    for hat in actor.hats:
        stages = [code for code, stage in STAGES.items() if hat.duty in stage.duties]
        if stages and hat.agency is not None:
            mine |= Q(order__agency_id=hat.agency, waits_for__in=stages)
    return _orders(Payment.objects.filter(mine))


def orders_with_taxes_open(actor: Actor) -> QuerySet[Order]:
    """Paid orders of the treasurer's offices whose withheld taxes are not all deposited, the longest first."""
    offices = [hat.agency for hat in actor.hats if hat.duty in PAYERS and hat.agency is not None]
    return _orders(Payment.objects.filter(order__agency_id__in=offices, taxes_open=True))


def _orders(payments: QuerySet[Payment]) -> QuerySet[Order]:
    orders = Order.objects.filter(pk__in=payments.values("order_id"))
    return orders.select_related("agency", "vendor", "package").order_by("moved_at", "number")


def last_days_of(orders: QuerySet[Order]) -> QuerySet[Order, tuple[datetime, int, str, date | None]]:
    """Of each order when it last moved, its number and state, and by which day the vendor must be paid, if any runs."""
    pay_by = Subquery(Payment.objects.filter(pk=OuterRef("pk")).values("due_by")[:1])
    return orders.annotate(pay_by=pay_by).values_list("moved_at", "pk", "state", "pay_by")


def overdue(on: date) -> QuerySet[Payment]:
    """Payments whose last day lies before `on` while the vendor waits still."""
    return Payment.objects.filter(paid_at__isnull=True, due_by__lt=on)


def payments_of(orders: list[int]) -> dict[int, Payment]:
    """The payments of a page's orders by order number; one query."""
    return Payment.objects.in_bulk(orders)


def sent_back_because(payments: Iterable[Payment]) -> dict[int, str]:
    """Why papers that are to be filed again were sent back, by order number; no query where there are none."""
    again = [payment.pk for payment in payments if payment.round > 1 and payment.waits_for in FILED]
    if not again:
        return {}
    steps = OrderStep.objects.filter(order__in=again, verb="send_back").order_by("order", "-version").distinct("order")
    return dict(steps.values_list("order_id", "note"))


def access_step(order: int, step: int) -> PaymentStep:
    """One recorded stage of an order to which the caller has been let. Raises PaymentStep.DoesNotExist."""
    return PaymentStep.objects.get(pk=step, payment=order)


def work_at(agencies: Collection[int]) -> Counter[tuple[int, tuple[str, ...]]]:
    """How many payments and deposits wait at an office for whoever has one of these duties; two queries."""
    found: Counter[tuple[int, tuple[str, ...]]] = Counter()
    here = Payment.objects.filter(order__agency__in=agencies).order_by()
    waiting = here.exclude(waits_for="").values_list("order__agency_id", "waits_for")
    for agency, stage, count in waiting.annotate(count=Count("pk")):
        found[agency, STAGES[stage].duties] += count
    owing = here.filter(taxes_open=True).values_list("order__agency_id").annotate(count=Count("pk"))
    for agency, count in owing:
        found[agency, PAYERS] += count
    return found


def unstarted() -> QuerySet[Payment]:
    """Payments of route LS that wait before the clock starts, each with when its turn began, as `since`."""
    steps = PaymentStep.objects.filter(payment=OuterRef("pk")).order_by("-at").values("at")[:1]
    found = Payment.objects.filter(paid_at__isnull=True, due_by__isnull=True).exclude(waits_for="")
    # Whatever came last: the vendor's tap, a stage, or papers that were sent back.
    since = Greatest(F("order__moved_at"), Coalesce(Subquery(steps), F("order__moved_at")))
    return found.annotate(since=since).select_related("order__agency", "order__vendor").order_by("pk")


def running() -> QuerySet[Payment]:
    """Payments whose clock runs while the vendor waits, with order, office and vendor."""
    found = Payment.objects.filter(paid_at__isnull=True, due_by__isnull=False)
    return found.select_related("order__agency", "order__vendor").order_by("pk")
