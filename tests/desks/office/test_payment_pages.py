"""Paying at the office: one tap where nothing is typed, a proof where money moves, corrections by new entries."""

import io
from collections.abc import Iterator

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.http import HttpResponse
from django.test.utils import CaptureQueriesContext
from PIL import Image
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON, build_town
from tests.purchase.payment.conftest import LONG, SMALL, TAXED, Counter

from eblangkon.ground.kernel import clock
from eblangkon.parties.vendors.models import TaxStatus
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.models import PaymentStep, TaxDeposit

pytestmark = pytest.mark.django_db


@pytest.fixture
def counter(db: None) -> Iterator[Counter]:
    with clock.set_to(NOON):
        yield Counter(build_town())


def photo(name: str = "struk.jpg") -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(written, "JPEG")
    return SimpleUploadedFile(name, written.getvalue(), "image/jpeg")


def sends(counter: Counter, role: str, order: int, path: str, /, **data: object) -> HttpResponse:
    data.setdefault("versi", Order.objects.get(pk=order).version)
    return counter.town.client(role).post(f"/pesanan/{order}/{path}", data)


def pay(counter: Counter, number: int) -> HttpResponse:
    sends(counter, "pptk", number, "bayar/npd")
    sends(counter, "kpa", number, "bayar/npd_agreed")
    return sends(counter, "treasurer", number, "bayar/paid", method="transfer", day="2026-03-04", proof=photo())


