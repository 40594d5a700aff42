"""Is this paper genuine? By its code, its number, its file; and what it says without what is personal."""

from datetime import date, datetime

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from tests.insight.purchases import wib

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import installation
from eblangkon.services.documents.actions.issue_paper import issue_paper
from eblangkon.services.documents.actions.render_paper import render_paper
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.queries import LARGEST_UPLOAD
from eblangkon.services.documents.rules import (
    Budget,
    Count,
    Invoice,
    Letterhead,
    Line,
    OrderLetter,
    Party,
    Reference,
    ShortHandover,
    Signature,
)

pytestmark = pytest.mark.django_db
BAMBANG = Actor("person", 1, "Bambang Sutrisno (contoh)")
AT: datetime = wib(2024, 8, 2)
PRIVATE = ("Jalan Rahasia", "081234567890", "1234567890", "Siti Pemilik", "198001012005011001", "3325010101800001")


@pytest.fixture(autouse=True)
def _in_a_demonstration(db: None) -> None:
    installation.mark("demonstration")


def parts() -> dict[str, object]:
    return {
        "letterhead": Letterhead(office="Dinas Kesehatan (contoh)", address="Jalan Rahasia 1"),
        "place": "Batang",
        "day": date(2024, 8, 2),
        "buyer": Party(
            name="Dinas Kesehatan (contoh)",
            person="Bambang Sutrisno (contoh)",
            position="Pejabat Pembuat Komitmen",
            address="Jalan Rahasia 1",
            details=("NIP 198001012005011001",),
        ),
        "vendor": Party(
            name="Toko Subah (contoh)",
            person="Siti Pemilik",
            address="Jalan Rahasia 2",
            details=("081234567890", "NIK 3325010101800001"),
        ),
        "signatures": (
            Signature(
                caption="Pejabat Pembuat Komitmen",
                name="Bambang Sutrisno (contoh)",
                number="NIP 198001012005011001",
                act="account",
                at=AT,
            ),
            Signature(caption="Penyedia", name="Siti Pemilik", act="account", at=AT),
        ),
    }


def letter(version: int = 1, number: str | None = None, subject: str = "1") -> IssuedPaper:
    data = OrderLetter(
        **parts(),  # type: ignore[arg-type]  # the pieces above
        budget=Budget(year=2024, package_code="52001", package_name="Belanja ATK"),
        lines=(Line(name="Kertas HVS", quantity=3, unit="rim", unit_price=50_000, total=150_000),),
        total=150_000,
        terms=("Dikirim ke Jalan Rahasia 3.",),
    )
    return issue_paper(
        kind="SP",
        region="33.25",
        subject=("order", subject),
        data=data,
        actor=BAMBANG,
        version=version,
        number=number,
        demonstration=True,
    )


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


def sent(visitor: Client, content: bytes) -> tuple[int, str]:
    answer = visitor.post("/periksa", {"berkas": SimpleUploadedFile("surat.pdf", content, "application/pdf")})
    return answer.status_code, answer.content.decode()


def test_the_code_on_the_paper_leads_here_and_tells_what_it_says(visitor: Client) -> None:
    paper = letter()
    page = visitor.get(f"/periksa/{paper.token}")
    html = page.content.decode()
    assert page.status_code == 200
    for words in ("Asli dari peragaan", paper.number, "Surat Pesanan", "Kertas HVS", "Rp150.000", paper.sha256):
        assert words in html, words
    assert "Pejabat Pembuat Komitmen: Bambang Sutrisno" in html
    assert "Penyedia: Toko Subah" in html
    assert page.context["address"] == f"{settings.ENV.public_url}/periksa/{paper.token}"
    assert "csrfmiddlewaretoken" not in html


def test_nothing_personal_is_told(visitor: Client) -> None:
    invoice = Invoice(
        **parts(),  # type: ignore[arg-type]  # the pieces above
        order=Reference(number="33.25/SP/2024/000001", day=date(2024, 8, 1)),
        lines=(),
        total=150_000,
        pay_to="Bank Jateng 1234567890",
    )
    bill = issue_paper(kind="TG", region="33.25", subject=("order", "1"), data=invoice, actor=BAMBANG)
    handover = ShortHandover(
        **parts(),  # type: ignore[arg-type]  # the pieces above
        order=Reference(number="33.25/SP/2024/000001", day=date(2024, 8, 1)),
        counts=(
            Count(name="Kertas HVS", unit="rim", ordered=3, delivered=3, accepted=2, remark="ditolak Siti Pemilik"),
        ),
        total=100_000,
        finding="Diterima Siti Pemilik",
        place_of_delivery="Jalan Rahasia 3",
    )
    report = issue_paper(kind="BAST", region="33.25", subject=("order", "1"), data=handover, actor=BAMBANG)
    for paper in (letter(), bill, report):
        html = visitor.get(f"/periksa/{paper.token}").content.decode()
        assert [word for word in PRIVATE if word in html] == [], paper
    assert "dikirim 3, diterima 2" in html


