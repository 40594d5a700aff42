"""The one page of an order: each side sees its own next action, a stranger sees nothing."""

import gzip
import io
from collections.abc import Iterator

import pytest
from django.test import Client
from PIL import Image
from tests.cast import NOON, Town, build_town

from eblangkon.desks.frame.orders.clock import running, waited
from eblangkon.desks.frame.orders.facts_of import ending_of, state_words
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.photos import take_photo
from eblangkon.insight.transparency.rules import Story, StoryStep
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.queries import counted_lines
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.queries import papers_of

pytestmark = pytest.mark.django_db
AROUND = 5  # session, person, duties, memberships, unread notices
PAGE = AROUND + 1 + 14 + 2  # the door, the story, the calendar and the log


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()


def page(client: Client, number: int, status: int = 200) -> str:
    answer = client.get(f"/pesanan/{number}")
    assert answer.status_code == status
    return answer.content.decode()


@pytest.mark.parametrize(
    ("state", "role", "act", "verb"),
    [
        ("draft", "pp", "/keranjang/{n}", "Buka keranjang"),
        ("awaiting_approval", "ppk", "/pesanan/{n}/setujui", "Setujui, terbitkan surat pesanan"),
        ("placed", "vendor_owner", "/pesanan/{n}/jawab", "Terima pesanan"),
        ("accepted", "vendor_staff", "/pesanan/{n}/kirim", "Catat pengiriman"),
        ("shipped", "pptk", "/pesanan/{n}/periksa", "Sesuai semua"),
        ("received", "kpa", "/pesanan/{n}/serah-terima", "Tanda tangani"),
        ("handed_over", "vendor_owner", "/pesanan/{n}/tagih", "Tanda tangani dan tagih"),
        ("payment_due", "pptk", "/pesanan/{n}/bayar/npd", "Ajukan NPD"),
    ],
)
def test_who_is_waited_for_has_the_gold_button(town: Town, state: str, role: str, act: str, verb: str) -> None:
    number = town.order(state)
    html = page(town.client(role), number)
    assert html.count("btn gold") == 1
    assert act.format(n=number) in html
    assert verb in html
    assert "menunggu Anda" in html
    watching = page(town.client("treasurer"), number)
    assert "btn gold" not in watching
    assert "Menunggu" in watching


def test_who_ordered_does_not_approve(town: Town) -> None:
    assert "/setujui" not in page(town.client("pp"), town.order("awaiting_approval"))
    assert f"/pesanan/{town.order('awaiting_approval')}/tarik" in page(
        town.client("pp"), town.order("awaiting_approval")
    )


def test_one_tap_carries_the_version_of_the_page(town: Town) -> None:
    number = town.order("awaiting_approval")
    version = Order.objects.get(pk=number).version
    html = page(town.client("ppk"), number)
    assert f'<input type="hidden" name="versi" value="{version}">' in html
    assert f'href="/pesanan/{number}/kembalikan"' in html
    assert f'href="/pesanan/{number}/tolak"' in html


def test_counting_and_signing_are_one_tap(town: Town) -> None:
    number = town.order("accepted")
    ship(order=number, by=town.actor("vendor_owner"))
    html = page(town.client("inspector"), number)
    assert 'name="semua" value="1"' in html
    assert f'action="/pesanan/{number}/periksa"' in html
    inspect(order=number, by=town.actor("inspector"))
    html = page(town.client("ppk"), number)
    assert f'action="/pesanan/{number}/serah-terima"' in html
    assert "4 dari 4 barang sesuai" in html


@pytest.mark.parametrize("role", ["other_pp", "other_ppk", "other_owner", "other_ukpbj", "nobody"])
def test_strangers_find_nothing(town: Town, role: str) -> None:
    assert "Tidak ada pesanan" in page(town.client(role), town.order("placed"), 404)
    for path in ("berkas.pdf",):
        assert town.client(role).get(f"/pesanan/{town.order('placed')}/{path}").status_code == 404
    assert town.client(role).get(f"/berkas/{town.paper_token()}.pdf").status_code == 404


def test_the_shop_does_not_see_what_the_office_still_ponders(town: Town) -> None:
    assert "Tidak ada pesanan" in page(town.client("vendor_owner"), town.order("awaiting_approval"), 404)


def test_visitors_are_led_to_the_sign_in(town: Town) -> None:
    answer = town.client("visitor").get(f"/pesanan/{town.order('placed')}")
    assert (answer.status_code, answer["Location"]) == (302, f"/masuk?kembali=%2Fpesanan%2F{town.order('placed')}")


@pytest.mark.parametrize("state", list(State))
def test_each_state_reads_well(town: Town, state: str) -> None:
    html = page(town.client("pp"), town.order(state))
    words = state_words(state)[0]
    assert f"{words[:1].upper()}{words[1:]}</span>" in html
    assert len(gzip.compress(html.encode())) < 10_000
    assert html.count("<h1") == 1
    assert html.count("<h2>Tahapan</h2>") == 1
    assert " style=" not in html
    assert "None" not in html


def test_money_and_tax_are_explained_line_by_line(town: Town) -> None:
    html = page(town.client("vendor_owner"), town.order("placed"))
    assert "Ke mana Rp200.000 ini pergi" in html
    assert "Tidak ada PPN, karena toko bukan pengusaha kena pajak" in html
    assert "tidak lebih dari Rp2.000.000" in html


