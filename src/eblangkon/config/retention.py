"""Erase personal data whose time has come, by the dated rules of all regions (DOMAIN.md 12)."""

from datetime import date, datetime, time, timedelta
from typing import Final

from eblangkon.ground.access.actions.forget_invitations import forget_invitations
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.clock import WIB
from eblangkon.ground.people.actions.erase_person import erase_person
from eblangkon.ground.people.queries import known_since_before
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.parties.agencies.queries import people_on_duty_since
from eblangkon.parties.vendors.actions.forget_invitations import forget_invitations as forget_shop_invitations
from eblangkon.parties.vendors.queries import people_at_shops_since
from eblangkon.services.imports.actions.forget_cells import forget_cells
from eblangkon.services.notices.actions.forget_read import forget_read

PROVINCE: Final = "33"
"""Notices and people belong to no single region: the defaults of all hold, or the province's own."""


def erase_overdue() -> dict[str, int]:
    """How many notices, invitations, lists and people were erased; asked twice a day, the second time finds none.

    A person stays while a duty or place at a shop holds or ended less than `person_kept_years` ago, and so does who
    came or signed in since. Records of purchases, papers and the log are not touched: they stay ten years.
    """
    today = clock.today()
    rules = rules_in_force(PROVINCE, today)
    read_before = datetime.combine(today, time.min, WIB) - timedelta(days=rules["read_notice_kept_days"].value)
    spent_before = datetime.combine(today, time.min, WIB) - timedelta(days=rules["invitation_kept_days"].value)
    listed_before = datetime.combine(today, time.min, WIB) - timedelta(days=rules["import_kept_days"].value)
    left_before = _years_before(today, rules["person_kept_years"].value)
    candidates = known_since_before(datetime.combine(left_before, time.min, WIB))
    needed = people_on_duty_since(left_before) | people_at_shops_since(left_before)
    people = [person for person in candidates if person not in needed]
    return {
        "notices": forget_read(before=read_before, by=SYSTEM),
        "invitations": forget_invitations(before=spent_before, by=SYSTEM)
        + forget_shop_invitations(before=spent_before, by=SYSTEM),
        "lists": forget_cells(before=listed_before, by=SYSTEM),
        "people": sum(erase_person(person=person, by=SYSTEM) for person in people),
    }


def _years_before(day: date, years: int) -> date:
    leap = (day.month, day.day) == (2, 29)
    return (day - timedelta(days=1) if leap else day).replace(year=day.year - years)
