"""Keys that are changed, keys that are lost."""

import json
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.conf import LazySettings
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from eblangkon.config import data_keys, health
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel.sealed import seal, unseal
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.create_person import create_person

OLD, NEW = "kunci-lama-" * 4, "kunci-baru-" * 4
PEOPLE = 7
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _people(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_KEYS = (OLD,)
    monkeypatch.setattr(data_keys, "BATCH", 3)
    monkeypatch.setattr(health.Keys, "looked", None)
    for n in range(PEOPLE):
        create_person(name=f"Orang {n}", phone=f"0812000000{n}", nik=f"332501410790000{n}", by=SYSTEM)
    create_person(name="Tanpa nomor", email="tanpa@contoh.id", by=SYSTEM)


def turned() -> dict[str, int]:
    out = StringIO()
    call_command("rotate_keys", stdout=out)
    found: dict[str, int] = json.loads(out.getvalue().splitlines()[-1])["tables"]["people_person"]
    return found


def test_all_is_sealed_with_the_new_key_so_that_the_old_one_can_go(settings: LazySettings) -> None:
    settings.DATA_KEYS = (NEW, OLD)
    assert turned() == {"rows": PEOPLE, "changed": PEOPLE, "unchanged": 0, "unreadable": 0}
    assert turned() == {"rows": PEOPLE, "changed": 0, "unchanged": PEOPLE, "unreadable": 0}
    settings.DATA_KEYS = (NEW,)
    found = queries.person_by_nik("3325014107900003")
    assert found is not None
    assert found.phone == "+628120000003"
    assert queries.person_by_phone("+628120000003") == found


def test_second_factors_open_with_the_new_key_alone(settings: LazySettings) -> None:
    person = queries.person_by_phone("+628120000003")
    held = {"secret": seal("RAHASIA"), "kept": ["terbuka", seal("A1B2")], "used_mask": 0}
    factor = Authenticator.objects.create(user=person, type=Authenticator.Type.TOTP, data=held)
    settings.DATA_KEYS = (NEW, OLD)
    assert data_keys.rotate()["mfa_authenticator"].as_json() == {
        "rows": 1, "changed": 1, "unchanged": 0, "unreadable": 0,
    }  # fmt: skip
    settings.DATA_KEYS = (NEW,)
    factor.refresh_from_db()
    assert unseal(factor.data["secret"]) == "RAHASIA"
    assert (factor.data["kept"][0], unseal(factor.data["kept"][1])) == ("terbuka", "A1B2")


def test_what_was_stopped_goes_on(settings: LazySettings, monkeypatch: pytest.MonkeyPatch) -> None:
    settings.DATA_KEYS = (NEW, OLD)
    exchange, done = data_keys._exchange, []

    def stops(*row: object) -> bool:
        if len(done) == 4:
            raise KeyboardInterrupt
        done.append(row)
        return exchange(*row)  # type: ignore[arg-type]

    monkeypatch.setattr(data_keys, "_exchange", stops)
    with pytest.raises(KeyboardInterrupt):
        turned()
    monkeypatch.setattr(data_keys, "_exchange", exchange)
    assert turned() == {"rows": PEOPLE, "changed": PEOPLE - 4, "unchanged": 4, "unreadable": 0}


def test_a_row_that_was_changed_meanwhile_keeps_the_change(settings: LazySettings) -> None:
    settings.DATA_KEYS = (NEW, OLD)
    table = next(table for table in data_keys._tables() if table.name == "people_person")
    first = data_keys._batch(table, table.names(), None)[0]
    stored = dict(zip(table.names(), first, strict=True))
    person = queries.person_by_id(first[0])
    person.phone = "+6281299990000"
    person.save()
    fresh, _ = data_keys._fresh(table, stored)
    assert not data_keys._exchange(table, stored, fresh)
    assert queries.person_by_id(person.pk).phone == "+6281299990000"


def test_without_the_key_rotation_says_so_and_destroys_nothing(settings: LazySettings) -> None:
    settings.DATA_KEYS = (NEW,)
    with pytest.raises(CommandError):
        turned()
    settings.DATA_KEYS = (OLD,)
    assert queries.person_by_phone("+628120000003") is not None


def test_a_lost_key_is_told_at_the_start_and_by_the_health_page(client: Client, settings: LazySettings) -> None:
    data_keys.check()
    assert "keys" not in client.get("/sehat").json()
    settings.DATA_KEYS = (NEW,)
    with pytest.raises(data_keys.KeysLost, match=r"people_person\.phone.*people_person\.nik.*DATA_KEYS"):
        data_keys.check()
    health.Keys.looked = None
    answer = client.get("/sehat")
    assert (answer.status_code, answer.json()["keys"]) == (503, "down")
    person = queries.active_person_by_email("tanpa@contoh.id")
    assert person is not None
    client.force_login(person)
    assert client.get("/akun").status_code == 200


def test_readers_of_the_table_find_no_number_before_or_after(settings: LazySettings) -> None:
    settings.DATA_KEYS = (NEW, OLD)
    turned()
    with connection.cursor() as cursor:
        cursor.execute("SELECT string_agg(p::text, ' ') FROM people_person p")
        assert "33250141079" not in cursor.fetchone()[0]
