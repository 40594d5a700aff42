"""What no browser of ours sends is turned away before any view, with a page and without a fault."""

import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest
from django.test import Client, RequestFactory

from eblangkon.desks.frame import errors
from eblangkon.desks.frame.middleware import LARGEST_BODY

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.mark.parametrize(
    "path", ["/wilayah/%00", "/periksa?nomor=a%00b", "/angka/pembelian.csv?wilayah=%00", "/berkas/%00.pdf"]
)
def test_a_nul_in_an_address_is_a_bad_request(visitor: Client, path: str) -> None:
    page = visitor.get(path)
    assert page.status_code == 400
    assert "tidak dapat dibaca" in page.content.decode()


def test_a_nul_in_a_field_is_a_bad_request(visitor: Client) -> None:
    assert visitor.post("/masuk", {"login": "a\0b@contoh.id", "password": "x"}).status_code == 400


def test_a_file_without_a_token_is_still_read_by_its_own_view() -> None:
    page = Client(HTTP_HOST="localhost", enforce_csrf_checks=True).post(
        "/periksa", {"berkas": SimpleUploadedFile("a.pdf", b"%PDF-1.7")}
    )
    assert page.status_code == 403  # for its token, and not 500 for a body that was read too early


def test_a_body_larger_than_any_form_is_not_read(visitor: Client) -> None:
    page = visitor.generic("POST", "/masuk", b"x", "text/plain", CONTENT_LENGTH=str(LARGEST_BODY + 1))
    assert page.status_code == 413
    assert "paling besar 10 MB" in page.content.decode()


def test_many_files_at_once_are_refused(visitor: Client) -> None:
    many = [SimpleUploadedFile(f"{number}.pdf", b"%PDF-1.7") for number in range(9)]
    assert visitor.post("/periksa", {"berkas": many}).status_code == 400


def test_the_log_keeps_the_trace_beside_the_code(caplog: pytest.LogCaptureFixture) -> None:
    request: HttpRequest = RequestFactory().get("/")
    with caplog.at_level(logging.ERROR, "eblangkon.desks.frame.errors"):
        try:
            raise ZeroDivisionError
        except ZeroDivisionError:
            errors.server_error(request)
    assert caplog.records[0].exc_info
    assert "ZeroDivisionError" in caplog.text
