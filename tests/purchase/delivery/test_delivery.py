"""From the shop's first parcel to the countersigned handover: counts, papers, money and stock follow what was kept."""

import io
from datetime import timedelta

import pytest
from django.core.files.storage import InMemoryStorage
from django.db import IntegrityError, connection, transaction
from PIL import Image
from tests.purchase.delivery.conftest import Warehouse

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import take_photo
from eblangkon.purchase.catalogue.models import Stock
from eblangkon.purchase.delivery import queries
from eblangkon.purchase.delivery.actions.countersign import countersign
from eblangkon.purchase.delivery.actions.cut import cut
from eblangkon.purchase.delivery.actions.end_undelivered import end_undelivered
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.models import Cut, Handover, Inspection, Shipment
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.models import BudgetAccount, Order, PlannedPackage
from eblangkon.purchase.ordering.queries import accounts_off_balance, packages_off_balance, waiting_for
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused, Stale, WrongDuty
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.rules import thaw


def papers(order: Order) -> list[tuple[str, int]]:
    return list(IssuedPaper.objects.filter(subject_key=str(order.number)).order_by("pk").values_list("kind", "version"))


def latest(order: Order, kind: str):
    paper = IssuedPaper.objects.filter(subject_key=str(order.number), kind=kind).latest("version")
    return thaw(paper.data["paper"])


def state(order: Order) -> State:
    return State(Order.objects.get(pk=order.pk).state)


def waits(house: Warehouse, order: Order) -> list[str]:
    """Whose turn it is."""
    people = {"shop": house.cast.shop, "inspector": house.inspector, "ppk": house.cast.ppk}
    return [name for name, actor in people.items() if waiting_for(actor).filter(pk=order.pk).exists()]


def test_the_short_road_is_three_acts_and_one_page(house: Warehouse) -> None:
    order = house.accepted(10, 5)
    assert ship(order=order.number, by=house.cast.shop).paper_number == ""
    assert waits(house, order) == ["inspector"]
    assert inspect(order=order.number, by=house.inspector).paper_number == ""
    assert state(order) is State.RECEIVED
    handover = sign_handover(order=order.number, by=house.cast.ppk, register_number="027/1/2026")
    signed = countersign(order=order.number, by=house.cast.shop)
    assert papers(order) == [("SP", 1), ("SP", 2), ("BAST", 1), ("BAST", 2)]
    assert signed.paper_number == handover.paper_number
    page = latest(order, "BAST")
    assert page.form == "short_handover"
    assert [(count.ordered, count.delivered, count.accepted, count.remark) for count in page.counts] == [
        (10, 10, 10, "baik"),
        (5, 5, 5, "baik"),
    ]
    assert page.finding == "Semua 15 barang diterima dalam keadaan baik."
    assert page.total == 650_000
    assert [signature.name for signature in page.signatures] == [
        house.cast.shop.name,
        house.inspector.name,
        house.cast.ppk.name,
    ]
    assert IssuedPaper.objects.filter(kind="BAST").values_list("register_number", flat=True)[0] == "027/1/2026"


def test_the_long_road_has_a_paper_for_each_act(house: Warehouse) -> None:
    order = house.accepted(10, 5, 2)
    assert not order.short_road
    shipment = ship(order=order.number, by=house.cast.shop, carrier="Agus, mobil bak", note="dua dus")
    inspection = inspect(order=order.number, by=house.inspector)
    sign_handover(order=order.number, by=house.cast.ppk)
    countersign(order=order.number, by=house.cast.shop)
    assert papers(order) == [("SP", 1), ("SP", 2), ("SJ", 1), ("BAPB", 1), ("BAST", 1), ("BAST", 2)]
    note, report, handover = latest(order, "SJ"), latest(order, "BAPB"), latest(order, "BAST")
    assert (note.carrier, note.remark) == ("Agus, mobil bak", "dua dus")
    assert report.delivery_numbers == (shipment.paper_number,)
    assert handover.inspection_number == inspection.paper_number
    assert handover.total == 10 * 50_000 + 5 * 30_000 + 2 * 9_000_000
    assert handover.order.number == order.letter_number


