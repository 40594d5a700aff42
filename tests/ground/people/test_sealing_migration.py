"""Numbers of an older version stood in clear."""

import pytest
from django.core.management import call_command
from django.db import connection

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.create_person import create_person

PHONE = "+6281234567890"


def stored() -> tuple[str, ...]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT p::text FROM people_person p")
        return tuple(row for (row,) in cursor.fetchall())


@pytest.mark.commits
def test_the_migration_seals_them_and_its_way_back_opens_them() -> None:
    person = create_person(name="Siti", phone=PHONE, by=SYSTEM)
    call_command("migrate", "people", "0001", verbosity=0)
    assert PHONE in stored()[0]
    call_command("migrate", "people", verbosity=0)
    assert PHONE not in stored()[0]
    assert queries.person_by_phone(PHONE) == person
