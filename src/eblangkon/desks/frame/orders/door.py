"""The way to an order from an address: whoever is no side of it is told that there is none."""

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
        raise Missing(
            _("Tidak ada pesanan %(number)s") % {"number": number},
            _("Periksa nomornya, atau cari di daftar pesanan Anda."),
            near=_("daftar pesanan"),
            near_path="/pesanan",
            query=str(number),
        ) from None
