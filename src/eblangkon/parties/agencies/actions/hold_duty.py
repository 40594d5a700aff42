"""Lock a duty to change it: the person first, as whoever gives a duty or brings in a list does."""

from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Duty


def hold_duty(duty: int) -> Duty:
    """The duty with person, office, region and whom it stands for, locked after its person's row.

    Not the key of that row: notices and orders, which only point at the person, go on meanwhile. Raises
    Duty.DoesNotExist.
    """
    who = Duty.objects.values_list("person_id", flat=True).get(pk=duty)
    Person.objects.select_for_update(no_key=True).get(pk=who)
    locked = Duty.objects.select_for_update(of=("self",))
    return locked.select_related("person", "agency", "region", "instead_of").get(pk=duty)
