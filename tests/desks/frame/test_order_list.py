"""One's orders: found by state and by words, paged by key, taken away as a table."""

import io
from collections.abc import Iterator

import pytest
from python_calamine import CalamineWorkbook
from tests.cast import NOON, Town, build_town

from eblangkon.desks.frame.orders import listing
from eblangkon.ground.kernel import clock
from eblangkon.purchase.ordering.models import Order

pytestmark = pytest.mark.django_db
AROUND = 5  # session, person, duties, memberships, unread notices


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


def listed(town: Town, role: str, query: str = "") -> list[int]:
    answer = town.client(role).get(f"/pesanan{query}")
    assert answer.status_code == 200
    return [order.number for order, _word, _kind in answer.context["rows"]]


def test_each_side_sees_its_own_the_newest_first(town: Town) -> None:
    everything = sorted(town.orders.values(), reverse=True)
    assert listed(town, "pp") == everything
    assert listed(town, "province") == everything
    assert set(listed(town, "vendor_owner")) == {
        town.order(state) for state in ("placed", "accepted", "declined", "cancelled")
    }
    for stranger in ("other_pp", "other_owner", "nobody"):
        assert listed(town, stranger) == []
    assert "Belum ada pesanan" in town.client("nobody").get("/pesanan").content.decode()


def test_filters_and_words(town: Town) -> None:
    assert listed(town, "pp", "?keadaan=placed&keadaan=draft") == sorted(
        [town.order("placed"), town.order("draft")], reverse=True
    )
    assert listed(town, "pp", f"?q={town.order('placed')}") == [town.order("placed")]
    letter = Order.objects.get(pk=town.order("accepted")).letter_number
    assert listed(town, "pp", f"?q={letter}") == [town.order("accepted")]
    assert len(listed(town, "pp", "?q=toko+subah")) == len(town.orders)
    answer = town.client("pp").get("/pesanan?q=tidak-ada&keadaan=placed&keadaan=rusak").content.decode()
    assert "Tidak ada pesanan yang cocok" in answer
    assert 'value="tidak-ada"' in answer
    assert 'href="/pesanan?q=tidak-ada"' in answer  # the chip takes its own state off


def test_pages_by_key(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(listing, "SIZE", 3)
    seen, query = [], ""
    while True:
        answer = town.client("pp").get(f"/pesanan{query}")
        seen += [order.number for order, _word, _kind in answer.context["rows"]]
        if not answer.context["page"].next_key:
            break
        query = f"?sesudah={answer.context['page'].next_key}"
    assert seen == sorted(town.orders.values(), reverse=True)


def test_the_table_holds_what_the_list_shows(town: Town) -> None:
    answer = town.client("pp").get("/pesanan.csv?keadaan=placed")
    text = b"".join(answer.streaming_content).decode()
    assert "attachment" in answer["Content-Disposition"]
    rows = [line for line in text.splitlines() if line.startswith(str(town.order("placed")))]
    assert len(rows) == 1
    assert "menunggu jawaban penyedia" in text
    file = town.client("vendor_owner").get("/pesanan.xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(file.streaming_content)))
    cells = book.get_sheet_by_index(0).to_python()
    numbers = {int(row[0]) for row in cells if isinstance(row[0], float)}
    assert numbers == {town.order(state) for state in ("placed", "accepted", "declined", "cancelled")}


def test_exact_queries(town: Town, django_assert_num_queries) -> None:
    client = town.client("pp")
    client.get("/pesanan")
    with django_assert_num_queries(AROUND + 2):  # rows and counts
        client.get("/pesanan")
    with django_assert_num_queries(AROUND + 2):
        client.get("/pesanan?q=kertas&keadaan=placed")
