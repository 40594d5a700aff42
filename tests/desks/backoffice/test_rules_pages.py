"""Dated rules: read by all of oversight, set by whom they belong to."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, Town

from eblangkon.desks.backoffice import wording
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.ground.regions.queries import rules_in_force

TODAY = NOON.date()


def given(**changes: str) -> dict[str, str]:
    whole = {
        "value": "5",
        "effective_from": TODAY.isoformat(),
        "source": "Perbup Batang 1/2026 pasal 4",
        "confidence": "H",
        "note": "",
    }
    return whole | changes


def test_every_rule_has_a_name(town: Town) -> None:
    assert set(RegionalRule.objects.values_list("code", flat=True)) - set(wording.KNOWN) == set()


def test_every_value_can_be_typed_as_it_is_shown(town: Town) -> None:
    for rule in RegionalRule.objects.all():
        assert wording.read(rule.code, wording.typed(rule.code, rule.value)) == rule.value
        assert wording.written(rule.code, rule.value)


@pytest.mark.parametrize(
    ("code", "text", "value"),
    [
        ("order_limit", "Rp 60.000.000", 60_000_000),
        ("short_path_limit", "0", 0),
        ("umkk_share", "40%", "40/100"),
        ("umkk_share", "40,5 %", "405/1000"),
        ("umkk_share", "2 / 5", "2/5"),
        ("order_methods", "e-purchasing, Tender", ["E-Purchasing", "Tender"]),
    ],
)
def test_values_as_people_type_them(code: str, text: str, value: object) -> None:
    assert wording.read(code, text) == value


@pytest.mark.parametrize(
    ("code", "text", "why"),
    [
        ("order_limit", "0", "lebih dari 0"),
        ("order_limit", "999.999.999.999.999", "paling banyak Rp1.000.000.000.000"),
        ("answer_days", "0", "lebih dari 0"),
        ("answer_days", "99999999", "paling banyak 366"),
        ("umkk_share", "150%", "paling banyak 100%"),
        ("umkk_share", "1/0", "paling banyak 100%"),
        ("umkk_share", "%", "persen atau pecahan"),
        ("umkk_share", "40", "persen atau pecahan"),
        ("order_methods", "E-Purchasing, xyz", "“xyz” bukan metode RUP"),
    ],
)
def test_a_value_that_would_stop_purchases_is_refused(code: str, text: str, why: str) -> None:
    with pytest.raises(wording.Unreadable, match=why):
        wording.read(code, text)


@pytest.mark.parametrize(
    ("code", "value", "words"),
    [
        ("order_limit", 50_000_000, "Rp50.000.000"),
        ("answer_days", 3, "3 hari kerja"),
        ("umkk_share", "40/100", "40%"),
        ("late_penalty", "1/1000", "1‰"),
        ("order_methods", ["E-Purchasing", "Tender"], "E-Purchasing, Tender"),
    ],
)
def test_values_in_words(code: str, value: object, words: str) -> None:
    assert wording.written(code, value) == words


def test_the_list_says_value_source_and_since_when(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    auditor = town.client("auditor")
    with django_assert_num_queries(8):  # session, person, hats 2, regions, rules, holidays, unread
        page = auditor.get("/aturan").content.decode()
    assert "Kabupaten Batang" in page
    assert "Rp50.000.000" in page
    assert "Praktik penyelenggara" in page
    assert "Anda dapat menetapkan" not in page


def test_the_procurement_unit_sets_its_own_region(town: Town) -> None:
    ukpbj = town.client("ukpbj")
    answer = ukpbj.post("/aturan/answer_days", given())
    assert (answer.status_code, answer["Location"]) == (303, "/aturan/answer_days?wilayah=33.25")
    assert rules_in_force("33.25", TODAY)["answer_days"].value == 5
    assert rules_in_force("33.28", TODAY)["answer_days"].value == 3
    page = ukpbj.get(answer["Location"]).content.decode()
    assert "Berlaku mulai 4 Maret 2026" in page
    assert "Perbup Batang 1/2026 pasal 4" in page
    assert AuditEntry.objects.filter(action="rule.set", region="33.25").count() == 1
    assert "ditetapkan daerah ini" in ukpbj.get("/aturan").content.decode()


def test_the_province_sets_the_default(town: Town) -> None:
    assert town.client("province").post("/aturan/answer_days", given(value="4")).status_code == 303
    assert rules_in_force("33.28", TODAY)["answer_days"].value == 4


@pytest.mark.parametrize("role", ["auditor", "other_auditor"])
def test_an_auditor_changes_nothing(town: Town, role: str) -> None:
    assert town.client(role).post("/aturan/answer_days", given()).status_code == 403
    assert rules_in_force("33.25", TODAY)["answer_days"].value == 3


def test_nobody_sets_the_rule_of_another_region(town: Town) -> None:
    """Asking for it by hand leads back to one's own."""
    town.client("other_ukpbj").post("/aturan/answer_days?wilayah=33.25", given())
    assert rules_in_force("33.25", TODAY)["answer_days"].value == 3
    assert town.client("province").post("/aturan/answer_days?wilayah=33.25", given()).status_code == 403


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"value": "lima"}, "Tulis angka bulat"),
        ({"value": "-5"}, "Tulis angka bulat"),
        ({"value": ""}, "Nilai baru belum diisi"),
        ({"effective_from": (TODAY - timedelta(days=1)).isoformat()}, "tidak dapat berlaku mundur"),
        ({"effective_from": "kapan"}, "Tulis seperti 2026-12-31"),
        ({"source": " "}, "Dasar belum diisi"),
        ({"confidence": "X"}, "X"),
    ],
)
def test_what_cannot_be_is_said_and_kept(town: Town, change: dict[str, str], words: str) -> None:
    answer = town.client("ukpbj").post("/aturan/answer_days", given(**change))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "Perbup Batang 1/2026" in page or "source" in change
    assert rules_in_force("33.25", TODAY)["answer_days"].value == 3


def test_a_value_before_a_dated_one_is_refused(town: Town) -> None:
    ukpbj = town.client("ukpbj")
    later = (TODAY + timedelta(days=30)).isoformat()
    assert ukpbj.post("/aturan/answer_days", given(effective_from=later)).status_code == 303
    assert "berubah" in ukpbj.get("/aturan").content.decode()
    answer = ukpbj.post("/aturan/answer_days", given())
    assert answer.status_code == 422
    assert "sudah ada nilai bertanggal" in answer.content.decode()


def test_an_unknown_rule_is_not_found(town: Town) -> None:
    assert town.client("ukpbj").get("/aturan/tidak_ada").status_code == 404
    assert town.client("ukpbj").get("/aturan/float_ceiling").status_code == 200  # known, not set yet
