"""Practice never touches real figures: one test for each wall, and one that looks at everything the public sees."""

import io
import json
import re
import zipfile
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.core.management import call_command
from pypdf import PdfReader
from tests.cast import NOON, Town
from tests.practice import CAST, Practice, open_in

from eblangkon.desks.storefront.downloads import TABLES
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock, installation
from eblangkon.insight.transparency.actions.recount_paid import recount_paid
from eblangkon.insight.transparency.queries.purchases import last_paid, public_order
from eblangkon.insight.transparency.queries.totals import counts
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.queries import exemptions_in
from eblangkon.parties.vendors.queries import public_vendors
from eblangkon.purchase.catalogue.adapters.search_index import search_index
from eblangkon.purchase.catalogue.models import PriceStandard, SearchEntry
from eblangkon.purchase.catalogue.queries import listed_products, matching_offers
from eblangkon.purchase.catalogue.rules.search import Filters
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.remind_orders import remind_orders
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.permissions import orders_visible_to, requests_visible_to
from eblangkon.purchase.ordering.rules.refusals import Refused
from eblangkon.purchase.payment.models import PaymentStep
from eblangkon.services.documents.actions.render_paper import render_paper
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.notices.actions.send_mail import send_mail
from eblangkon.services.notices.models import Notice
from eblangkon.services.numbering.models import Counter

PAGES = (
    "/", "/angka", "/angka?tahun=2026", "/wilayah/33.25", "/wilayah/33.25?tahun=2026&lengkap=penyedia",
    "/wilayah/33.25/pembelian", "/katalog", "/katalog?q=kertas", "/katalog?urut=murah", "/penyedia/toko-subah",
    "/penyedia/toko-latihan-batang-latihan", "/pengecualian", "/periksa?nomor=33.25/SP/2026/000001",
)  # fmt: skip


@pytest.fixture
def practice(town: Town) -> Practice:
    return open_in(town)


def public(town: Town) -> dict[str, Any]:
    """Every figure and export that anybody may take away, byte for byte."""
    visitor = town.client("visitor")
    own = [f"/produk/{product.pk}-{product.slug}" for product in town.products]
    files = [f"/angka/{table}.{ending}?wilayah=33.25" for table in TABLES for ending in ("csv", "xlsx")]
    taken: dict[str, Any] = {}
    for address in (*PAGES, *own, *files):
        answer = visitor.get(address)
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        body = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", body)
        marks = answer.headers.get("ETag"), answer.headers.get("Last-Modified")
        taken[address] = (answer.status_code, *marks, parts_of(body) if body.startswith(b"PK") else body)
    out = io.StringIO()
    call_command("totals", "--region", "33.25", stdout=out)
    taken["totals"] = out.getvalue()
    return taken


def parts_of(workbook: bytes) -> dict[str, bytes]:
    """What an XLSX holds, but for the second in which it was written."""
    with zipfile.ZipFile(io.BytesIO(workbook)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != "docProps/core.xml"}


def real_counters() -> set[tuple[str, str, int, int]]:
    return set(Counter.objects.exclude(kind__startswith="LAT-").values_list("region", "kind", "year", "last"))


def test_the_totals_do_not_change(town: Town) -> None:
    """From the opening to the payment, and after the nightly count: everything public stays byte for byte."""
    town.order("paid")
    before, counters = public(town), real_counters()
    assert json.loads(before["totals"])[0]["packages"] == 1
    assert any(status == 200 and b"Toko Subah" in body for status, *_, body in (before["/katalog"], before["/"]))
    assert [address for address in before if before[address][0] == 404] == ["/penyedia/toko-latihan-batang-latihan"]
    paid = open_in(town).bought()
    assert paid.state == "paid"
    after = public(town)
    assert [address for address in before if before[address] != after[address]] == []
    assert real_counters() == counters
    with clock.set_to(NOON + timedelta(days=1)):
        recount_paid()
    out = io.StringIO()
    call_command("totals", "--region", "33.25", stdout=out)
    assert out.getvalue() == before["totals"]


def test_in_a_demonstration_everything_is_practice_and_counts(town: Town) -> None:
    practice = open_in(town)
    installation.mark("demonstration")
    assert practice.bought().pk
    assert public_vendors().filter(pk=practice.shop.pk).exists()
    assert listed_products().filter(vendor=practice.shop).exists()
    assert not Counter.objects.filter(kind__startswith="LAT-").exists()


