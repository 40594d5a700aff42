"""A lost second factor: two officers of the region, and nobody else, and nobody alone."""

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import generate_totp_secret
from django.test import Client

from eblangkon.ground.access.actions.add_authenticator import add_authenticator
from eblangkon.ground.access.actions.note_sign_in import note_sign_in
from eblangkon.ground.access.models import Recovery
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import long_date
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.actions.set_rule import set_rule
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.services.notices.models import Notice

REASON = "Telepon jatuh ke laut; kartu pegawai diperiksa."


def somebody(name: str, code: str, region: str = "33.25") -> tuple[Person, Client]:
    person = create_person(name=name, email=f"{name.lower()}@contoh.id", by=SYSTEM)
    assign_duty(person=person.pk, code=code, region=region, decree_number="1", valid_from=clock.today(), by=SYSTEM)
    client = Client(HTTP_HOST="localhost")
    client.force_login(person)
    return person, client


@pytest.fixture
def bud(db: None) -> tuple[Person, Client]:
    """Who has lost it, signed in on a device that somebody may have stolen."""
    person, client = somebody("Wati", "bud")
    add_authenticator(person=person.pk, secret=generate_totp_secret(), by=SYSTEM)
    key = str(client.session.session_key)
    note_sign_in(person=person.pk, session_key=key, device="x", browser="Chrome, Android", by=SYSTEM)
    return person, client


def path(person: Person) -> str:
    return f"/akun-pejabat/{person.pk}/pemulihan"


def test_one_asks_another_confirms_and_the_person_is_told(bud: tuple[Person, Client]) -> None:
    lost, stolen = bud
    _first, one = somebody("Laras", "ukpbj")
    _second, two = somebody("Ratih", "admin")
    assert one.post(path(lost), {"reason": " "}).status_code == 422
    assert one.post(path(lost), {"reason": REASON}).status_code == 303
    page = one.get(path(lost)).content.decode()
    assert "Menunggu petugas kedua" in page
    alone = one.post(path(lost), {"apa": "sahkan"})
    assert alone.status_code == 422
    assert "Petugas kedua yang mengesahkan" in alone.content.decode()
    assert stolen.get("/akun").status_code == 200
    assert REASON in two.get(path(lost)).content.decode()
    assert two.post(path(lost), {"reason": REASON}).status_code == 422, "asked once"
    assert two.post(path(lost), {"apa": "sahkan"}).status_code == 303
    assert not Authenticator.objects.filter(user=lost).exists()
    assert stolen.get("/akun")["Location"].startswith("/masuk?")
    assert Notice.objects.filter(person=lost, code="access.recovered").count() == 1
    told = AuditEntry.objects.filter(subject_key=str(lost.pk), action__startswith="access.reco")
    assert list(told.order_by("id").values_list("action", flat=True)) == ["access.recovery_asked", "access.recovered"]
    assert two.post(path(lost), {"apa": "sahkan"}).status_code == 422


def test_nobody_recovers_their_own(db: None) -> None:
    person, client = somebody("Laras", "ukpbj")
    add_authenticator(person=person.pk, secret=generate_totp_secret(), by=SYSTEM)
    assert client.post(path(person), {"reason": REASON}).status_code == 422
    _other, one = somebody("Ratih", "admin")
    one.post(path(person), {"reason": REASON})
    assert client.post(path(person), {"apa": "sahkan"}).status_code == 422
    assert Authenticator.objects.filter(user=person).exists()


@pytest.mark.parametrize(
    ("code", "region", "status"), [("ukpbj", "33.28", 404), ("admin", "33.28", 404), ("auditor", "33.25", 403)]
)
def test_others_cannot(bud: tuple[Person, Client], code: str, region: str, status: int) -> None:
    _person, client = somebody("Nur", code, region)
    assert client.get(path(bud[0])).status_code == status
    assert client.post(path(bud[0]), {"reason": REASON}).status_code == status


def test_what_nobody_confirmed_for_two_days_holds_no_longer(
    bud: tuple[Person, Client], monkeypatch: pytest.MonkeyPatch
) -> None:
    _first, one = somebody("Laras", "ukpbj")
    _second, two = somebody("Ratih", "admin")
    one.post(path(bud[0]), {"reason": REASON})
    later = clock.now() + timedelta(days=2, minutes=1)
    monkeypatch.setattr(clock, "now", lambda: later)
    answer = two.post(path(bud[0]), {"apa": "sahkan"})
    assert answer.status_code == 422
    assert "Tidak ada permintaan" in answer.content.decode()
    assert Authenticator.objects.filter(user=bud[0]).exists()


def test_how_long_it_is_held_is_a_dated_rule_of_the_region(bud: tuple[Person, Client]) -> None:
    rule: dict[str, Any] = {"code": "recovery_days", "region": "33.25", "value": 5, "source": "Uji", "confidence": "?"}
    set_rule(actor=SYSTEM, effective_from=clock.today(), **rule)
    _first, one = somebody("Laras", "ukpbj")
    page = one.post(path(bud[0]), {"reason": REASON}, follow=True).content.decode()
    asked = Recovery.objects.get(person=bud[0])
    assert asked.until - asked.asked_at == timedelta(days=5)
    assert long_date(asked.until.astimezone(clock.WIB)) in page
