"""Say what bringing goods costs."""

from datetime import timedelta

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.models import DeliveryRate
from eblangkon.purchase.catalogue.permissions import check_shop
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused


@transaction.atomic
def set_delivery_rate(
    *, vendor: int, region: str, amount: Rupiah, by: Actor, free_from: Rupiah | None = None
) -> DeliveryRate:
    """The shop's rate for one delivery into the region from now on; the one before is closed and kept.

    Raises ShelfRefused for sums below zero, and NotYourShop.
    """
    check_shop(by, vendor)
    if amount < 0 or (free_from is not None and free_from < 0):
        raise ShelfRefused(said("Ongkos kirim tidak boleh kurang dari Rp0."), "amount")
    before = DeliveryRate.objects.select_for_update().filter(vendor=vendor, region=region, until=None).first()
    if before is not None:
        if (before.amount, before.free_from) == (amount, free_from):
            return before
        now = max(clock.now(), before.since + timedelta(microseconds=1))
        before.until = now
        before.save(update_fields=["until"])
    rate = DeliveryRate.objects.create(
        vendor_id=vendor,
        region_id=region,
        amount=amount,
        free_from=None if free_from is None else int(free_from),
        since=before.until if before is not None and before.until else clock.now(),
    )
    record(
        actor=by,
        action="delivery_rate.set",
        subject=("vendor", str(vendor)),
        region=region,
        data={"amount": int(amount), "free_from": None if free_from is None else int(free_from)},
    )
    return rate
