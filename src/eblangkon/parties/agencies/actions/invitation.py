"""The letter that lets a new official in."""

from collections.abc import Sequence
from typing import Final

from eblangkon.parties.agencies.rules import DUTIES
from eblangkon.services.notices.rules import Message

INVITED: Final = "duty.invited"


def invitation(person: int, duty: int, codes: Sequence[str]) -> Message:
    """What a new person is told: the duties, the first of which is `duty`. The way in stands in the letter alone."""
    duties = ", ".join(dict.fromkeys(DUTIES[code] for code in codes))
    return Message((person,), INVITED, ("duty", str(duty)), {"duty": duties})
