"""Signs of life: worker and sealer give them, the health page reads them."""

import time

from django.db.models import F
from django.db.models.functions import Now

from eblangkon.ground.kernel.models import Heartbeat


class Pulse:
    """Call it as often as you like: it writes a heartbeat at most every two seconds."""

    EVERY = 2.0

    def __init__(self, name: str) -> None:
        self.name = name
        self._next = 0.0

    def __call__(self) -> None:
        if time.monotonic() >= self._next:
            beat(self.name)
            self._next = time.monotonic() + self.EVERY


def beat(name: str) -> None:
    """Write that the process of this name is alive now."""
    Heartbeat.objects.bulk_create(
        [Heartbeat(name=name, beaten_at=Now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["beaten_at"],
    )


def ages() -> dict[str, float]:
    """Seconds since the last heartbeat of each process that has ever given one. One query."""
    found = Heartbeat.objects.annotate(age=Now() - F("beaten_at")).values_list("name", "age")
    return {name: age.total_seconds() for name, age in found}
