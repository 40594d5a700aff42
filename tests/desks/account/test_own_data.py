"""Masked for everybody else, full for its owner, and each look in full is told to them."""

import json
from typing import Any

import pytest
from django.db import connection
from tests.cast import Town

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.keep_numbers import keep_numbers
from eblangkon.ground.people.actions.see_personal import NotYours, see_personal

NIP, NIK = "199001022015031004", "3325014107900001"
REASON = "Mencocokkan NIK dengan SK penunjukan tahun ini."
ASKED = {"field": "nik", "reason": REASON}


@pytest.fixture(autouse=True)
def _numbers(town: Town) -> None:
    keep_numbers(person=town.people["pp"].pk, nip=NIP, nik=NIK, by=SYSTEM)


def page_of(town: Town) -> str:
    return f"/orang/{town.people['pp'].pk}/data"


def body(answer: Any) -> str:
    return str(answer.content.decode())


def test_ones_own_numbers_are_masked_on_the_account_and_full_on_the_page_for_them(town: Town) -> None:
    account, own = (body(town.client("pp").get(path)) for path in ("/akun", "/akun/data"))
    assert NIK not in account
    assert "••••••0001" in account
    assert NIK in own
    assert NIP in own
    assert "Belum ada yang melihatnya" in own


def test_a_look_in_full_is_shown_once_logged_without_the_value_and_told_to_its_owner(town: Town) -> None:
    client = town.client("admin")
    assert NIK not in body(client.get(page_of(town)))
    answer = client.post(page_of(town), ASKED)
    assert answer.status_code == 200
    assert NIK in body(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    assert NIK not in body(client.get(page_of(town)))
    entry = AuditEntry.objects.get(action="person.seen")
    assert (entry.actor_id, entry.region) == (town.people["admin"].pk, "33.25")
    assert entry.data == {"field": "nik", "reason": REASON}
    told = body(town.client("pp").get("/akun/data"))
    assert "Ratih Kusumawati" in told
    assert REASON in told
    assert REASON not in body(town.client("ppk").get("/akun/data"))


@pytest.mark.parametrize("reason", ["", "cek", "Ini NIK 3325 0141 0790 0001 miliknya"])
def test_without_a_reason_it_stays_masked(town: Town, reason: str) -> None:
    answer = town.client("ukpbj").post(page_of(town), ASKED | {"reason": reason})
    assert answer.status_code == 422
    assert NIK not in body(answer)
    assert not AuditEntry.objects.filter(action="person.seen").exists()


@pytest.mark.parametrize("role", ["other_admin", "ppk", "auditor", "province", "vendor_owner"])
def test_nobody_else_sees_it(town: Town, role: str) -> None:
    assert town.client(role).post(page_of(town), ASKED).status_code in (403, 404)
    with pytest.raises(NotYours):
        see_personal(person=town.people["pp"].pk, regions=["33.25"], field="nik", reason=REASON, by=town.actor(role))
    assert not AuditEntry.objects.filter(action="person.seen").exists()


def test_the_file_holds_everything_of_the_person_and_of_nobody_else(town: Town) -> None:
    town.client("admin").post(page_of(town), ASKED)
    answer = town.client("pp").get("/akun/data/unduh")
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert "no-store" in answer.headers["Cache-Control"]
    found = json.loads(answer.content)
    assert found["account"]["nik"] == NIK
    assert found["account"]["phone"] == queries.person_by_id(town.people["pp"].pk).phone
    assert [duty["duty"] for duty in found["duties"]] == ["pp"]
    assert sum(found["acts_counted"].values()) > 3
    assert found["seen_by"][0]["reason"] == REASON
    assert {"sign_ins", "second_factor", "notices"} <= set(found)
    assert "ppk@contoh.id" not in answer.content.decode()
    shop = json.loads(town.client("vendor_owner").get("/akun/data/unduh").content)
    assert [place["role"] for place in shop["shops"]] == ["owner"]
    assert shop["notices"]


def test_no_number_stands_in_clear_in_any_table(town: Town) -> None:
    town.client("admin").post(page_of(town), ASKED)
    phone = str(queries.person_by_id(town.people["pp"].pk).phone)
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        for (table,) in cursor.fetchall():
            cursor.execute(f'SELECT count(*) FROM "{table}" t WHERE t::text ~ %s', [f"{NIK}|{NIP}|{phone[1:]}"])
            assert cursor.fetchone() == (0,), table


def test_pages_ask_the_same_however_often_one_was_seen(town: Town, django_assert_num_queries: Any) -> None:
    client = town.client("pp")
    client.get("/akun/data")
    with django_assert_num_queries(7):
        client.get("/akun/data")
    for _ in range(3):
        town.client("admin").post(page_of(town), ASKED)
    with django_assert_num_queries(7):
        client.get("/akun/data")