def test_the_public_finds_no_practice_shop_and_none_of_its_goods(practice: Practice) -> None:
    shop, paper = practice.shop, practice.paper
    assert not SearchEntry.objects.filter(vendor=shop).exists()
    assert not search_index().search("", Filters(vendor=shop.pk), 1).total
    assert not public_vendors().filter(pk=shop.pk).exists()
    assert not listed_products().filter(vendor=shop).exists()
    visitor = practice.town.client("visitor")
    assert visitor.get(f"/penyedia/{shop.slug}").status_code == 404
    assert visitor.get(f"/produk/{paper.pk}-{paper.slug}").status_code == 404
    paper.name = "Kertas lain"  # a change brings it back to the search's triggers
    paper.save()
    shop.place = "Subah"
    shop.name = "Toko Latihan Subah (latihan)"
    shop.save()
    assert not SearchEntry.objects.filter(vendor=shop).exists()


def test_counts_leave_practice_out(town: Town) -> None:
    before = counts("33.25"), counts()
    open_in(town)
    assert (counts("33.25"), counts()) == before


def test_each_side_is_offered_its_own_goods_only(practice: Practice) -> None:
    asked = {1: ("Kertas HVS A4", 10)}
    assert {match.vendor for match in matching_offers(asked)[1]} == {practice.town.vendor.pk}
    assert {match.vendor for match in matching_offers(asked, practice=True)[1]} == {practice.shop.pk}


def test_the_page_of_a_request_offers_goods_of_its_own_side(practice: Practice) -> None:
    note, client = practice.request(), practice.town.client(CAST["pp"])
    client.post("/topi", {"ke": f"kantor-{practice.office.pk}"})
    page = client.get(f"/permintaan/{note.pk}").content.decode()
    assert "Toko Latihan Batang" in page
    assert "Toko Subah" not in page
    page = practice.town.client("pp").get(f"/permintaan/{practice.town.request.pk}").content.decode()
    assert "Toko Latihan Batang" not in page


def test_no_basket_is_begun_on_the_other_side(practice: Practice) -> None:
    town = practice.town
    with pytest.raises(Refused, match="hanya membeli dari toko latihan"):
        start_order(request=practice.request().pk, vendor=town.vendor.pk, by=practice.by("pp"))
    with pytest.raises(Refused, match="hanya melayani kantor latihan"):
        start_order(request=town.request.pk, vendor=practice.shop.pk, by=town.actor("pp"))


def test_a_basket_that_stands_on_both_sides_takes_nothing_in_and_goes_nowhere(practice: Practice) -> None:
    """However it came about: the walls stand at each act, not at the first one alone."""
    basket = practice.basket()
    Order.objects.filter(pk=basket.pk).update(vendor=practice.town.vendor)
    with pytest.raises(Refused, match="toko latihan"):
        put_line(order=basket.pk, product=practice.town.products[0].pk, quantity=1, by=practice.by("pp"))
    with pytest.raises(Refused, match="toko latihan"):
        send_for_approval(order=basket.pk, by=practice.by("pp"))


def test_numbers_of_practice_are_counted_apart(practice: Practice) -> None:
    before = real_counters()
    paid = practice.bought()
    numbers = set(IssuedPaper.objects.filter(subject_key=str(paid.pk)).values_list("number", flat=True))
    numbers |= set(PaymentStep.objects.filter(payment__order=paid).exclude(number="").values_list("number", flat=True))
    assert len(numbers) > 3
    assert all(re.fullmatch(r"33\.25/LAT-[A-Z0-9]+/2026/00000\d", number) for number in numbers), numbers
    assert paid.letter_number == "33.25/LAT-SP/2026/000001"
    assert real_counters() == before


