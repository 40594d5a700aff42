"""Requests: written without script, nothing typed lost, agreed, returned, mended, answered with goods."""

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, Town, build_town

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.purchase.catalogue.models import PriceStandard
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, OrderLine, RequestNote
from eblangkon.purchase.ordering.states import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def town(db):
    with clock.set_to(NOON):
        yield build_town()


def typed(town: Town, **changes: object) -> dict[str, object]:
    return {
        "keperluan": "ATK rapat",
        "paket": town.package.pk,
        "diperlukan": "2026-03-20",
        "tempat": town.agency.places.get().pk,
        "baris": 1,
        "nama-0": "Kertas HVS A4",
        "jumlah-0": "30",
        "satuan-0": "rim",
        "akun-0": town.accounts[0].pk,
    } | changes


def standard(price: int, name: str = "Kertas HVS A4", unit: str = "rim") -> PriceStandard:
    return PriceStandard.objects.create(
        region_id="33.25", year=2026, name=name, specification="70 gram", unit=unit, price=price
    )


def test_a_request_goes_to_the_ppk(town: Town) -> None:
    price = standard(52_000)
    answer = town.client("pptk").post(
        "/permintaan/baru", typed(town, **{"kirim": 1, "standar-0": price.pk}), follow=True
    )
    note = RequestNote.objects.latest("pk")
    assert answer.redirect_chain == [(f"/permintaan/{note.pk}", 303)]
    assert (note.state, note.purpose, str(note.needed_by)) == ("asked", "ATK rapat", "2026-03-20")
    line = note.lines.get()
    assert (line.name, line.quantity, line.unit, line.standard_price) == ("Kertas HVS A4", 30, "rim", 52_000)
    assert "Rp1.560.000" in answer.content.decode()  # the estimate at standard prices


def test_a_ppk_needs_no_agreement(town: Town) -> None:
    town.client("ppk").post("/permintaan/baru", typed(town, kirim=1))
    assert RequestNote.objects.latest("pk").state == "agreed"


def test_one_more_line_keeps_what_was_typed_and_writes_nothing(town: Town) -> None:
    standard(52_000)
    before = RequestNote.objects.count()
    page = town.client("pptk").post("/permintaan/baru", typed(town, **{"tambah": 1, "jumlah-0": "tiga puluh"}))
    html = page.content.decode()
    assert page.status_code == 200
    assert 'value="tiga puluh"' in html
    assert 'name="nama-1"' in html
    assert "Rp52.000" in html
    assert "perlu diperbaiki" not in html
    assert RequestNote.objects.count() == before


def test_a_line_is_taken_away(town: Town) -> None:
    more = {"baris": 2, "nama-1": "Map ordner", "jumlah-1": "4", "satuan-1": "buah", "hapus": 0}
    html = town.client("pptk").post("/permintaan/baru", typed(town, **more)).content.decode()
    assert 'value="Map ordner"' in html
    assert 'name="nama-1"' not in html


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"keperluan": " "}, "Keperluan belum diisi"),
        ({"diperlukan": "2026-03-01"}, "Tanggal diperlukan sudah lewat"),
        ({"diperlukan": ""}, "Tanggal diperlukan belum diisi"),
        ({"paket": ""}, "Paket RUP belum dipilih"),
        ({"jumlah-0": "banyak"}, "Tulis angka, misalnya 12"),
        ({"satuan-0": ""}, "Nama barang dan satuannya belum lengkap"),
        ({"nama-0": "", "jumlah-0": "", "satuan-0": ""}, "Belum ada barang"),
    ],
)
def test_what_is_wrong_is_told_and_what_was_typed_stays(town: Town, changes: dict[str, str], told: str) -> None:
    before = RequestNote.objects.count()
    page = town.client("pptk").post("/permintaan/baru", typed(town, kirim=1, **changes))
    html = page.content.decode()
    assert page.status_code == 422
    assert told in html
    assert 'role="alert"' in html
    for name, value in (typed(town) | changes).items():
        assert value == "" or f'value="{value}"' in html, name
    assert RequestNote.objects.count() == before


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"jumlah-0": "99999999999"}, "Jumlah paling banyak 10.000.000. Periksa angkanya."),
        ({"jumlah-0": "tujuh puluh"}, "Jumlah ini bukan bilangan bulat. Tulis angka, misalnya 12."),
        ({"diperlukan": "9026-03-20"}, "Tanggal diperlukan lebih dari setahun lagi. Periksa tahunnya."),
    ],
)
def test_what_nobody_can_mean_is_refused(town: Town, changes: dict[str, str], told: str) -> None:
    before = RequestNote.objects.count()
    answer = town.client("pptk").post("/permintaan/baru", typed(town, kirim=1, **changes))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert RequestNote.objects.count() == before


