"""What everybody sees."""

from collections.abc import Mapping
from typing import Any

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from tests.cast import Town
from tests.matrix.rows import EVERYBODY, Row


def _product(town: Town) -> Mapping[str, Any]:
    return {"number": town.products[0].pk, "slug": town.products[0].slug}


def _photo(town: Town) -> Mapping[str, Any]:
    name = "produk/matriks.webp"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(b"RIFF"))
    return {"name": name}


ROWS = (
    Row("front", EVERYBODY, post=False),
    Row("catalogue", EVERYBODY, post=False),
    Row("product", EVERYBODY, _product, post=False),
    Row("product_short", EVERYBODY, lambda town: {"number": town.products[0].pk}, post=False),
    Row("vendor", EVERYBODY, lambda town: {"slug": town.vendor.slug}, post=False),
    Row("media", EVERYBODY, _photo, post=False),
    Row("figures", EVERYBODY, post=False),
    Row("figures_download", EVERYBODY, lambda town: {"table": "tahun", "ending": "csv"}, post=False),
    Row("region", EVERYBODY, lambda town: {"code": "33.25"}, post=False),
    Row("region_purchases", EVERYBODY, lambda town: {"code": "33.25"}, post=False),
    Row("public_story", EVERYBODY, lambda town: {"number": town.order("paid")}, post=False),
    Row("check", EVERYBODY),
    Row("check_paper", EVERYBODY, lambda town: {"token": town.paper_token()}, post=False),
)