def test_rejected_goods_are_sent_again_and_accepted(house: Warehouse) -> None:
    order = house.accepted(10, 5)
    paper, pen = house.lines(order)
    ship(order=order.number, by=house.cast.shop)
    inspect(
        order=order.number,
        by=house.inspector,
        counts={paper: LineInspection(7, 3, "basah"), pen: LineInspection(5)},
    )
    assert state(order) is State.SHIPPED
    assert waits(house, order) == ["shop"]
    again = ship(order=order.number, by=house.cast.shop)
    assert [(line.line_id, line.quantity) for line in again.lines.all()] == [(paper, 3)]
    assert again.number_in_order == 2
    assert waits(house, order) == ["inspector"]
    inspect(order=order.number, by=house.second)
    assert state(order) is State.RECEIVED
    assert waits(house, order) == ["ppk"]
    assert [count.accepted for count in queries.counts_of(order.number)] == [10, 5]
    assert Order.objects.get(pk=order.pk).total == 650_000


def test_what_is_cut_is_neither_paid_nor_kept_from_others(house: Warehouse) -> None:
    order = house.accepted(10, 5)
    paper, pen = house.lines(order)
    ship(order=order.number, by=house.cast.shop)
    counts = {paper: LineInspection(7, 3, "basah"), pen: LineInspection(5)}
    inspect(order=order.number, by=house.inspector, counts=counts)
    settled = cut(order=order.number, by=house.cast.ppk, quantities={paper: 3}, reason="tidak ada penggantinya")
    assert settled.state == State.RECEIVED
    assert settled.total == 7 * 50_000 + 5 * 30_000
    assert settled.tax["buyer_pays"] == settled.total
    assert PlannedPackage.objects.get().committed == settled.total
    committed = BudgetAccount.objects.order_by("pk").values_list("committed", flat=True)
    assert list(committed) == [7 * 50_000, 5 * 30_000]
    stocks = Stock.objects.order_by("pk").values_list("on_hand", "reserved")[:2]
    assert list(stocks) == [(493, 0), (95, 0)]
    assert not packages_off_balance().exists()
    assert not accounts_off_balance().exists()
    sign_handover(order=order.number, by=house.cast.ppk)
    page = latest(order, "BAST")
    assert page.total == settled.total
    assert page.counts[0].remark == "3 ditolak: basah; 3 dipotong: tidak ada penggantinya"
    assert page.finding == "12 dari 15 barang diterima, 3 ditolak."


def test_the_handover_report_lists_what_was_accepted(house: Warehouse) -> None:
    order = house.accepted(10, 5, 2)
    first, _pen, _projector = house.lines(order)
    ship(order=order.number, by=house.cast.shop, quantities=dict.fromkeys(house.lines(order), 2))
    inspect(order=order.number, by=house.inspector)
    assert waits(house, order) == ["shop"]
    cut(order=order.number, by=house.cast.ppk, quantities={first: 8}, reason="cukup")
    assert state(order) is State.SHIPPED
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    sign_handover(order=order.number, by=house.cast.ppk)
    report = latest(order, "BAST")
    assert [line.quantity for line in report.lines] == [2, 5, 2]
    assert report.total == 2 * 50_000 + 5 * 30_000 + 18_000_000
    assert report.inspection_number.count("BAPB") == 2


def test_a_part_may_be_sent_and_the_rest_before_anybody_counts(house: Warehouse) -> None:
    order = house.accepted(10)
    (line,) = house.lines(order)
    ship(order=order.number, by=house.cast.shop, quantities={line: 4})
    ship(order=order.number, by=house.cast.shop, quantities={line: 6})
    with pytest.raises(IllegalMove, match="sudah dikirim"):
        ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    assert state(order) is State.RECEIVED


def test_refusals_name_the_line_and_change_nothing(house: Warehouse) -> None:
    order = house.accepted(10, 5)
    paper, pen = house.lines(order)
    with pytest.raises(Refused, match="Tinggal 10") as told:
        ship(order=order.number, by=house.cast.shop, quantities={paper: 11, pen: 6})
    assert [problem.field for problem in told.value.problems] == [f"line-{paper}", f"line-{pen}"]
    with pytest.raises(Refused, match="masih 0"):
        ship(order=order.number, by=house.cast.shop, quantities={paper: 0})
    with pytest.raises(Refused, match="bukan bagian"):
        ship(order=order.number, by=house.cast.shop, quantities={paper: 1, 0: 1})
    assert not Shipment.objects.exists()
    ship(order=order.number, by=house.cast.shop)
    with pytest.raises(Refused) as counted:
        inspect(
            order=order.number,
            by=house.inspector,
            counts={paper: LineInspection(9, 1), pen: LineInspection(4)},
        )
    assert [problem.field for problem in counted.value.problems] == [f"line-{paper}", f"line-{pen}"]
    assert not Inspection.objects.exists()
    with pytest.raises(IllegalMove, match="sudah dikirim"):
        cut(order=order.number, by=house.cast.ppk, quantities={paper: 1}, reason="a")
    assert state(order) is State.SHIPPED


