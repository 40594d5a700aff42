"""What is stored of a person's numbers: nothing that can be read, yet each is found and none is had twice."""

import pytest
from django.conf import LazySettings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel.sealed import Unreadable
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.actions.keep_numbers import keep_numbers
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.rules import NotANumberOfAPerson

PHONE, NIP, NIK = "+6281234567890", "199001022015031004", "3325014107900001"
CLEAR = (PHONE, PHONE[3:], NIP, NIK)
pytestmark = pytest.mark.django_db


def siti() -> Person:
    return create_person(name="Siti Aminah", phone=PHONE, nip="19900102 201503 1 004", nik=NIK, by=SYSTEM)


def everything_stored() -> str:
    """Every row of every table as text, as whoever steals a backup would search it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        found = []
        for (table,) in cursor.fetchall():
            cursor.execute(f"SELECT coalesce(string_agg(t::text, chr(10)), '') FROM \"{table}\" t")
            found.append(cursor.fetchone()[0])
    return "\n".join(found)


def test_no_table_holds_a_number_in_clear_and_the_model_reads_them() -> None:
    person = siti()
    keep_numbers(person=person.pk, phone="0812 0000 1111", by=SYSTEM)
    stored = everything_stored()
    assert "Siti Aminah" in stored
    assert [number for number in (*CLEAR, "81200001111") if number in stored] == []
    found = queries.person_by_id(person.pk)
    assert (found.phone, found.nip, found.nik) == ("+6281200001111", NIP, NIK)
    assert AuditEntry.objects.get(action="person.numbers").data == {"fields": ["phone"]}


def test_each_number_finds_its_person_after_the_key_was_changed_too(settings: LazySettings) -> None:
    person = siti()
    settings.DATA_KEYS = ("kunci-baru-" * 4, *settings.DATA_KEYS)
    assert queries.person_by_phone(PHONE) == queries.person_by_nip(NIP) == queries.person_by_nik(NIK) == person
    assert queries.person_by_nik(NIK[::-1]) is None
    with pytest.raises(ValidationError) as refused:
        create_person(name="Budi", email="budi@contoh.id", nik=NIK, nip=NIP, by=SYSTEM)
    assert set(refused.value.message_dict) == {"nik", "nip"}


def test_the_database_itself_refuses_a_number_twice() -> None:
    siti()
    with pytest.raises(IntegrityError), transaction.atomic():
        Person.objects.create(name="Budi", phone=PHONE)


@pytest.mark.parametrize("numbers", [{"nip": "123"}, {"nik": "1.99E+17"}, {"nip": "١" * 18}])
def test_what_is_no_number_is_refused_and_not_repeated(numbers: dict[str, str]) -> None:
    with pytest.raises(NotANumberOfAPerson) as refused:
        create_person(name="Budi", email="budi@contoh.id", **numbers, by=SYSTEM)
    assert not any(given in str(refused.value) for given in numbers.values())


def test_the_last_way_to_sign_in_cannot_be_taken_away() -> None:
    person = siti()
    with pytest.raises(ValidationError):
        keep_numbers(person=person.pk, phone="", by=SYSTEM)
    assert queries.person_by_id(person.pk).phone == PHONE


def test_saving_a_person_under_a_lost_key_keeps_what_is_sealed(settings: LazySettings) -> None:
    person, keys = siti(), settings.DATA_KEYS
    settings.DATA_KEYS = ("kunci-lain-" * 4,)
    found = queries.person_by_id(person.pk)
    assert isinstance(found.nik, Unreadable)
    found.save()
    settings.DATA_KEYS = keys
    assert queries.person_by_id(person.pk).nik == NIK
    assert queries.person_by_nik(NIK) == person
