"""The frame around every page: languages, theme, errors, weight."""

import gzip
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.utils.translation import trans_real

from eblangkon.config import messages
from eblangkon.desks.frame import errors

STATIC = Path(errors.__file__).parent / "static" / "frame"


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    messages.compile_all()
    trans_real._translations.clear()


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.mark.parametrize("path", ["/gaya", "/tidak-ada"])
def test_a_visitor_without_a_session_costs_no_query(visitor: Client, path: str) -> None:
    page = visitor.get(path)  # without the db mark any query fails the test
    assert page.status_code in (200, 404)
    assert b"csrfmiddlewaretoken" not in page.content
    assert "csrftoken" not in page.cookies


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/gaya", "/tidak-ada"])
def test_nothing_is_inline(visitor: Client, path: str) -> None:
    html = visitor.get(path).content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert " onclick=" not in html


@pytest.mark.django_db
def test_the_language_is_kept_in_a_cookie(visitor: Client) -> None:
    assert '<html lang="id"' in visitor.get("/", headers={"accept-language": "en"}).content.decode()
    answer = visitor.post("/tampilan", {"bahasa": "en", "kembali": "/gaya"})
    assert (answer.status_code, answer["Location"]) == (302, "/gaya")
    page = visitor.get("/").content.decode()
    assert '<html lang="en"' in page
    assert "Search goods, services or vendors" in page
    assert "Langsung ke isi" not in page


@pytest.mark.django_db
def test_the_theme_is_kept_in_a_cookie_and_given_back_to_the_device(visitor: Client) -> None:
    visitor.post("/tampilan", {"tampilan": "gelap"})
    assert 'data-theme="dark"' in visitor.get("/").content.decode()
    visitor.post("/tampilan", {"tampilan": "perangkat"})
    assert "data-theme" not in visitor.get("/").content.decode()


@pytest.mark.parametrize("wish", ["https://evil.example/", "//evil.example", "javascript:alert(1)"])
def test_choosing_leads_nowhere_else(visitor: Client, wish: str) -> None:
    assert visitor.post("/tampilan", {"bahasa": "en", "kembali": wish})["Location"] == "/"


def test_choosing_by_get_is_refused(visitor: Client) -> None:
    assert visitor.get("/tampilan").status_code == 405


def test_everything_is_said_in_english() -> None:
    assert messages.missing("en") == []


def test_every_place_holder_survives_translation() -> None:
    wrong = [str(m.id) for m in messages.translated("en") if m.id and m.string and list(m.check())]
    assert wrong == []


def test_not_found_offers_the_way_on(visitor: Client) -> None:
    page = visitor.get("/tidak-ada")
    assert page.status_code == 404
    assert "Tidak ada halaman di alamat ini" in page.content.decode()
    assert 'action="/katalog"' in page.content.decode()


@pytest.fixture
def request_of_nobody(rf: RequestFactory) -> HttpRequest:
    return rf.get("/pesanan/1", headers={"host": "localhost"})


def test_missing_brings_its_own_words(request_of_nobody: HttpRequest) -> None:
    found = errors.Missing("Tidak ada pesanan 7", near="33.25/SP/2024/000007", near_path="/pesanan/7", query="7")
    page = errors.not_found(request_of_nobody, found).content.decode()
    assert "Tidak ada pesanan 7" in page
    assert 'href="/pesanan/7"' in page


def test_refused_says_who_may(request_of_nobody: HttpRequest) -> None:
    page = errors.forbidden(request_of_nobody, PermissionDenied("Hanya PPK yang dapat menandatangani"))
    assert page.status_code == 403
    assert "Hanya PPK yang dapat menandatangani" in page.content.decode()


def test_a_fault_tells_a_code_that_stands_in_the_log(
    request_of_nobody: HttpRequest, caplog: pytest.LogCaptureFixture
) -> None:
    page = errors.server_error(request_of_nobody)
    assert page.status_code == 500
    code = caplog.records[-1].args[0]  # type: ignore[index]  # logged with arguments
    assert str(code) in page.content.decode()


@pytest.mark.parametrize(("origin", "kept"), [("http://localhost", True), ("https://evil.example", False)])
def test_an_old_form_keeps_what_was_typed_for_its_own_pages_only(rf: RequestFactory, origin: str, kept: bool) -> None:
    typed = {"alasan": "Tiga rim basah", "password": "rahasia sekali", "versi": "4711"}
    request = rf.post("/pesanan/1", typed, headers={"host": "localhost", "origin": origin})
    page = errors.csrf_failure(request)
    assert page.status_code == 403
    assert ("Tiga rim basah" in page.content.decode()) is kept
    assert "rahasia sekali" not in page.content.decode()
    assert "4711" not in page.content.decode()


@pytest.mark.django_db
def test_the_address_of_a_form_is_no_blank_page(visitor: Client) -> None:
    answer = visitor.get("/tampilan")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Alamat ini hanya menerima isian" in answer.content.decode()


def test_the_styles_weigh_at_most_8_kb() -> None:
    assert len(gzip.compress((STATIC / "frame.css").read_bytes(), 9)) <= 8_000


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/gaya", "/tidak-ada"])
def test_a_cold_page_weighs_at_most_60_kb(visitor: Client, path: str) -> None:
    page = visitor.get(path, headers={"accept-encoding": "gzip"})
    assert page["Content-Encoding"] == "gzip"
    beside = sum(len(gzip.compress(file.read_bytes(), 9)) for file in STATIC.iterdir())
    assert len(page.content) + beside <= 60_000
