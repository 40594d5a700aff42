"""Take a region's price standard in."""

from dataclasses import dataclass

from django.db import connection, transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.catalogue.models import PriceStandard
from eblangkon.purchase.catalogue.rules.price_standard import Item, Reading


@dataclass(frozen=True, slots=True)
class Counts:
    """rows = imported + updated + unchanged + rejected; `warnings` counts remarks on rows that came in."""

    rows: int
    imported: int
    updated: int
    unchanged: int
    rejected: int
    warnings: int


@transaction.atomic
def import_price_standard(*, actor: Actor, region: str, year: int, reading: Reading) -> Counts:
    """Bring the standard of that year up to the file that was read; items that it lacks stay as they are."""
    with connection.cursor() as cursor:  # two imports of one standard at once: the second waits
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s), %s)", [f"price_standard {region}", year])
    known = {
        (row.code, row.name, row.specification, row.unit): row
        for row in PriceStandard.objects.filter(region=region, year=year)
    }
    fresh: list[PriceStandard] = []
    changed: list[PriceStandard] = []
    for key, item in reading.items.items():
        row = known.get(key)
        if row is None:
            fresh.append(_row(region, year, item))
        elif (row.price, tuple(row.accounts)) != (item.price, item.accounts):
            row.price, row.accounts = item.price, list(item.accounts)
            changed.append(row)
    PriceStandard.objects.bulk_create(fresh, batch_size=1000)
    PriceStandard.objects.bulk_update(changed, ["price", "accounts"], batch_size=1000)
    same = len(reading.items) - len(fresh) - len(changed) + len(reading.repeats)
    counts = Counts(reading.rows, len(fresh), len(changed), same, len(reading.rejected), len(reading.warnings))
    record(
        actor=actor,
        action="price_standard.import",
        subject=("price_standard", f"{region}/{year}"),
        region=region,
        data={"rows": counts.rows, "imported": counts.imported, "updated": counts.updated, "rejected": counts.rejected},
    )
    return counts


def _row(region: str, year: int, item: Item) -> PriceStandard:
    return PriceStandard(
        region_id=region,
        year=year,
        code=item.code,
        name=item.name,
        specification=item.specification,
        unit=item.unit,
        price=item.price,
        accounts=list(item.accounts),
    )