def test_cutting_needs_a_reason_a_quantity_and_something_kept(house: Warehouse) -> None:
    order = house.accepted(10)
    (line,) = house.lines(order)
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector, counts={line: LineInspection(0, 10, "salah barang")})
    for quantities, reason, why in (({line: 10}, " ", "Alasan"), ({line: 0}, "a", "masih 0"), ({line: 11}, "a", "10")):
        with pytest.raises(Refused, match=why):
            cut(order=order.number, by=house.cast.ppk, quantities=quantities, reason=reason)
    with pytest.raises(Refused, match="Putuskan pesanan"):
        cut(order=order.number, by=house.cast.ppk, quantities={line: 10}, reason="semua rusak")
    assert not Cut.objects.exists()


def test_an_order_of_which_nothing_was_good_ends_and_frees_all(house: Warehouse) -> None:
    order = house.accepted(10)
    (line,) = house.lines(order)
    ship(order=order.number, by=house.cast.shop)
    with pytest.raises(Refused, match="belum dihitung"):
        end_undelivered(order=order.number, by=house.cast.ppk, reason="terlambat")
    inspect(order=order.number, by=house.inspector, counts={line: LineInspection(0, 10, "salah barang")})
    end_undelivered(order=order.number, by=house.cast.ppk, reason="salah barang dua kali")
    assert state(order) is State.TERMINATED
    assert PlannedPackage.objects.get().committed == 0
    assert Stock.objects.get(pk=house.cast.products[0].pk).reserved == 0


def test_what_is_kept_is_paid_not_ended(house: Warehouse) -> None:
    order = house.accepted(10)
    (line,) = house.lines(order)
    ship(order=order.number, by=house.cast.shop, quantities={line: 4})
    inspect(order=order.number, by=house.inspector)
    with pytest.raises(Refused, match="Potong sisanya"):
        end_undelivered(order=order.number, by=house.cast.ppk, reason="terlambat")


def test_each_act_belongs_to_its_side(house: Warehouse) -> None:
    order = house.accepted(10)
    (line,) = house.lines(order)
    cast = house.cast
    for actor in (cast.ppk, cast.other_shop, cast.stranger, house.inspector):
        with pytest.raises(WrongDuty):
            ship(order=order.number, by=actor)
    ship(order=order.number, by=cast.shop)
    for actor in (cast.ppk, cast.shop, cast.stranger):
        with pytest.raises(WrongDuty):
            inspect(order=order.number, by=actor)
    inspect(order=order.number, by=house.inspector, counts={line: LineInspection(9, 1, "sobek")})
    for actor in (house.inspector, cast.shop, cast.stranger):
        with pytest.raises(WrongDuty):
            cut(order=order.number, by=actor, quantities={line: 1}, reason="a")
        with pytest.raises(WrongDuty):
            end_undelivered(order=order.number, by=actor, reason="a")
    cut(order=order.number, by=cast.kpa, quantities={line: 1}, reason="a")
    for actor in (house.inspector, cast.shop, cast.stranger, cast.pp):
        with pytest.raises(WrongDuty):
            sign_handover(order=order.number, by=actor)
    sign_handover(order=order.number, by=cast.kpa)
    for actor in (cast.ppk, cast.other_shop):
        with pytest.raises(WrongDuty):
            countersign(order=order.number, by=actor)


def test_kpa_signs_as_what_they_are(house: Warehouse) -> None:
    order = house.accepted(10)
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    sign_handover(order=order.number, by=house.cast.kpa)
    assert latest(order, "BAST").signatures[-1].caption.startswith("Kuasa Pengguna Anggaran")