def test_sent_twice_it_is_one_request(town: Town) -> None:
    first, second = (town.client("pptk").post("/permintaan/baru", typed(town, kirim=1)) for _tap in range(2))
    assert (second.status_code, second["Location"]) == (303, first["Location"])
    other = town.client("pptk").post("/permintaan/baru", typed(town, **{"kirim": 1, "jumlah-0": "31"}))
    assert other["Location"] != first["Location"]
    with clock.set_to(NOON + timedelta(hours=1)):
        later = town.client("pptk").post("/permintaan/baru", typed(town, kirim=1))
    assert later["Location"] not in (first["Location"], other["Location"])


def test_what_is_not_returned_cannot_be_changed(town: Town) -> None:
    sent = town.client("pptk").post("/permintaan/baru", typed(town, kirim=1))["Location"]
    for answer in (
        town.client("pptk").get(f"{sent}/ubah", follow=True),
        town.client("pptk").post(f"{sent}/ubah", typed(town, kirim=1, keperluan="Lain"), follow=True),
    ):
        assert answer.redirect_chain == [(sent, 303)]
        assert "Permintaan ini sekarang menunggu PPK, jadi tidak dapat diubah." in answer.content.decode()


def test_another_office_s_account_is_refused(town: Town) -> None:
    town.accounts[0].agency = town.other_agency
    town.accounts[0].save()
    page = town.client("pptk").post("/permintaan/baru", typed(town, kirim=1))
    assert page.status_code == 422
    assert "bukan milik kantor Anda" in page.content.decode()


def asked(town: Town, lines: int = 1) -> RequestNote:
    return write_request(
        package=town.package.pk,
        purpose="Kertas posyandu",
        needed_by=clock.today(),
        lines=[Wanted("Kertas HVS A4", "buah", 5, town.accounts[0].pk)] * lines,
        by=town.actor("pptk"),
    )


def test_returned_with_a_reason_and_asked_again(town: Town) -> None:
    note = asked(town)
    empty = town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "kembalikan", "alasan": " "})
    assert empty.status_code == 422
    assert "Alasan belum diisi" in empty.content.decode()
    town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "kembalikan", "alasan": "Terlalu banyak."})
    assert "Terlalu banyak." in town.client("pptk").get("/meja").content.decode()
    form = town.client("pptk").get(f"/permintaan/{note.pk}/ubah").content.decode()
    assert 'value="Kertas HVS A4"' in form
    town.client("pptk").post(f"/permintaan/{note.pk}/ubah", typed(town, **{"kirim": 1, "jumlah-0": "3"}))
    note.refresh_from_db()
    assert (note.state, note.lines.get().quantity) == ("asked", 3)


def test_a_second_agreement_is_told(town: Town) -> None:
    note = asked(town)
    town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    again = town.client("kpa").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    assert again.status_code == 409
    assert "Permintaan ini sudah disetujui." in again.content.decode()


@pytest.mark.parametrize("role", ["other_pp", "other_ppk", "vendor_owner"])
def test_strangers_find_nothing(town: Town, role: str) -> None:
    answer = town.client(role).get(f"/permintaan/{town.request.pk}")
    assert answer.status_code in (403, 404)