def test_the_float_is_two_taps_and_one_proof(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    for role, stage in (("pptk", "npd"), ("kpa", "npd_agreed")):
        answer = sends(counter, role, number, f"bayar/{stage}")
        assert (answer.status_code, answer["Location"]) == (303, "/meja")
    page = counter.town.client("treasurer").get(f"/pesanan/{number}/bayar/paid").content.decode()
    assert "Bukti bayar" in page
    assert 'name="number"' in page
    answer = pay(counter, number)
    assert answer.status_code == 303
    assert Order.objects.get(pk=number).state == "paid"
    step = PaymentStep.objects.get(stage="paid")
    shown = counter.town.client("vendor_owner").get(f"/pesanan/{number}/bukti/{step.pk}")
    assert (shown.status_code, shown["Content-Type"]) == (200, "image/webp")
    assert counter.town.client("other_owner").get(f"/pesanan/{number}/bukti/{step.pk}").status_code == 404


def test_paying_twice_from_an_old_page_is_told(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    version = Order.objects.get(pk=number).version
    pay(counter, number)
    again = sends(
        counter, "treasurer", number, "bayar/paid", method="cash", day="2026-03-04", proof=photo(),
        versi=version,
    )  # fmt: skip
    assert again.status_code == 409
    assert PaymentStep.objects.filter(stage="paid").count() == 1


@pytest.mark.parametrize(
    ("proof", "words"),
    [
        (SimpleUploadedFile("bukti.jpg", b"<script>alert(1)</script>"), "Bukti boleh berupa foto"),
        (SimpleUploadedFile("bukti.pdf", b"%PDF-1.7 not really"), "PDF ini tidak terbaca"),
        (SimpleUploadedFile("bukti.pdf", b"%PDF-" + b"x" * (10 * 1024 * 1024 + 1)), "lebih besar dari 10 MB"),
    ],
)
def test_a_bad_proof_is_refused_and_what_was_typed_stays(
    counter: Counter, proof: SimpleUploadedFile, words: str
) -> None:
    number = counter.invoiced(SMALL).number
    sends(counter, "pptk", number, "bayar/npd")
    sends(counter, "kpa", number, "bayar/npd_agreed")
    answer = sends(
        counter, "treasurer", number, "bayar/paid", method="qris", number="TBP-77", day="2026-03-04",
        proof=proof,
    )  # fmt: skip
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert 'value="TBP-77"' in page
    assert not PaymentStep.objects.filter(stage="paid").exists()


def test_the_treasury_wants_its_numbers(counter: Counter) -> None:
    number = counter.invoiced(LONG).number
    empty = sends(counter, "treasurer", number, "bayar/spp", day="2026-03-04")
    assert (empty.status_code, "Nomor SPP belum diisi" in empty.content.decode()) == (422, True)
    late = sends(counter, "treasurer", number, "bayar/spp", number="12/SPP", day="2026-03-05")
    assert (late.status_code, "belum terjadi" in late.content.decode()) == (422, True)
    sends(counter, "treasurer", number, "bayar/spp", number="12/SPP", day="2026-03-04")
    sends(counter, "ppk_skpd", number, "bayar/verified")
    early = sends(counter, "pa", number, "bayar/spm", number="12/SPM", day="2026-03-01")
    assert (early.status_code, "mendahului" in early.content.decode()) == (422, True)
    sends(counter, "pa", number, "bayar/spm", number="12/SPM", day="2026-03-04")
    done = sends(counter, "treasurer", number, "bayar/sp2d", number="4512/SP2D", day="2026-03-04")
    assert done.status_code == 303
    assert Order.objects.get(pk=number).state == "paid"


def test_taxes_are_deposited_and_corrected_beside_what_was_wrong(counter: Counter) -> None:
    number = counter.invoiced(TAXED).number
    pay(counter, number)
    page = counter.town.client("treasurer").get(f"/pesanan/{number}/pajak").content.decode()
    assert "PPh Pasal 22, Rp75.000" in page
    given = {"billing_id-22": "1234 5678 9012 345", "ntpn-22": "abcd1234efgh5678", "day-22": "2026-03-04"}
    wrong = sends(counter, "treasurer", number, "pajak", **given)
    assert (wrong.status_code, "bukti potong belum diisi" in wrong.content.decode()) == (422, True)
    assert "1234 5678 9012 345" in wrong.content.decode()
    empty = sends(counter, "treasurer", number, "pajak", **{"day-22": "2026-03-04"})
    assert (empty.status_code, "ID billing belum diisi" in empty.content.decode()) == (422, True)
    assert sends(counter, "treasurer", number, "pajak", **given, **{"slip_number-22": "BP-1"}).status_code == 303
    deposit = TaxDeposit.objects.get()
    assert (deposit.billing_id, deposit.ntpn) == ("123456789012345", "ABCD1234EFGH5678")
    path = f"koreksi-setoran/{deposit.pk}"
    assert "ABCD1234EFGH5678" in counter.town.client("treasurer").get(f"/pesanan/{number}/{path}").content.decode()
    right = given | {"ntpn-22": "ZZZZ1234EFGH5678", "slip_number-22": "BP-1", "note": "Salah salin."}
    assert sends(counter, "treasurer", number, path, **right).status_code == 303
    entries = counter.town.client("treasurer").get(f"/pesanan/{number}/koreksi").content.decode()
    assert "ABCD1234EFGH5678" in entries
    assert "ZZZZ1234EFGH5678" in entries
    assert counter.town.client("treasurer").get(f"/pesanan/{number}/{path}").status_code == 404


def test_a_second_save_of_a_correction_is_told_and_loses_nothing(counter: Counter) -> None:
    number = counter.invoiced(TAXED).number
    pay(counter, number)
    path = f"koreksi/{PaymentStep.objects.get(stage='paid').pk}"
    first = {"number": "TBP-9", "day": "2026-03-04", "note": "Salah salin."}
    assert sends(counter, "treasurer", number, path, **first).status_code == 303
    again = sends(counter, "treasurer", number, path, **first | {"number": "TBP-10", "note": "Masih salah."})
    page, now = again.content.decode(), PaymentStep.objects.latest("pk").pk
    assert (again.status_code, PaymentStep.objects.filter(stage="paid").count()) == (409, 2)
    assert "Yang berlaku sekarang: TBP-9" in page
    assert 'value="TBP-10"' in page
    assert "Masih salah." in page
    assert f'action="/pesanan/{number}/koreksi/{now}"' in page
    assert sends(counter, "treasurer", number, f"koreksi/{now}", **first | {"number": "TBP-10"}).status_code == 303


def test_a_second_save_of_a_corrected_deposit_is_told_too(counter: Counter) -> None:
    number = counter.invoiced(TAXED).number
    pay(counter, number)
    given = {"billing_id-22": "123456789012345", "ntpn-22": "ABCD1234EFGH5678", "slip_number-22": "BP-1"}
    given |= {"day-22": "2026-03-04"}
    sends(counter, "treasurer", number, "pajak", **given)
    path = f"koreksi-setoran/{TaxDeposit.objects.get().pk}"
    right = given | {"ntpn-22": "ZZZZ1234EFGH5678", "note": "Salah salin."}
    assert sends(counter, "treasurer", number, path, **right).status_code == 303
    again = sends(counter, "treasurer", number, path, **right)
    page = again.content.decode()
    assert (again.status_code, TaxDeposit.objects.count()) == (409, 2)
    assert "Yang berlaku sekarang: NTPN ZZZZ1234EFGH5678" in page
    assert "Salah salin." in page
    assert f'action="/pesanan/{number}/koreksi-setoran/{TaxDeposit.objects.latest("pk").pk}"' in page


@pytest.fixture
def with_ppn(counter: Counter) -> int:
    """A paid order of a PKP vendor: PPN and PPh 22 were held back."""
    TaxStatus.objects.update(pkp=True)
    number = counter.invoiced(TAXED).number
    pay(counter, number)
    return number


def test_of_two_taxes_one_may_wait(counter: Counter, with_ppn: int) -> None:
    treasurer = counter.town.client("treasurer")
    page = treasurer.get(f"/pesanan/{with_ppn}/pajak").content.decode()
    assert "Kosongkan pajak yang belum disetor" in page
    assert "slip_number-22" in page
    assert "slip_number-ppn" not in page
    days = {"day-22": "2026-03-04", "day-ppn": "2026-03-04"}
    empty = sends(counter, "treasurer", with_ppn, "pajak", **days)
    assert (empty.status_code, "Belum ada yang diisi" in empty.content.decode()) == (422, True)
    ppn = {"billing_id-ppn": "123456789012345", "ntpn-ppn": "PPNN1234EFGH5678"}
    assert sends(counter, "treasurer", with_ppn, "pajak", **days, **ppn).status_code == 303
    assert list(TaxDeposit.objects.values_list("kind", flat=True)) == ["ppn"]
    assert "pajak belum disetor" in treasurer.get(f"/pesanan/{with_ppn}").content.decode()
    twice = sends(counter, "treasurer", with_ppn, "pajak", **days, **ppn)
    assert (twice.status_code, TaxDeposit.objects.count()) == (422, 1)
    rest = {"billing_id-22": "123456789012346", "ntpn-22": "PPHH1234EFGH5678", "slip_number-22": "BP-2"}
    assert sends(counter, "treasurer", with_ppn, "pajak", **days, **rest).status_code == 303
    assert "pajak belum disetor" not in treasurer.get(f"/pesanan/{with_ppn}").content.decode()
    assert sends(counter, "treasurer", with_ppn, "pajak", **days, **rest).status_code == 409


def test_numbers_of_an_earlier_deposit_are_offered(counter: Counter) -> None:
    first, second = counter.invoiced(TAXED).number, counter.invoiced(TAXED).number
    for number in (first, second):
        pay(counter, number)
    given = {"billing_id-22": "123456789012345", "ntpn-22": "ABCD1234EFGH5678", "slip_number-22": "BP-1"}
    sends(counter, "treasurer", first, "pajak", **given, **{"day-22": "2026-03-04"})
    page = counter.town.client("treasurer").get(f"/pesanan/{second}/pajak").content.decode()
    assert '<option value="ABCD1234EFGH5678">' in page
    assert 'list="ntpn-22-lama"' in page


def test_a_card_asks_for_a_proof_alone_and_says_what_is_not_kept_here(counter: Counter) -> None:
    order = counter.handed_over(SMALL)
    Order.objects.filter(pk=order.number).update(route="KKPD")
    confirm_invoice(order=order.number, by=counter.town.actor("vendor_owner"))
    page = counter.town.client("treasurer").get(f"/pesanan/{order.number}/bayar/paid").content.decode()
    assert "dengan kartu" in page
    assert "Tagihan bank atas kartunya" in page
    assert 'name="method"' not in page
    assert sends(counter, "treasurer", order.number, "bayar/paid", proof=photo()).status_code == 303
    assert PaymentStep.objects.get().method == "card"


def test_a_good_file_must_be_chosen_again_when_something_else_is_wrong(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    sends(counter, "pptk", number, "bayar/npd")
    sends(counter, "kpa", number, "bayar/npd_agreed")
    late = sends(counter, "treasurer", number, "bayar/paid", method="cash", day="2026-03-05", proof=photo())
    html = late.content.decode()
    assert late.status_code == 422
    assert "belum terjadi" in html
    assert "Pilih lagi berkas buktinya" in html
    assert "<details open>" in html
    unread = sends(counter, "treasurer", number, "bayar/paid", method="cash", day="kemarin", proof=photo())
    assert "Pilih lagi berkas buktinya" in unread.content.decode()
    assert not PaymentStep.objects.filter(stage="paid").exists()


def test_the_short_address_leads_to_what_waits(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    pptk = counter.town.client("pptk")
    assert pptk.get(f"/pesanan/{number}/bayar")["Location"] == f"/pesanan/{number}/bayar/npd"
    pay(counter, number)
    assert pptk.get(f"/pesanan/{number}/bayar")["Location"] == f"/pesanan/{number}"


def test_what_is_refused_after_somebody_was_faster_is_told(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    pay(counter, number)
    answer = sends(counter, "treasurer", number, "bayar/paid", method="cash")
    assert (answer.status_code, "tidak sedang menunggu" in answer.content.decode()) == (409, True)


def test_a_wrong_number_is_corrected_with_a_reason(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    pay(counter, number)
    path = f"koreksi/{PaymentStep.objects.get(stage='paid').pk}"
    without = sends(counter, "treasurer", number, path, number="TBP-9", day="2026-03-04")
    assert (without.status_code, "Tulis apa yang keliru" in without.content.decode()) == (422, True)
    assert sends(counter, "treasurer", number, path, number="TBP-9", day="2026-03-04", note="Salah.").status_code == 303
    assert counter.town.client("pptk").get(f"/pesanan/{number}/koreksi").status_code == 200
    assert sends(counter, "pptk", number, path, number="X", day="2026-03-04", note="Salah.").status_code == 403


def test_a_wrong_hand_is_refused(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    assert sends(counter, "treasurer", number, "bayar/npd").status_code == 403
    assert sends(counter, "vendor_owner", number, "bayar/npd").status_code == 403
    assert sends(counter, "other_ppk", number, "bayar/npd").status_code == 403
    assert counter.town.client("pptk").get(f"/pesanan/{number}/bayar/entah").status_code == 404
    assert counter.town.client("pptk").get(f"/pesanan/{number}/bayar/sp2d").status_code == 403
    late = counter.town.client("treasurer").get(f"/pesanan/{number}/bayar/sp2d")
    assert (late.status_code, late["Location"]) == (302, f"/pesanan/{number}")
    assert PaymentStep.objects.count() == 0


def test_the_verifier_sends_an_spp_back_with_a_reason(counter: Counter) -> None:
    number = counter.invoiced(LONG).number
    sends(counter, "treasurer", number, "bayar/spp", number="1/SPP", day="2026-03-04")
    old = Order.objects.get(pk=number).version
    verifier, treasurer = counter.town.client("ppk_skpd"), counter.town.client("treasurer")
    path = "bayar/verified/kembalikan"
    assert path in verifier.get(f"/pesanan/{number}/bayar/verified").content.decode()
    assert path in verifier.get(f"/pesanan/{number}").content.decode()
    assert verifier.get(f"/pesanan/{number}/{path}").status_code == 200
    assert verifier.get(f"/pesanan/{number}/bayar/spp/kembalikan").status_code == 404
    empty = sends(counter, "ppk_skpd", number, path, reason=" ")
    assert (empty.status_code, "Tulis apa yang kurang" in empty.content.decode()) == (422, True)
    for role, status in (("treasurer", 403), ("pa", 403), ("vendor_owner", 403), ("other_ppk", 403)):
        assert sends(counter, role, number, path, reason="Kurang.").status_code == status
    done = sends(counter, "ppk_skpd", number, path, reason="Faktur belum ada.")
    assert (done.status_code, done["Location"]) == (303, "/meja")
    for version in (old, Order.objects.get(pk=number).version):
        late = sends(counter, "ppk_skpd", number, path, reason="Faktur masih kurang.", versi=version)
        assert (late.status_code, "Faktur masih kurang." in late.content.decode()) == (409, True)
    for address in ("/meja", f"/pesanan/{number}", f"/pesanan/{number}/bayar/spp"):
        assert "Faktur belum ada." in treasurer.get(address).content.decode()
    assert "kantor melengkapinya" in counter.town.client("vendor_owner").get("/toko").content.decode()
    assert sends(counter, "treasurer", number, "bayar/spp", number="2/SPP", day="2026-03-04").status_code == 303
    entries = treasurer.get(f"/pesanan/{number}/koreksi").content.decode()
    assert "1/SPP" in entries
    assert ">dikembalikan<" in entries
    assert sends(counter, "ppk_skpd", number, "bayar/verified", versi=old).status_code == 409
    assert sends(counter, "ppk_skpd", number, "bayar/verified").status_code == 303


def test_an_npd_that_came_back_is_read_before_it_is_filed_again(counter: Counter) -> None:
    number = counter.invoiced(SMALL).number
    sends(counter, "pptk", number, "bayar/npd")
    path = "bayar/npd_agreed/kembalikan"
    assert sends(counter, "kpa", number, path, reason="Kegiatan keliru.").status_code == 303
    page = counter.town.client("pptk").get("/meja").content.decode()
    assert "Kegiatan keliru." in page
    assert f'action="/pesanan/{number}/bayar/npd"' not in page
    assert "Baca alasannya dan ajukan lagi" in counter.town.client("pptk").get(f"/pesanan/{number}").content.decode()
    assert "Kegiatan keliru." not in counter.town.client("vendor_owner").get("/toko").content.decode()
    assert sends(counter, "pptk", number, "bayar/npd").status_code == 303
    assert PaymentStep.objects.filter(stage="npd").count() == 2


def test_the_work_list_asks_no_more_for_more_that_came_back(counter: Counter) -> None:
    asked = []
    for _ in range(2):
        number = counter.invoiced(SMALL).number
        sends(counter, "pptk", number, "bayar/npd")
        sends(counter, "kpa", number, "bayar/npd_agreed/kembalikan", reason="Kegiatan keliru.")
        with CaptureQueriesContext(connection) as queries:
            counter.town.client("pptk").get("/meja")
        asked.append(len(queries))
    assert asked[0] == asked[1]


AROUND = 6
"""Session, person, duties, memberships, unread notices; the door to the order."""


@pytest.mark.parametrize(
    ("path", "role", "own"),
    [
        ("bayar/npd", "pptk", 4),  # payment, stages, closed days, papers
        ("koreksi", "pptk", 2),  # stages, deposits
        ("koreksi", "vendor_owner", 2),
    ],
)
def test_queries_are_counted(
    counter: Counter, django_assert_num_queries: DjangoAssertNumQueries, path: str, role: str, own: int
) -> None:
    number = counter.invoiced(SMALL).number
    client = counter.town.client(role)
    client.get(f"/pesanan/{number}/{path}")
    with django_assert_num_queries(AROUND + own):
        assert client.get(f"/pesanan/{number}/{path}").status_code == 200


def test_queries_after_the_payment_are_counted(
    counter: Counter, with_ppn: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client = counter.town.client("treasurer")
    with django_assert_num_queries(AROUND + 3):  # payment, deposits made, numbers to offer
        assert client.get(f"/pesanan/{with_ppn}/pajak").status_code == 200
    with django_assert_num_queries(AROUND + 2):
        assert client.get(f"/pesanan/{with_ppn}/koreksi").status_code == 200
    step = PaymentStep.objects.get(stage="paid").pk
    with django_assert_num_queries(AROUND + 1):  # stages
        assert client.get(f"/pesanan/{with_ppn}/koreksi/{step}").status_code == 200