def test_every_paper_of_practice_says_so_across_the_page(practice: Practice, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    for paper in IssuedPaper.objects.filter(subject_key=str(practice.bought().pk)):
        assert paper.practice
        with render_paper(paper=paper.pk).file.open("rb") as file:
            words = PdfReader(io.BytesIO(file.read())).pages[0].extract_text()
        assert "LATIHAN. Surat latihan, tidak berlaku sebagai bukti." in words
        assert words.count("LATIHAN") >= 2
        assert "CONTOH" not in words


def test_a_check_of_a_practice_paper_says_what_it_is(practice: Practice, settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    paper = IssuedPaper.objects.get(number=practice.bought("placed").letter_number)
    visitor = practice.town.client("visitor")
    assert "Surat latihan, tidak berlaku" in visitor.get(f"/periksa/{paper.token}").content.decode()
    assert "LATIHAN, tidak berlaku" in visitor.get(f"/periksa?nomor={paper.number}").content.decode()
    with render_paper(paper=paper.pk).file.open("rb") as file:
        sent = io.BytesIO(file.read())
    sent.name = "surat.pdf"
    assert "Surat latihan, tidak berlaku" in visitor.post("/periksa", {"berkas": sent}).content.decode()
    real = IssuedPaper.objects.get(token=practice.town.paper_token())
    assert "latihan" not in visitor.get(f"/periksa/{real.token}").content.decode().lower()


def test_the_public_story_knows_no_practice(practice: Practice) -> None:
    practice.town.order("paid")
    before = last_paid(), last_paid("33.25")
    with clock.set_to(NOON + timedelta(hours=2)):
        paid = practice.bought()
    assert public_order(paid.pk) is None
    assert practice.town.client("visitor").get(f"/pembelian/{paid.pk}").status_code == 404
    assert (last_paid(), last_paid("33.25")) == before


def test_who_oversees_sees_no_practice_in_lists_and_tables(practice: Practice) -> None:
    paid, town = practice.bought(), practice.town
    for role in ("ukpbj", "auditor", "province"):
        assert not orders_visible_to(town.actor(role)).filter(pk=paid.pk).exists()
        assert not requests_visible_to(town.actor(role)).filter(agency=practice.office).exists()
        assert orders_visible_to(town.actor(role)).filter(pk=town.order("placed")).exists()
        assert requests_visible_to(town.actor(role)).filter(pk=town.request.pk).exists()
        table = b"".join(town.client(role).get("/pesanan.csv").streaming_content).decode()
        assert "latihan" not in table.lower()
        assert town.client(role).get(f"/pesanan/{paid.pk}").status_code == 404
    assert orders_visible_to(practice.by("pp")).filter(pk=paid.pk).exists()


def test_every_page_of_practice_says_so_and_no_other(practice: Practice) -> None:
    order, client = practice.bought("placed"), practice.town.client(CAST["pp"])
    mark = "Di sini tidak ada yang sungguh dibeli atau dibayar."
    client.post("/topi", {"ke": f"kantor-{practice.office.pk}"})
    for address in (f"/pesanan/{order.pk}", f"/permintaan/{order.request_id}", "/meja", "/pesanan", "/kotak"):
        assert mark in client.get(address).content.decode(), address
    assert "LATIHAN, bukan pembelian" in b"".join(client.get("/pesanan.csv").streaming_content).decode()
    client.post("/topi", {"ke": f"kantor-{practice.town.other_agency.pk}"})
    page = client.get("/meja").content.decode()
    assert mark not in page
    assert re.search(r"Kantor Latihan.*?</button>", page)  # the other hat can be chosen, and says what it is
    assert ">LATIHAN</b></span></button>" in page
    owner = practice.town.client(CAST["vendor_owner"])
    owner.post("/topi", {"ke": f"toko-{practice.shop.pk}"})
    assert mark in owner.get("/toko").content.decode()
    assert mark not in practice.town.client("pp").get("/meja").content.decode()


def test_what_is_told_of_practice_says_so_first(practice: Practice) -> None:
    Notice.objects.all().delete()
    practice.bought()
    with clock.set_to(NOON + timedelta(days=30)):
        practice.bought("awaiting_approval")
    with clock.set_to(NOON + timedelta(days=50)):
        remind_orders()
    told = Notice.objects.filter(subject_kind__in=("order", "request"), params__practice=True)
    real = Order.objects.filter(demonstration=False).values_list("pk", flat=True)
    about_real = {str(number) for number in real}
    others = Notice.objects.exclude(pk__in=told).exclude(subject_kind="order", subject_key__in=about_real)
    assert told.exists()
    assert (
        not others.filter(subject_kind__in=("order", "request")).exclude(subject_key=practice.town.request.pk).exists()
    )
    assert not told.filter(person=practice.town.people["ukpbj"]).exists()
    mail.outbox.clear()
    with clock.set_to(NOON + timedelta(days=50)):
        Notice.objects.exclude(pk__in=told).delete()
        send_mail()
    assert mail.outbox
    assert all(letter.subject.startswith("[LATIHAN] ") or "[LATIHAN] " in letter.body for letter in mail.outbox)


def test_an_exemption_of_practice_is_not_published(practice: Practice) -> None:
    grant_exemption(
        agency=practice.office.pk, person=practice.town.people["nobody"].pk, duties=("pp", "ppk"), reason="Latihan.",
        decree_number="1", valid_from=NOON.date(), valid_to=NOON.date(), by=SYSTEM,
    )  # fmt: skip
    assert not exemptions_in(None, NOON.date()).exists()


def test_practice_writes_no_price_standard_and_its_acts_stay_in_the_log(town: Town) -> None:
    before, standards = AuditEntry.objects.count(), PriceStandard.objects.count()
    practice = open_in(town)
    practice.bought()
    assert PriceStandard.objects.count() == standards
    assert AuditEntry.objects.count() > before + 20
    assert RequestNote.objects.filter(agency=practice.office).count() == 1
