"""Send promised goods away."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.purchase.catalogue.actions.stock_statement import change_stock


@transaction.atomic(savepoint=False)  # stands or falls with the order that asks
def consume_stock(*, quantities: Mapping[int, int]) -> None:
    """Promised units leave the shop.

    Units above zero by product id. The caller's own audit entry names the order that asks. Raises ShortOfStock and
    then changes nothing.
    """
    change_stock(quantities, on_hand=-1, reserved=-1)
