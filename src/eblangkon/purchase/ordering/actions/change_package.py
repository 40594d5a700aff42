"""Change a planned package, as the RUP was changed."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.purchase.ordering.models import PlannedPackage
from eblangkon.purchase.ordering.rules.plans import PackageFacts, plan_problems
from eblangkon.purchase.ordering.rules.refusals import Refused


@transaction.atomic
def change_package(*, package: int, facts: PackageFacts, by: Actor) -> PlannedPackage:
    """The package with these facts; never less than what its orders hold.

    Raises NotYourRegion, PlannedPackage.DoesNotExist, Refused with every wrong field, or ValidationError by field.
    """
    found = PlannedPackage.objects.select_for_update(of=("self",)).select_related("agency").get(pk=package)
    check_region(by, found.agency.region_id)
    words = {"name": facts.name, "method": facts.method, "source_of_funds": facts.source_of_funds}
    if problems := plan_problems(words, {"ceiling": facts.ceiling}, Rupiah(found.committed)):
        raise Refused(problems)
    new = asdict(facts)
    changed = {field: value for field, value in new.items() if getattr(found, field) != value}
    if not changed:
        return found
    for field, value in changed.items():
        setattr(found, field, value)
    found.full_clean(exclude={"starts", "ends"})  # a RUP may not say them
    found.save(update_fields=list(changed))
    record(
        actor=by,
        action="package.changed",
        subject=("package", str(found.pk)),
        region=found.agency.region_id,
        data={"name": found.name, "ceiling": int(found.ceiling), "active": found.active, "announced": found.announced},
    )
    return found