def test_an_older_version_names_the_one_that_took_its_place(visitor: Client) -> None:
    first = letter()
    second = letter(2, first.number)
    html = visitor.get(f"/periksa/{first.token}").content.decode()
    assert "Asli, tetapi sudah diganti" in html
    assert f"/periksa/{second.token}" in html
    assert "sudah diganti" not in visitor.get(f"/periksa/{second.token}").content.decode()


def test_data_turned_in_the_database_is_told(visitor: Client) -> None:
    paper = letter()
    with connection.cursor() as cursor:  # as an owner could, with the trigger switched off
        cursor.execute("ALTER TABLE documents_issuedpaper DISABLE TRIGGER USER")
        cursor.execute(
            "UPDATE documents_issuedpaper SET data = jsonb_set(data, '{paper,place}', '\"Kendal\"') WHERE id = %s",
            [paper.pk],
        )
        cursor.execute("ALTER TABLE documents_issuedpaper ENABLE TRIGGER USER")
    assert "Jangan dipakai" in visitor.get(f"/periksa/{paper.token}").content.decode()


@pytest.mark.parametrize("token", ["x", "A" * 22, "A" * 500, "../angka"])
def test_an_unknown_code_is_not_found_in_words(visitor: Client, token: str) -> None:
    page = visitor.get(f"/periksa/{token}")
    assert page.status_code == 404


def test_a_number_leads_to_every_version(visitor: Client) -> None:
    first = letter()
    letter(2, first.number)
    html = visitor.get("/periksa", {"nomor": f" {first.number} "}).content.decode()
    assert html.count("/periksa/") >= 2
    assert "Sudah diganti" in html
    typed = visitor.get("/periksa", {"nomor": first.number.lower().replace("/", " / ")}).content.decode()
    assert f"/periksa/{first.token}" in typed
    assert "Nomor surat belum diisi" in visitor.get("/periksa", {"nomor": " "}).content.decode()
    assert "Nomor ini tidak ada" in visitor.get("/periksa", {"nomor": "33.25/SP/2024/999999"}).content.decode()
    assert visitor.get("/periksa", {"nomor": "<script>" * 40}).status_code == 200


def test_the_file_itself_is_genuine_and_a_changed_one_is_not(
    visitor: Client, settings: pytest.FixtureRequest, tmp_path: object
) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    paper = render_paper(paper=letter().pk)
    with paper.file.open("rb") as file:
        content = file.read()
    before = IssuedPaper.objects.count()
    status, html = sent(visitor, content)
    assert (status, "sama sampai bita terakhir" in html) == (200, True)
    status, html = sent(visitor, content + b" ")
    assert (status, "Berkas ini sudah diubah" in html) == (200, True)
    letter(2, paper.number)
    assert "ada versi yang lebih baru" in sent(visitor, content)[1]
    assert IssuedPaper.objects.count() == before + 1
    assert visitor.get(f"/periksa/{paper.token}").content.decode().count(str(paper.file_sha256)) == 1


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 422, "Belum ada berkas"),
        (b"GIF89a", 422, "Berkas ini bukan PDF"),
        (b"%PDF-1.7 lain", 200, "tidak pernah diterbitkan"),
        (b"%PDF-" + b"x" * (LARGEST_UPLOAD + 1), 422, "lebih besar dari 10 MB"),
    ],
)
def test_every_verdict_has_its_words(visitor: Client, content: bytes, status: int, words: str) -> None:
    got, html = sent(visitor, content)
    assert (got, words in html) == (status, True)
    assert "\ndoctype" not in html


def test_no_file_at_all_is_told(visitor: Client) -> None:
    assert visitor.post("/periksa", {}).status_code == 422


def test_the_upload_wants_its_token() -> None:
    strict = Client(HTTP_HOST="localhost", enforce_csrf_checks=True)
    assert strict.post("/periksa", {"berkas": SimpleUploadedFile("a.pdf", b"%PDF-1")}).status_code == 403
    token = str(strict.get("/periksa").context["csrf_token"])
    sending = {"berkas": SimpleUploadedFile("a.pdf", b"%PDF-1"), "csrfmiddlewaretoken": token}
    assert strict.post("/periksa", sending).status_code == 200


def test_queries(visitor: Client, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    paper = letter()
    with django_assert_num_queries(0):
        visitor.get("/periksa")
    with django_assert_num_queries(3):
        visitor.get(f"/periksa/{paper.token}")
