"""A new office is sent twice at the same moment."""

import threading

import pytest
from django.db import connection

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.parties.agencies.actions.create_agency import create_agency
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.rules import OfficeFacts, OfficeRefused

TAPS = 6


@pytest.mark.commits
def test_of_many_taps_one_makes_the_office_and_the_others_are_told_why() -> None:
    ready = threading.Barrier(TAPS)
    faults: list[BaseException] = []

    def press() -> None:
        try:
            ready.wait(timeout=20)
            create_agency(
                region="33.25", code="9.01", facts=OfficeFacts("Dinas Baru", "Baru", "Jl. Baru", "Batang"), by=SYSTEM
            )
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=press) for _ in range(TAPS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert Agency.objects.filter(code="9.01").count() == 1
    assert [type(fault) for fault in faults] == [OfficeRefused] * (TAPS - 1), faults
