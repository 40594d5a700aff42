"""Take a promise back."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.purchase.catalogue.actions.stock_statement import change_stock


@transaction.atomic(savepoint=False)  # stands or falls with the order that asks
def release_stock(*, quantities: Mapping[int, int]) -> None:
    """Give promised units back to the shelf.

    Units above zero by product id. The caller's own audit entry names the order that asks. Raises ShortOfStock and
    then changes nothing.
    """
    change_stock(quantities, on_hand=0, reserved=-1)