def test_goods_go_into_a_basket_in_one_tap_and_a_second_tap_changes_nothing(town: Town) -> None:
    note = asked(town)
    town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    html = town.client("pp").get(f"/permintaan/{note.pk}").content.decode()
    choice = f"{note.lines.get().pk}:{town.products[0].pk}"
    assert f'value="{choice}"' in html
    tap = {"tindakan": "keranjang", "penyedia": town.vendor.pk, "pilih": choice}
    for _ in range(2):
        answer = town.client("pp").post(f"/permintaan/{note.pk}", tap)
        order = Order.objects.get(request=note)
        assert (answer.status_code, answer["Location"]) == (303, f"/keranjang/{order.number}")
    line = OrderLine.objects.get(order=order)
    assert (line.quantity, line.account_id, line.unit_price) == (5, town.accounts[0].pk, 50_000)


def test_only_a_buyer_is_led_to_the_basket(town: Town) -> None:
    note = asked(town)
    town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    tap = {"tindakan": "keranjang", "penyedia": town.vendor.pk, "pilih": f"{note.lines.get().pk}:{town.products[0].pk}"}
    town.client("pp").post(f"/permintaan/{note.pk}", tap)
    number = Order.objects.get(request=note).number
    for role, path in (("pp", f"/keranjang/{number}"), ("pptk", f"/pesanan/{number}")):
        client = town.client(role)
        assert f'<a href="{path}">' in client.get(f"/permintaan/{note.pk}").content.decode()
        assert client.get(path).status_code == 200


def test_one_shop_for_all_lines(town: Town) -> None:
    note = asked(town, lines=2)
    town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    html = town.client("pp").get(f"/permintaan/{note.pk}").content.decode()
    assert "2 dari 2 barang" in html
    assert "Rp500.000" in html


def test_the_person_who_agreed_does_not_buy(town: Town) -> None:
    """Duties collide already; where an exemption lets one person hold both, the act still asks."""
    note = asked(town)
    RequestNote.objects.filter(pk=note.pk).update(state="agreed", answered_by=town.people["pp"])
    tap = {"tindakan": "keranjang", "penyedia": town.vendor.pk, "pilih": f"{note.lines.get().pk}:{town.products[0].pk}"}
    answer = town.client("pp").post(f"/permintaan/{note.pk}", tap)
    assert answer.status_code == 403
    assert not Order.objects.filter(request=note).exists()


def test_a_buyer_who_is_of_the_shop_is_stopped(town: Town) -> None:
    note = asked(town)
    RequestNote.objects.filter(pk=note.pk).update(state="agreed")
    add_member(
        actor=SYSTEM, vendor_id=town.vendor.pk, person_id=town.people["pp"].pk, role="staff", valid_from=clock.today()
    )
    tap = {
        "topi": f"kantor-{town.agency.pk}",
        "tindakan": "keranjang",
        "penyedia": town.vendor.pk,
        "pilih": f"{note.lines.get().pk}:{town.products[0].pk}",
    }
    answer = town.client("pp").post(f"/permintaan/{note.pk}", tap)
    assert answer.status_code == 403
    assert "di kantor pembeli dan di toko ini sekaligus" in answer.content.decode()
    assert not Order.objects.filter(request=note).exists()


def test_it_is_closed_when_nothing_more_is_needed(town: Town) -> None:
    town.client("pp").post(f"/permintaan/{town.request.pk}", {"tindakan": "tutup"})
    town.request.refresh_from_db()
    assert town.request.state == "closed"
    assert Order.objects.get(pk=town.order("placed")).state == State.PLACED


@pytest.mark.parametrize("lines", [1, 12])
def test_statements_do_not_grow_with_lines(
    town: Town, lines: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    note = asked(town, lines)
    standard(52_000)
    town.client("ppk").post(f"/permintaan/{note.pk}", {"tindakan": "setujui"})
    clients = {role: town.client(role) for role in ("pp", "pptk")}
    with django_assert_num_queries(9):
        clients["pp"].get(f"/permintaan/{note.pk}")
    form = typed(town, baris=lines, standar=1) | {f"nama-{n}": "Kertas HVS A4" for n in range(lines)}
    with django_assert_num_queries(9):
        clients["pptk"].post("/permintaan/baru", form)


@pytest.mark.parametrize("many", [1, 30])
def test_the_list_costs_the_same_for_many(
    town: Town, many: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(many):
        asked(town)
    client = town.client("pptk")
    with django_assert_num_queries(7):
        client.get("/permintaan")
