"""Photos of products are public, kept for ever, and nothing else of the storage is."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client


@pytest.fixture(autouse=True)
def storage(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"  # type: ignore[attr-defined]
    for name in ("produk/7-a_B.webp", "produk/7-a_B.kecil.webp", "produk/7.svg", "produk/7.html", "bukti/1.webp"):
        default_storage.save(name, ContentFile(b"RIFFxxxxWEBP"))
    (tmp_path / "secret.webp").write_bytes(b"secret")


@pytest.fixture
def visitor() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.mark.parametrize("name", ["produk/7-a_B.webp", "produk/7-a_B.kecil.webp"])
def test_a_photo_is_sent_as_a_picture_and_nothing_else(visitor: Client, name: str) -> None:
    answer = visitor.get(f"/media/{name}")
    assert answer.status_code == 200
    assert answer.content == b"RIFFxxxxWEBP"
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize(
    "name",
    [
        "produk/7.svg",
        "produk/7.html",
        "produk/missing.webp",
        "bukti/1.webp",
        "produk/../bukti/1.webp",
        "produk/../../secret.webp",
        "../secret.webp",
        "produk/%2e%2e/bukti/1.webp",
        "produk/7-a_B.webp%0A",
        "produk//7-a_B.webp",
        "produk/.webp",
        "",
    ],
)
def test_anything_else_is_not_there(visitor: Client, name: str) -> None:
    assert visitor.get(f"/media/{name}").status_code == 404


def test_nothing_can_be_sent_to_it(visitor: Client) -> None:
    assert visitor.post("/media/produk/7-a_B.webp").status_code == 405
