"""What waits for a person at an office: requests, baskets, orders; each with the act itself where one tap is enough."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Act, Clock
from eblangkon.desks.frame.orders.clock import running
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told as in_words
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.queries import working_calendar
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment import queries as payment
from eblangkon.purchase.payment.states import STAGES

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order, RequestNote
    from eblangkon.purchase.payment.models import Payment


@dataclass(frozen=True, slots=True)
class Key:
    """Where a task stands in the list: since when, which tab, and what it is about."""

    since: datetime
    kind: str
    source: str
    pk: int
    code: str
    until: date | None = None

    def late(self, today: date) -> bool:
        """Whether its last day is past."""
        return self.until is not None and self.until < today


@dataclass(frozen=True, slots=True)
class Task:
    """One row: what is to be done with what, who waits for it, how long; `act` is the tap or the link."""

    what: str
    subject: str
    path: str
    who: str
    value: Rupiah | None
    since: datetime
    clock: Clock
    act: Act
    remark: str = ""


KINDS = ("permintaan", "keranjang", "persetujuan", "pemeriksaan", "serah-terima", "pembayaran", "pajak")
_KIND_OF = {
    State.DRAFT: "keranjang",
    State.AWAITING_APPROVAL: "persetujuan",
    State.SHIPPED: "pemeriksaan",
    State.RECEIVED: "serah-terima",
}


def kind_words(kind: str) -> str:
    """What the tab is called."""
    return {
        "permintaan": _("Permintaan"),
        "keranjang": _("Keranjang"),
        "persetujuan": _("Persetujuan"),
        "pemeriksaan": _("Pemeriksaan"),
        "serah-terima": _("Serah terima"),
        "pembayaran": _("Pembayaran"),
        "pajak": _("Pajak"),
    }[kind]


def at_offices(actor: Actor) -> Actor:
    """The same person with the duties at offices only: a shop of theirs has its own desk."""
    return replace(actor, hats=tuple(hat for hat in actor.hats if hat.agency is not None))


def keys_of(actor: Actor) -> list[Key]:
    """Everything that waits, oldest first; four queries."""
    notes = queries.requests_waiting_for(actor).values_list("created_at", "answered_at", "pk", "state", "needed_by")
    keys = [Key(answered or asked, "permintaan", "request", pk, state, by) for asked, answered, pk, state, by in notes]
    orders = queries.waiting_for(actor).filter(state__in=[str(state) for state in _KIND_OF])
    keys += [
        Key(since, _KIND_OF[State(state)], "order", pk, state, by)
        for since, pk, state, by in orders.values_list("moved_at", "pk", "state", "needed_by")
    ]
    due = payment.last_days_of(payment.orders_waiting_for_payment_step(actor))
    keys += [Key(since, "pembayaran", "order", pk, state, by) for since, pk, state, by in due]
    taxed = payment.orders_with_taxes_open(actor).values_list("moved_at", "pk", "state")
    keys += [Key(since, "pajak", "order", pk, state) for since, pk, state in taxed]
    return sorted(keys, key=lambda key: (key.since, key.pk))


def counts(keys: Sequence[Key]) -> Counter[str]:
    """How many of each kind."""
    return Counter(key.kind for key in keys)


def load(actor: Actor, keys: Sequence[Key]) -> list[Task]:
    """The rows of one page; four queries, however many there are, and one more where papers were sent back."""
    if not keys:
        return []
    notes = queries.requests_with(key.pk for key in keys if key.source == "request")
    orders = queries.orders_with(key.pk for key in keys if key.source == "order")
    payments = payment.payments_of([key.pk for key in keys if key.kind in _MONEY])
    reasons = payment.sent_back_because(payments.values())
    closed = working_calendar(actor.hats[0].region, clock.wib(min(key.since for key in keys)).date())
    return [
        _of_request(key, notes[key.pk], closed)
        if key.source == "request"
        else _of_money(key, orders[key.pk], payments[key.pk], closed, reasons.get(key.pk, ""))
        if key.kind in _MONEY
        else _of_order(key, orders[key.pk], closed)
        for key in keys
    ]


_MONEY = ("pembayaran", "pajak")


def _of_money(key: Key, order: "Order", due: "Payment", closed: frozenset[date], reason: str) -> Task:
    """`reason` says why papers came back: who files them again reads it first, so that one tap is not enough."""
    path, subject = f"/pesanan/{order.number}", f"{order.purpose} · {order.number}"
    # The day by which the shop must be paid says nothing of the deposit.
    until = due.due_by if key.kind == "pembayaran" else None
    told = running(key.since, until, clock.now(), closed)
    if key.kind == "pajak":
        act = Act(_("Catat setoran"), f"{path}/pajak")
        return Task(_("Setor pajak"), subject, path, "", None, key.since, told, act)
    stage = STAGES[due.waits_for]
    one_tap = stage.numbering != "typed" and not stage.proof and not reason
    fields = (("versi", str(order.version)),) if one_tap else ()
    act = Act(in_words(stage.button), f"{path}/bayar/{stage.code}", "", one_tap, fields)
    what, value = in_words(stage.button), Rupiah(due.amount)
    return Task(what, subject, path, order.vendor.name, value, key.since, told, act, reason)


def _of_request(key: Key, note: "RequestNote", closed: frozenset[date]) -> Task:
    path = f"/permintaan/{note.pk}"
    what, act = {
        "asked": (_("Setujui permintaan"), Act(_("Setujui"), path, "", True, (("tindakan", "setujui"),))),
        "agreed": (_("Isi keranjang"), Act(_("Cari barangnya"), path)),
    }.get(key.code, (_("Perbaiki permintaan"), Act(_("Perbaiki"), f"{path}/ubah")))
    who = note.asked_by.name if key.code == "asked" else note.answered_by.name if note.answered_by else ""
    told = running(key.since, note.needed_by, clock.now(), closed)
    return Task(
        what, note.purpose, path, who, None, key.since, told, act, note.remark if key.code == "returned" else ""
    )


def _of_order(key: Key, order: "Order", closed: frozenset[date]) -> Task:
    path, number = f"/pesanan/{order.number}", str(order.number)
    version = (("versi", str(order.version)),)
    what, act, who = {
        "draft": (
            _("Lanjutkan keranjang"),
            Act(_("Buka keranjang"), f"/keranjang/{number}"),
            order.request.asked_by.name,
        ),
        "awaiting_approval": (
            _("Setujui pesanan"),
            Act(_("Setujui"), f"{path}/setujui", "", True, version),
            (order.sent_by or order.created_by).name,
        ),
        "shipped": (
            _("Periksa barang"),
            Act(_("Sesuai semua"), f"{path}/periksa", "", True, (*version, ("semua", "1"))),
            order.vendor.name,
        ),
        "received": (
            _("Tanda tangani serah terima"),
            Act(_("Tanda tangani"), f"{path}/serah-terima", "", True, version),
            order.vendor.name,
        ),
    }[key.code]
    told = running(key.since, order.needed_by, clock.now(), closed)
    path = f"/keranjang/{number}" if key.code == "draft" else path
    subject = f"{order.purpose} · {number}"
    return Task(what, subject, path, who, Rupiah(order.total) or None, key.since, told, act)
