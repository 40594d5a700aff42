"""Receiving: count, sign, cut, end; too late is told, a wrong hand refused, what was typed is kept."""

import io
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from PIL import Image
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.models import Cut, Handover, Inspection, InspectionLine
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State

pytestmark = pytest.mark.django_db
AROUND = 5  # session, person, duties, memberships, unread notices


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


@pytest.fixture
def shipped(town: Town) -> int:
    ship(order=town.order("accepted"), by=town.actor("vendor_owner"))
    return town.order("accepted")


def line_of(number: int) -> int:
    return Order.objects.get(pk=number).lines.get().pk


def version_of(number: int) -> int:
    return Order.objects.get(pk=number).version


def state_of(number: int) -> str:
    return Order.objects.get(pk=number).state


def sends(town: Town, role: str, number: int, path: str, **data: object) -> HttpResponse:
    data.setdefault("versi", version_of(number))
    return town.client(role).post(f"/pesanan/{number}/{path}", data)


def counted(number: int, good: object, bad: object, why: str = "") -> dict[str, object]:
    line = line_of(number)
    return {f"baik_{line}": good, f"tolak_{line}": bad, f"alasan_{line}": why, "catatan": "Di gudang"}


def test_all_good_is_one_tap(town: Town, shipped: int) -> None:
    answer = sends(town, "inspector", shipped, "periksa", semua="1")
    assert (answer.status_code, answer["Location"]) == (303, "/meja")
    assert state_of(shipped) == State.RECEIVED
    assert Inspection.objects.get().actor_name == town.people["inspector"].name


def test_a_second_tap_is_told_and_changes_nothing(town: Town, shipped: int) -> None:
    version = version_of(shipped)
    sends(town, "inspector", shipped, "periksa", semua="1")
    again = sends(town, "pptk", shipped, "periksa", semua="1", versi=version)
    assert again.status_code == 409
    assert town.people["inspector"].name in again.content.decode()
    assert Inspection.objects.count() == 1


def test_counting_line_by_line_with_a_photo(town: Town, shipped: int) -> None:
    page = town.client("inspector").get(f"/pesanan/{shipped}/periksa").content.decode()
    assert page.count("btn gold") == 1
    assert "Sampai 4 buah, dipesan 4" in page
    picture = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(picture, "PNG")
    photo = SimpleUploadedFile("foto.png", picture.getvalue(), "image/png")
    answer = sends(town, "inspector", shipped, "periksa", **counted(shipped, 3, 1, "Basah"), foto=photo)
    assert answer.status_code == 303
    line = InspectionLine.objects.get()
    assert (line.accepted, line.rejected, line.reason) == (3, 1, "Basah")
    assert Inspection.objects.get().photo
    assert state_of(shipped) == State.SHIPPED


@pytest.mark.parametrize(
    ("good", "bad", "why", "told"),
    [
        (3, 0, "", "harus 4"),
        (3, 1, "", "Alasan penolakan: Kertas HVS A4: Tulis alasan penolakan"),
        ("", 0, "", "Jumlah belum diisi"),
        (-1, 5, "x", "tidak boleh kurang dari 0"),
        ("tiga", 1, "x", "Tulis angka"),
    ],
)
def test_what_does_not_add_up_is_told_and_kept(
    town: Town, shipped: int, good: object, bad: object, why: str, told: str
) -> None:
    answer = sends(town, "inspector", shipped, "periksa", **counted(shipped, good, bad, why))
    html = answer.content.decode()
    assert answer.status_code == 422
    assert told in html
    assert "Di gudang" in html
    assert f'value="{good}"' in html or good == ""
    assert not Inspection.objects.exists()


def test_a_disguised_photo_is_refused_with_the_reason(town: Town, shipped: int) -> None:
    photo = SimpleUploadedFile("foto.jpg", b"MZ not a photo", "image/jpeg")
    answer = sends(town, "inspector", shipped, "periksa", **counted(shipped, 4, 0), foto=photo)
    assert answer.status_code == 422
    assert "bukan foto" in answer.content.decode()
    assert not Inspection.objects.exists()


def test_nothing_to_count_leads_to_the_order(town: Town) -> None:
    number = town.order("accepted")
    assert town.client("inspector").get(f"/pesanan/{number}/periksa")["Location"] == f"/pesanan/{number}"
    assert town.client("ppk").get(f"/pesanan/{number}/serah-terima")["Location"] == f"/pesanan/{number}"
    assert town.client("ppk").get(f"/pesanan/{number}/potong")["Location"] == f"/pesanan/{number}"
    assert town.client("ppk").get(f"/pesanan/{town.order('draft')}/putuskan").status_code == 302


