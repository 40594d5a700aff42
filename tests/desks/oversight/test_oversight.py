"""What inspectors see: their scope, what is late in it, and the trail of one order."""

from datetime import timedelta

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, Town, _basket

from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.audit.papers import history
from eblangkon.ground.audit.queries.history import standing
from eblangkon.ground.kernel import clock


def test_the_page_counts_what_runs_and_lists_the_longest_waiting_first(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    auditor = town.client("auditor")
    # session, person, hats 2, counts, late, rows of the list and how many, payments, closed days, log, unread
    with django_assert_num_queries(12):
        page = auditor.get("/pengawasan").content.decode()
    assert page.count('scope="row"><a href="/pesanan/') == 3  # waiting for approval, for an answer, for goods
    assert "Kertas untuk rapat" in page
    for _ in range(3):
        _basket(town)
    with django_assert_num_queries(12):
        auditor.get("/pengawasan?keadaan=draft")


def test_the_province_chooses_a_region(town: Town, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    province = town.client("province")
    with django_assert_num_queries(13):  # and the names of the regions
        page = province.get("/pengawasan").content.decode()
    assert "Kabupaten Tegal" in page
    assert 'href="/pesanan/' in page
    assert 'href="/pesanan/' not in province.get("/pengawasan?wilayah=33.28").content.decode()


def test_others_do_not_see_into_this_region(town: Town) -> None:
    elsewhere = town.client("other_auditor")
    assert "Kertas untuk rapat" not in elsewhere.get("/pengawasan").content.decode()
    assert elsewhere.get(f"/pengawasan/jejak/{town.order('accepted')}").status_code == 404
    assert elsewhere.get("/pengawasan?wilayah=33.25").content.decode().count('href="/pesanan/') == 0


def test_what_is_past_its_day_is_late(town: Town) -> None:
    assert "Tidak ada yang terlambat" in town.client("ukpbj").get("/pengawasan?keadaan=terlambat").content.decode()
    with clock.set_to(NOON + timedelta(days=30)):
        page = town.client("ukpbj").get("/pengawasan?keadaan=terlambat").content.decode()
    assert page.count('scope="row"><a href="/pesanan/') == 2  # not answered, not delivered
    town.order("payment_due")
    with clock.set_to(NOON + timedelta(days=60)):
        page = town.client("ukpbj").get("/pengawasan?keadaan=terlambat").content.decode()
    assert page.count('scope="row"><a href="/pesanan/') == 3  # and not paid
    assert "lewat" in page


@pytest.mark.parametrize("wish", ["", "?keadaan=", "?keadaan=aneh", "?halaman=99", "?halaman=x"])
def test_a_crooked_wish_still_shows_the_page(town: Town, wish: str) -> None:
    assert town.client("auditor").get(f"/pengawasan{wish}").status_code == 200


def test_the_trail_tells_every_act_and_reckons_its_seal(
    town: Town, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    path = f"/pengawasan/jejak/{town.order('accepted')}"
    auditor = town.client("auditor")
    assert "menunggu" in auditor.get(path).content.decode()
    while seal():
        pass
    with django_assert_num_queries(8):  # session, person, hats 2, order, acts of it and its request, log, unread
        page = auditor.get(path).content.decode()
    assert "Semua segel cocok" in page
    assert "Rina Wahyuningsih" in page
    assert "memulai keranjang" in page
    told = history([("order", str(town.order("accepted")))])
    assert [one.seal for one in told] == ["sealed"] * len(told)
    assert standing().unsealed == 0


def test_a_changed_entry_is_shown_as_broken(town: Town) -> None:
    while seal():
        pass
    number = town.order("accepted")
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE audit_entry DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE audit_entry SET actor_name = 'Orang lain' WHERE id = (SELECT max(id) FROM audit_entry"
            " WHERE subject_kind = 'order' AND subject_key = %s)",
            [str(number)],
        )
    page = town.client("auditor").get(f"/pengawasan/jejak/{number}").content.decode()
    assert "Segelnya tidak cocok" in page
    assert page.count('<b class="bad">') == 1
