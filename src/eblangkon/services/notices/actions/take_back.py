"""Take notices back whose reason is gone, as when the person they were written to is."""

from collections.abc import Collection

from eblangkon.services.notices.models import Notice


def take_back(*, people: Collection[int], code: str) -> int:
    """How many of one kind these people no longer have; what was mailed already stays mailed. One statement."""
    return Notice.objects.filter(person_id__in=people, code=code).delete()[0]
