"""The way to an order from an address: whoever is no side of it is told that there is none."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext as _

from eblangkon.desks.frame.errors import Missing
from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.ordering.permissions import access_order

if TYPE_CHECKING:
    from eblangkon.purchase.ordering.models import Order


def order_or_missing(actor: Actor, number: int) -> "Order":
    """The order with agency, vendor, package and place. Raises Missing (404) for strangers as for no order."""
    try:
        return access_order(actor, number)
    except ObjectDoesNotExist:
        if other_place(actor, lambda other: access_order(other, number)):
            told = _("Pesanan %(number)s milik tempat tugas Anda yang lain") % {"number": number}
            raise Missing(told, change_place()) from None
        raise Missing(
            _("Tidak ada pesanan %(number)s") % {"number": number},
            _("Periksa nomornya, atau cari di daftar pesanan Anda."),
            near=_("daftar pesanan"),
            near_path="/pesanan",
            query=str(number),
        ) from None


def other_place(actor: Actor, find: Callable[[Actor], object]) -> bool:
    """Whether the same person would find it at a place whose hat they do not wear now."""
    if not actor.elsewhere:
        return False
    try:
        find(replace(actor, hats=actor.elsewhere, elsewhere=()))
    except ObjectDoesNotExist:
        return False
    return True


def change_place() -> str:
    """What to do then."""
    return _("Ganti tempat tugas di bagian atas halaman ini, lalu buka alamatnya lagi.")
