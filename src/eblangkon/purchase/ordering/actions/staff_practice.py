"""Give people their duties at the practice office and shop of a region."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.parties.agencies.queries import duties_at, people_with_duty, practice_office
from eblangkon.parties.agencies.rules import DutyRefused
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.queries import people_of, practice_shop
from eblangkon.purchase.ordering.rules.refusals import Problem, Refused

OWNER = "vendor_owner"
DECREE = "Latihan"
"""What stands for the number of a decree, for nobody is appointed to practice by one."""


@transaction.atomic
def staff_practice(*, region: str, people: Mapping[str, int], by: Actor) -> int:
    """Give each duty (a code at an office, or `vendor_owner`) to that person from today; return how many are new.

    What somebody holds already stays. The ordinary rules hold, for they are what is learnt: whoever orders, whoever
    approves and whoever pays are three people, and nobody stands on both sides. Raises Refused with every wrong field
    (named by the duty), or where the practice office is not open; NotYourRegion. Then nobody has got anything.
    """
    check_region(by, region)
    office, shop = practice_office(region), practice_shop(region)
    if office is None or shop is None:
        raise Refused.because("closed", said("Kantor latihan belum dibuka. Buka dahulu."))
    given, problems = 0, []
    for code, person in people.items():
        try:
            given += _give(office, shop, code, person, by)
        except DutyRefused as refusal:
            problems.append(Problem("duty", code, str(refusal)))
    problems += _both_sides(office, shop, people)
    if problems:
        raise Refused(problems)
    return given


def _give(office: Agency, shop: Vendor, code: str, person: int, by: Actor) -> bool:
    today = clock.today()
    if code == OWNER:
        if person in people_of(shop.pk, today):
            return False
        add_member(actor=by, vendor_id=shop.pk, person_id=person, role="owner", valid_from=today)
        return True
    if person in people_with_duty(office.pk, code, today):
        return False
    assign_duty(person=person, code=code, agency=office.pk, decree_number=DECREE, valid_from=today, by=by)
    return True


def _both_sides(office: Agency, shop: Vendor, people: Mapping[str, int]) -> list[Problem]:
    """Whoever was chosen now and stands on both sides: each act would be refused them."""
    today = clock.today()
    both = set(duties_at(office.pk, today).values_list("person_id", flat=True)) & set(people_of(shop.pk, today))
    words = said("Seorang tidak boleh berdiri di kantor latihan dan di toko latihan sekaligus. Pilih orang lain.")
    return [Problem("both_sides", code, words) for code, person in people.items() if person in both]
