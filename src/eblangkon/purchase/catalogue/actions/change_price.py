"""Ask another price from now on."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.purchase.catalogue.actions.shelf import check_ppn, hold_product, note
from eblangkon.purchase.catalogue.models import Price, Product
from eblangkon.purchase.catalogue.rules.shelf import Tier, check_tiers


@transaction.atomic
def change_price(
    *,
    product: int,
    prices: Sequence[Tier],
    by: Actor,
    includes_ppn: bool | None = None,
    seen_version: int | None = None,
) -> Product:
    """The product with these tiers in force from now on; what held before is closed and kept for ever.

    `includes_ppn` None: as before. Tiers that stay as they are keep their row, and nothing changed writes nothing.
    Raises ChangedMeanwhile, ShelfRefused and NotYourShop.
    """
    held = hold_product(product, by, seen_version)
    if includes_ppn is not None:
        check_ppn(held.vendor_id, includes_ppn)
    tiers = check_tiers(prices)
    before = list(Price.objects.filter(product=held, until=None).order_by("min_quantity"))
    with_ppn = (before[0].includes_ppn if before else False) if includes_ppn is None else includes_ppn
    wanted = {(tier.min_quantity, int(tier.amount), with_ppn) for tier in tiers}
    known = {(price.min_quantity, int(price.amount), price.includes_ppn): price for price in before}
    if wanted == set(known):
        return held
    # A price opened at this very moment has lasted the shortest time there is.
    now = max([clock.now(), *(price.since + timedelta(microseconds=1) for price in before)])
    closed = [price.pk for key, price in known.items() if key not in wanted]
    Price.objects.filter(pk__in=closed).update(until=now)
    Price.objects.bulk_create(
        Price(product=held, min_quantity=quantity, amount=amount, includes_ppn=ppn, since=now)
        for quantity, amount, ppn in sorted(wanted - set(known))
    )
    held.version += 1
    held.save(update_fields=["version"])
    old = int(before[0].amount) if before else None
    note(held, by, "price", {"before": old, "price": int(tiers[0].amount), "tiers": len(tiers)})
    return held
