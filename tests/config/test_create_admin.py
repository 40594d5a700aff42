"""`eblangkon create_admin`: the first person of a real installation."""

import io
import sys
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.queries import hats_of

pytestmark = pytest.mark.django_db
GOOD = "tiga-kata-kopi-sawah"


def create(monkeypatch: pytest.MonkeyPatch, password: str = GOOD, **changes: str) -> str:
    said = StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO(f"{password}\n"))
    wanted = {"region": "33.25", "name": "Ratih Kusumawati", "email": "Ratih@batang.example"} | changes
    call_command("create_admin", *(f"--{key}={value}" for key, value in wanted.items()), stdout=said)
    return said.getvalue()


def test_an_empty_database_becomes_real_and_has_its_administrator(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "administrator Kabupaten Batang" in create(monkeypatch)
    person = Person.objects.get(email="ratih@batang.example")
    assert person.check_password(GOOD)
    assert [(hat.duty, hat.region) for hat in hats_of(person.pk, clock.today())] == [("admin", "33.25")]
    assert installation.kind() == "real"
    assert {"person.created", "duty.assigned"} <= set(AuditEntry.objects.values_list("action", flat=True))


def test_a_second_time_changes_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    create(monkeypatch)
    entries = AuditEntry.objects.count()
    assert "sudah menjadi administrator" in create(monkeypatch, "lain-lagi-dan-panjang", name="Orang lain")
    assert AuditEntry.objects.count() == entries
    assert Person.objects.get().check_password(GOOD)


def test_somebody_who_is_there_gets_a_second_region_without_a_new_password(monkeypatch: pytest.MonkeyPatch) -> None:
    create(monkeypatch)
    create(monkeypatch, "", region="33.26")
    hats = hats_of(Person.objects.get().pk, clock.today())
    assert [hat.region for hat in hats] == ["33.25", "33.26"]


@pytest.mark.parametrize("password", ["", "pendek-9", "123456789012345", "ratihkusumawati", "password12345"])
def test_weak_passwords_are_refused(monkeypatch: pytest.MonkeyPatch, password: str) -> None:
    with pytest.raises(CommandError, match="Kata sandi ditolak"):
        create(monkeypatch, password)
    assert not Person.objects.exists()
    assert installation.kind() is None


@pytest.mark.parametrize("wrong", [{"region": "33"}, {"region": "99.99"}, {"email": "ratih"}, {"name": " "}])
def test_wrong_words_are_refused(monkeypatch: pytest.MonkeyPatch, wrong: dict[str, str]) -> None:
    with pytest.raises(CommandError):
        create(monkeypatch, **wrong)
    assert not Person.objects.exists()


def test_a_demonstration_has_a_door_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    installation.mark("demonstration")
    with pytest.raises(CommandError, match="peragaan"):
        create(monkeypatch)
