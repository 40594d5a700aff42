"""Write something else about a product."""

from decimal import Decimal
from typing import Any

from django.db import transaction

from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.actions.describe import WRITTEN, describe
from eblangkon.purchase.catalogue.actions.shelf import hold_product, hold_shelf, note
from eblangkon.purchase.catalogue.models import Product, Stock
from eblangkon.purchase.catalogue.rules.about import MOST_UNITS, About, check_about
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused

_COLUMNS = (*WRITTEN, "made_to_order")


@transaction.atomic
def change_product(
    *,
    product: int,
    about: About,
    by: Actor,
    made_to_order: bool | None = None,
    stock: int = 0,
    promised: int = 0,
    seen_version: int | None = None,
) -> Product:
    """The product with these words; orders keep the name, unit and tax kind that they took over.

    `made_to_order` None: as before. Who begins to keep a stock says how many there are (`stock`, in units) and how
    many of them open orders already hold (`promised`). Nothing changed writes nothing. Raises ChangedMeanwhile,
    ShelfRefused, NotYourShop, or ValidationError by field.
    """
    held = hold_product(product, by, seen_version)
    before = _written(held)
    about = check_about(about)
    if about.name != held.name:
        hold_shelf(held.vendor_id)
    describe(held, about)
    if made_to_order is not None and made_to_order != held.made_to_order:
        _turn(held, made_to_order, stock, promised)
    after = _written(held)
    if after == before:
        return held
    held.version += 1
    held.full_clean()
    held.save(update_fields=[*WRITTEN, "made_to_order", "slug", "version"])
    changed: dict[str, JSON] = {
        field: {"before": _plain(before[field]), "after": _plain(after[field])}
        for field in _COLUMNS
        if before[field] != after[field]
    }
    note(held, by, "change", {"changed": changed})
    return held


def _written(product: Product) -> dict[str, Any]:
    return {field: getattr(product, field) for field in _COLUMNS}


def _plain(value: Any) -> JSON:
    return str(value) if isinstance(value, Decimal) else value


def _turn(held: Product, made_to_order: bool, stock: int, promised: int) -> None:
    """Between a shelf that is counted and goods made when they are ordered.

    Open orders give back or take what they hold of the stock later, so a row must stand as long as they hold some.
    An order that is sent in the same moment is not among `promised`; that is accepted, for it asks a shop to change
    this and an office to send within the same few milliseconds.
    """
    held.made_to_order = made_to_order
    if not made_to_order:
        if not promised <= stock <= MOST_UNITS:
            raise ShelfRefused(
                said(
                    "{promised} {unit} sudah dijanjikan kepada pemesan. Isi dari {promised} sampai {most}.",
                    promised=promised,
                    unit=held.unit,
                    most=MOST_UNITS,
                ),
                "stock",
            )
        Stock.objects.create(product=held, on_hand=stock, reserved=promised)
        return
    row = Stock.objects.select_for_update().filter(product=held).first()
    if row is None:
        return
    if row.reserved:
        raise ShelfRefused(
            said(
                "{reserved} {unit} dari persediaan sudah dijanjikan kepada pemesan. Ubah ini sesudah diserahterimakan.",
                reserved=row.reserved,
                unit=held.unit,
            ),
            "made_to_order",
        )
    row.delete()
