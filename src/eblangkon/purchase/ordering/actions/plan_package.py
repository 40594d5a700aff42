"""Write a package of the general procurement plan (RUP)."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.purchase.ordering.models import PlannedPackage
from eblangkon.purchase.ordering.rules.plans import PackageFacts, plan_problems
from eblangkon.purchase.ordering.rules.refusals import Problem, Refused


@transaction.atomic
def plan_package(*, agency: int, year: int, kd_rup: str, facts: PackageFacts, by: Actor) -> PlannedPackage:
    """The new package of that office and budget year.

    Raises NotYourRegion, Agency.DoesNotExist, Refused with every wrong field, or ValidationError by field.
    """
    office = Agency.objects.select_for_update().get(pk=agency)  # two taps at once: the second finds the first
    check_region(by, office.region_id)
    words = {"kd_rup": kd_rup, "name": facts.name, "method": facts.method, "source_of_funds": facts.source_of_funds}
    problems = plan_problems(words, {"ceiling": facts.ceiling}, Rupiah(0))
    code = kd_rup.strip()
    if PlannedPackage.objects.filter(agency=office, year=year, kd_rup=code).exists():
        problems.append(
            Problem("taken", "kd_rup", said("Paket dengan kode RUP ini sudah ada di kantor dan tahun ini."))
        )
    if problems:
        raise Refused(problems)
    package = PlannedPackage(agency=office, year=year, kd_rup=code, **asdict(facts))
    package.full_clean(exclude={"starts", "ends"})  # a RUP may not say them
    package.save(force_insert=True)
    record(
        actor=by,
        action="package.planned",
        subject=("package", str(package.pk)),
        region=office.region_id,
        data={"agency": agency, "year": year, "kd_rup": code, "name": package.name, "ceiling": int(package.ceiling)},
    )
    return package