def test_the_second_click_and_the_old_page_are_told(house: Warehouse) -> None:
    order = house.accepted(10)
    (line,) = house.lines(order)
    seen = order.version
    ship(order=order.number, by=house.cast.shop, quantities={line: 4}, seen_version=seen)
    with pytest.raises(Stale, match="sudah berubah"):
        ship(order=order.number, by=house.cast.shop, quantities={line: 4}, seen_version=seen)
    seen = Order.objects.get(pk=order.pk).version
    inspect(order=order.number, by=house.inspector, seen_version=seen)
    with pytest.raises(Stale, match=house.inspector.name):
        inspect(order=order.number, by=house.second, seen_version=seen)
    with pytest.raises(IllegalMove, match="sudah dihitung"):
        inspect(order=order.number, by=house.second)
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    sign_handover(order=order.number, by=house.cast.ppk)
    with pytest.raises(IllegalMove, match=house.cast.ppk.name):
        sign_handover(order=order.number, by=house.cast.kpa)
    countersign(order=order.number, by=house.cast.shop)
    with pytest.raises(IllegalMove, match="sudah ditandatangani"):
        countersign(order=order.number, by=house.cast.shop)
    assert Handover.objects.count() == 1


def test_a_photo_is_kept_with_its_thumbnail(house: Warehouse, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = InMemoryStorage()
    monkeypatch.setattr("eblangkon.purchase.delivery.adapters.photo_files.default_storage", kept)
    out = io.BytesIO()
    Image.new("RGB", (800, 600), "brown").save(out, "JPEG")
    order = house.accepted(10)
    shipment = ship(order=order.number, by=house.cast.shop, photo=take_photo(out.getvalue()))
    assert kept.size(shipment.photo.name) > kept.size(shipment.photo_thumbnail.name)
    assert kept.size(shipment.photo_thumbnail.name) <= 1536


def test_records_of_what_happened_are_never_changed(house: Warehouse) -> None:
    order = house.accepted(10)
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    sign_handover(order=order.number, by=house.cast.ppk)
    countersign(order=order.number, by=house.cast.shop)
    for statement in (
        "UPDATE delivery_shipmentline SET quantity = 1",
        "DELETE FROM delivery_inspection",
        "UPDATE delivery_handover SET countersigned_at = now()",
        "UPDATE delivery_handover SET paper_number = 'x'",
        "DELETE FROM delivery_handover",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def test_every_act_is_in_the_log_once(house: Warehouse) -> None:
    order = house.accepted(10)
    ship(order=order.number, by=house.cast.shop)
    inspect(order=order.number, by=house.inspector)
    sign_handover(order=order.number, by=house.cast.ppk)
    countersign(order=order.number, by=house.cast.shop)
    acts = AuditEntry.objects.filter(subject_key=str(order.number)).order_by("id").values_list("action", flat=True)
    assert [act for act in acts if act != "documents.issued"][-6:] == [
        "order.accept",
        "order.ship",
        "order.settled",
        "order.receive",
        "order.hand_over",
        "delivery.countersigned",
    ]


@pytest.mark.parametrize("lines", [1, 3])
def test_no_query_for_each_line(house: Warehouse, lines: int, django_assert_max_num_queries) -> None:
    order = house.accepted(*(2, 2, 1)[:lines])
    with django_assert_max_num_queries(24):
        ship(order=order.number, by=house.cast.shop)
    with django_assert_max_num_queries(40):
        inspect(order=order.number, by=house.inspector)
    with django_assert_max_num_queries(24):
        sign_handover(order=order.number, by=house.cast.ppk)


def test_a_report_names_the_deliveries_that_were_counted_for_it(house: Warehouse) -> None:
    order = house.accepted(10, 5, 2)
    first, _pen, projector = house.lines(order)
    ship(order=order.number, by=house.cast.shop, quantities={first: 10})
    inspect(order=order.number, by=house.inspector)
    with clock.set_to(clock.now() + timedelta(days=1)):
        again = ship(order=order.number, by=house.cast.shop)
        inspect(order=order.number, by=house.inspector)
    assert projector in [line.line_id for line in again.lines.all()]
    report = IssuedPaper.objects.filter(subject_key=str(order.number), kind="BAPB").latest("pk")
    assert thaw(report.data["paper"]).delivery_numbers == (again.paper_number,)


def test_an_account_blocked_after_the_order_still_bears_what_came(house: Warehouse) -> None:
    order = house.accepted(10, 5)
    paper, pen = house.lines(order)
    ship(order=order.number, by=house.cast.shop)
    BudgetAccount.objects.update(blocked=True)
    inspect(
        order=order.number,
        by=house.inspector,
        counts={paper: LineInspection(10), pen: LineInspection(3, 2, "tinta kering")},
    )
    settled = cut(order=order.number, by=house.cast.ppk, quantities={pen: 2}, reason="cukup")
    assert (settled.state, int(settled.total)) == (State.RECEIVED, 10 * 50_000 + 3 * 30_000)
    assert not accounts_off_balance().exists()