def test_signing_with_and_without_the_office_s_number(town: Town, shipped: int) -> None:
    inspect(order=shipped, by=town.actor("inspector"))
    page = town.client("ppk").get(f"/pesanan/{shipped}/serah-terima").content.decode()
    assert page.count("btn gold") == 1
    answer = sends(town, "ppk", shipped, "serah-terima", register_number="030/12/2026")
    assert (answer.status_code, state_of(shipped)) == (303, State.HANDED_OVER)
    assert Handover.objects.get().register_number == "030/12/2026"
    assert sends(town, "ppk", shipped, "serah-terima").status_code == 409
    assert Handover.objects.count() == 1


def test_signing_from_an_old_page_is_told(town: Town, shipped: int) -> None:
    old = version_of(shipped)
    inspect(order=shipped, by=town.actor("inspector"))
    assert sends(town, "ppk", shipped, "serah-terima", versi=old).status_code == 409
    assert not Handover.objects.exists()


def rejected(town: Town, number: int, accepted: int) -> None:
    counts = {line_of(number): LineInspection(accepted, 4 - accepted, "Basah")}
    inspect(order=number, by=town.actor("inspector"), counts=counts)


def test_sending_again_is_the_default_and_changes_nothing(town: Town, shipped: int) -> None:
    rejected(town, shipped, 3)
    page = town.client("ppk").get(f"/pesanan/{shipped}/potong").content.decode()
    assert page.count("btn gold") == 1
    before = version_of(shipped)
    assert sends(town, "ppk", shipped, "potong", pilihan="kirim-lagi").status_code == 303
    assert version_of(shipped) == before


def test_cutting_settles_the_order(town: Town, shipped: int) -> None:
    rejected(town, shipped, 3)
    cutting = {f"potong_{line_of(shipped)}": 1, "pilihan": "potong"}
    refused = sends(town, "ppk", shipped, "potong", **cutting, reason=" ")
    assert (refused.status_code, Cut.objects.count()) == (422, 0)
    assert "Alasan belum diisi" in refused.content.decode()
    many = sends(town, "ppk", shipped, "potong", **{**cutting, f"potong_{line_of(shipped)}": 9}, reason="Cukup")
    assert many.status_code == 422
    assert "paling banyak 1" in many.content.decode()
    assert "Cukup" in many.content.decode()
    assert sends(town, "ppk", shipped, "potong", **cutting, reason="Cukup").status_code == 303
    assert (state_of(shipped), Order.objects.get(pk=shipped).total) == (State.RECEIVED, 150_000)


def test_ending_needs_a_reason_and_nothing_kept(town: Town) -> None:
    number = town.order("accepted")
    assert town.client("ppk").get(f"/pesanan/{number}/putuskan").status_code == 200
    assert sends(town, "ppk", number, "putuskan", reason=" ").status_code == 422
    assert sends(town, "ppk", number, "putuskan", reason="Tidak dikirim").status_code == 303
    assert state_of(number) == State.TERMINATED
    assert sends(town, "ppk", number, "putuskan", reason="Tidak dikirim").status_code == 409


def test_what_is_kept_cannot_be_ended(town: Town, shipped: int) -> None:
    rejected(town, shipped, 3)
    answer = sends(town, "ppk", shipped, "putuskan", reason="Tidak dikirim")
    assert answer.status_code == 422
    assert "Potong sisanya" in answer.content.decode()
    assert state_of(shipped) == State.SHIPPED


@pytest.mark.parametrize(
    ("path", "roles"),
    [
        ("periksa", ("pp", "ppk", "treasurer", "vendor_owner", "province")),
        ("serah-terima", ("pp", "inspector", "pptk", "treasurer", "vendor_owner")),
        ("potong", ("pp", "inspector", "vendor_staff")),
        ("putuskan", ("pp", "inspector", "vendor_staff")),
    ],
)
def test_wrong_roles_are_refused_and_change_nothing(
    town: Town, shipped: int, path: str, roles: tuple[str, ...]
) -> None:
    before = version_of(shipped)
    for role in roles:
        assert sends(town, role, shipped, path, semua="1", reason="x").status_code == 403
    for stranger in ("other_ppk",):
        status = sends(town, stranger, shipped, path, semua="1", reason="x").status_code
        assert status == (403 if path == "periksa" else 404)
    assert version_of(shipped) == before


@pytest.mark.parametrize(("path", "role"), [("periksa", "inspector"), ("serah-terima", "ppk"), ("potong", "ppk")])
def test_exact_queries(town: Town, shipped: int, path: str, role: str, django_assert_num_queries) -> None:
    if path == "serah-terima":
        inspect(order=shipped, by=town.actor("inspector"))
    if path == "potong":
        rejected(town, shipped, 3)
    client = town.client(role)
    client.get("/pesanan")
    with django_assert_num_queries(AROUND + 2):  # the door and the counted lines
        assert client.get(f"/pesanan/{shipped}/{path}").status_code == 200
