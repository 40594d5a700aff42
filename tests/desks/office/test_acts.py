"""Acts on an order: asked with words, done once, told when somebody was faster."""

import pytest
from django.http import HttpResponse
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.queries import papers_of

pytestmark = pytest.mark.django_db
REASON = {"alasan": "Kurangi jumlahnya."}
# word, who, from which state, to which
ACTS = (
    ("setujui", "ppk", "awaiting_approval", State.PLACED),
    ("setujui", "kpa", "awaiting_approval", State.PLACED),
    ("kembalikan", "ppk", "awaiting_approval", State.DRAFT),
    ("tolak", "pa", "awaiting_approval", State.REJECTED),
    ("tarik", "pp", "awaiting_approval", State.DRAFT),
    ("buang", "pp", "draft", State.DISCARDED),
    ("batalkan", "ppk", "placed", State.CANCELLED),
)


@pytest.fixture
def town(db):
    with clock.set_to(NOON):
        yield build_town()


def does(town: Town, role: str, number: int, word: str, **data: object) -> HttpResponse:
    form = {"versi": Order.objects.get(pk=number).version} | REASON | data
    return town.client(role).post(f"/pesanan/{number}/{word}", form)


@pytest.mark.parametrize(("word", "role", "source", "target"), ACTS)
def test_each_act(town: Town, word: str, role: str, source: str, target: State) -> None:
    number = town.order(source)
    assert town.client(role).get(f"/pesanan/{number}/{word}").status_code == 200
    answer = does(town, role, number, word)
    assert (answer.status_code, answer["Location"]) == (303, "/meja")
    assert Order.objects.get(pk=number).state == target


@pytest.mark.parametrize(("word", "role", "source", "target"), ACTS)
def test_a_second_click_is_told_and_changes_nothing(
    town: Town, word: str, role: str, source: str, target: State
) -> None:
    number = town.order(source)
    version = Order.objects.get(pk=number).version
    does(town, role, number, word)
    again = does(town, role, number, word, versi=version)
    assert again.status_code == 409
    assert "sudah berubah sejak halaman ini dibuka" in again.content.decode()
    assert Order.objects.get(pk=number).version == version + 1


@pytest.mark.parametrize(
    ("word", "role", "source"), [row[:3] for row in ACTS if row[0] in ("kembalikan", "tolak", "batalkan")]
)
def test_a_reason_is_asked_for(town: Town, word: str, role: str, source: str) -> None:
    number = town.order(source)
    answer = does(town, role, number, word, alasan="  ")
    assert answer.status_code == 422
    assert "Alasan belum diisi" in answer.content.decode()
    assert Order.objects.get(pk=number).state == source


@pytest.mark.parametrize(("word", "role", "source", "target"), ACTS)
@pytest.mark.parametrize("stranger", ["other_pp", "other_ppk", "vendor_owner", "treasurer", "visitor"])
def test_strangers_change_nothing(town: Town, word: str, role: str, source: str, target: State, stranger: str) -> None:
    number = town.order(source)
    answer = does(town, stranger, number, word)
    assert answer.status_code in (302, 403, 404)
    assert Order.objects.get(pk=number).state == source


def test_whoever_sent_it_does_not_approve_it(town: Town) -> None:
    """Duties collide already; where an exemption lets one person hold both, the act still asks."""
    number = town.order("awaiting_approval")
    Order.objects.filter(pk=number).update(sent_by=town.people["ppk"])
    answer = does(town, "ppk", number, "setujui")
    assert answer.status_code == 403
    assert "harus tiga orang" in answer.content.decode()


def test_the_letter_names_the_duty_that_approved(town: Town) -> None:
    number = town.order("awaiting_approval")
    does(town, "kpa", number, "setujui", nomor_naskah="027/12/2026")
    letter = papers_of(("order", str(number))).get()
    assert "Kuasa Pengguna Anggaran selaku Pejabat Pembuat Komitmen" in str(letter.data)
    assert letter.register_number == "027/12/2026"


def test_an_act_that_has_passed_shows_where_the_order_stands(town: Town) -> None:
    html = town.client("ppk").get(f"/pesanan/{town.order('placed')}/setujui").content.decode()
    assert "menunggu jawaban penyedia" in html
    assert "<textarea" not in html
