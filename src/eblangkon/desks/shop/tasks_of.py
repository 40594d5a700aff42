"""What waits for a shop: each order with the act itself, one tap where nothing must be typed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

from eblangkon.desks.frame.facts import Act, Clock
from eblangkon.desks.frame.orders.clock import running
from eblangkon.desks.shop.telling import goods
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.delivery.queries import CountedLine
from eblangkon.purchase.ordering.states import State

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order

Lines = Mapping[int, Sequence[CountedLine]]
Waiting = tuple[str, str, tuple[Act, ...]]


@dataclass(frozen=True, slots=True)
class Task:
    """One order that waits for the shop: what to do, for whom, since when; the first of `acts` is the tap."""

    what: str
    subject: str
    path: str
    who: str
    value: Rupiah
    since: datetime
    clock: Clock
    otherwise: str
    acts: tuple[Act, ...]


def task_of(order: "Order", lines: Lines, closed: frozenset[date]) -> Task:
    """The order as a task; `lines` are those of all orders shown, `closed` the days that do not count."""
    state = State(order.state)
    until = order.answer_by if state is State.PLACED else None if state is State.HANDED_OVER else order.needed_by
    what, otherwise, acts = _waiting(order, state)
    return Task(
        what,
        goods(lines.get(order.number, ()), order.owed),
        f"/pesanan/{order.number}",
        order.agency.name,
        Rupiah(order.total),
        order.moved_at,
        running(order.moved_at, until, clock.now(), closed),
        otherwise,
        acts,
    )


def _waiting(order: "Order", state: State) -> Waiting:
    """What is to be done, what is at stake, and the ways to do it."""
    path = f"/pesanan/{order.number}"
    seen = (("versi", str(order.version)), ("dari", "toko"))
    if state is State.PLACED:
        accept = Act(_("Terima pesanan"), f"{path}/jawab", "", True, (*seen, ("jawaban", "terima")))
        return _("Pesanan baru"), _answer_words(order), (accept, Act(_("Lihat dan jawab"), f"{path}/jawab"))
    if state is State.HANDED_OVER:
        told = _("Serah terima sudah ditandatangani. Tagihan dan kuitansi terisi sendiri; cukup satu ketuk.")
        sign = Act(_("Tanda tangani dan tagih"), f"{path}/tagih", "", True, seen)
        return _("Tagih"), told, (sign, Act(_("Lihat dahulu"), f"{path}/tagih"))
    told = _("Tiba paling lambat %(until)s.") % {"until": long_date(order.needed_by)}
    send = Act(_("Kirim semua"), f"{path}/kirim", "", True, (*seen, ("semua", "1")))
    what = _("Kirim sisanya") if order.owed else _("Kirim")
    return what, told, (send, Act(_("Isi jumlah dan foto"), f"{path}/kirim"))


def _answer_words(order: "Order") -> str:
    told = _("Masuk rekening Anda %(nets)s sesudah pajak.") % {"nets": Rupiah(order.tax["vendor_nets"])}
    if order.answer_by is None:
        return told
    return _("%(told)s Jawab paling lambat %(until)s.") % {"told": told, "until": long_date(order.answer_by)}