def test_papers_are_files_for_the_sides(town: Town) -> None:
    number = town.order("accepted")
    newest = papers_of(("order", str(number))).latest("version")
    html = page(town.client("vendor_owner"), number)
    assert f"/berkas/{newest.token}.pdf" in html
    assert "versi 2" in html
    file = town.client("vendor_owner").get(f"/berkas/{newest.token}.pdf")
    assert file.content.startswith(b"%PDF-")
    assert "-v2.pdf" in file["Content-Disposition"]
    bundle = town.client("ppk").get(f"/pesanan/{number}/berkas.pdf")
    assert (bundle["Content-Type"], bundle.content[:5]) == ("application/pdf", b"%PDF-")
    assert f"pesanan-{number}-berkas.pdf" in bundle["Content-Disposition"]
    assert town.client("ppk").get(f"/pesanan/{town.order('draft')}/berkas.pdf").status_code == 404
    assert town.client("ppk").get("/berkas/AAAAAAAAAAAAAAAAAAAAAA.pdf").status_code == 404


@pytest.mark.parametrize(
    ("state", "told"),
    [
        ("rejected", "Tidak perlu."),
        ("declined", "Stok habis."),
        ("expired", "Sistem, "),
        ("terminated", "sudah bebas lagi"),
        ("paid", "Selesai: sudah dibayar"),
    ],
)
def test_an_ended_order_says_how_it_ended(town: Town, state: str, told: str) -> None:
    html = page(town.client("pp"), town.order(state))
    assert told in html[html.index("<h1") : html.index("Satuan kerja")]
    assert "btn gold" not in html


def test_the_end_tells_of_the_payment_and_not_of_a_tax_after_it() -> None:
    paid = StoryStep("stage-paid", "Dibayar bendahara", "done", ("Sri",), "bendahara", NOON, ("33.25/TBP/2026/000001",))
    tax = StoryStep("tax-22", "PPh Pasal 22 disetor", "done", ("Sri",), "bendahara", NOON, ("Rp45.324",))
    ending = ending_of(Order(state=State.PAID), Story((paid, tax), None, (), ()))
    assert ending is not None
    assert "33.25/TBP/2026/000001" in ending.sentence
    assert "Rp45.324" not in ending.sentence


def test_the_proof_of_payment_is_a_link(town: Town) -> None:
    number, step = town.order("paid"), town.payment_step("paid")
    assert f'href="/pesanan/{number}/bukti/{step}"' in page(town.client("vendor_owner"), number)


def test_too_late_shows_what_is_true_now(town: Town) -> None:
    number = town.order("received")
    version = Order.objects.get(pk=number).version
    first, second = (
        town.client("ppk").post(f"/pesanan/{number}/serah-terima", {"versi": version}, follow=False) for _ in range(2)
    )
    html = second.content.decode()
    assert (first.status_code, second.status_code) == (303, 409)
    assert 'role="alert"' in html
    assert f"oleh {town.people['ppk'].name}" in html.replace('&nbsp;<span class="example">(contoh)</span>', " (contoh)")
    assert "Menunggu tagihan penyedia" in html


def test_photos_stand_in_the_timeline_for_the_sides(town: Town) -> None:
    number = town.order("accepted")
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(picture, "PNG")
    sent = ship(order=number, by=town.actor("vendor_owner"), photo=take_photo(picture.getvalue()))
    small, large = (f"/pesanan/{number}/foto/kiriman-{sent.pk}{size}.webp" for size in ("-kecil", ""))
    html = page(town.client("inspector"), number)
    assert f'href="{large}"' in html
    assert f'src="{small}"' in html
    for path in (small, large):
        answer = town.client("inspector").get(path)
        assert (answer["Content-Type"], answer.content[8:12]) == ("image/webp", b"WEBP")
        assert answer["Cache-Control"].startswith("private")
        assert town.client("other_ppk").get(path).status_code == 404
    assert town.client("inspector").get(f"/pesanan/{number}/foto/pemeriksaan-{sent.pk}.webp").status_code == 404


@pytest.mark.parametrize("state", ["draft", "placed", "accepted", "cancelled"])
def test_exact_queries(town: Town, state: str, django_assert_num_queries) -> None:
    client, number = town.client("pp"), town.order(state)
    page(client, number)
    with django_assert_num_queries(PAGE):
        page(client, number)


def test_working_time_leaves_out_closed_days() -> None:
    friday, monday = (
        clock.wib(NOON).replace(day=6, hour=16, minute=0),
        clock.wib(NOON).replace(day=9, hour=10, minute=0),
    )
    assert waited(friday, monday, frozenset()) == "18 jam"
    assert waited(friday, monday.replace(day=10), frozenset()) == "1 hari kerja 18 jam"
    assert waited(friday, monday.replace(day=10), frozenset({monday.date()})) == "18 jam"
    assert waited(friday, friday, frozenset()) == "kurang dari satu jam"
    late = running(friday, friday.date(), monday.replace(day=10), frozenset())
    assert (late.tone, late.late) == ("bad", "lewat 2 hari kerja")
    assert running(friday, friday.date(), friday, frozenset()).tone == "warn"
    assert running(friday, monday.date(), friday, frozenset()).tone == ""


def test_the_shop_may_send_the_rest_while_a_part_is_counted(town: Town) -> None:
    number = town.order("accepted")
    line = next(row for row in counted_lines([number])[number] if row.count.to_ship > 1)
    ship(order=number, by=town.actor("vendor_owner"), quantities={line.line.pk: 1})
    html = page(town.client("vendor_owner"), number)
    assert f'href="/pesanan/{number}/kirim">Kirim sisanya</a>' in html
    assert "btn gold" not in html  # the office is waited for, not the shop
    assert f"/pesanan/{number}/kirim" not in page(town.client("pp"), number)
    opened = town.client("vendor_owner").get(f"/pesanan/{number}/kirim")
    assert opened.status_code == 200
    inspect(order=number, by=town.actor("inspector"))
    html = page(town.client("vendor_owner"), number)
    assert html.count(f'href="/pesanan/{number}/kirim"') == 1  # now it is the next action, and said once
