"""No page says anything in Indonesian to whoever chose English, but what stands in the database."""

import re
from collections.abc import Iterator
from html import unescape

import pytest
from django.db import connection, transaction
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from tests.cast import NOON, Town, build_town
from tests.matrix.rows import ROLES, Row
from tests.matrix.test_matrix import ROWS

from eblangkon.desks.frame.preferences import LANGUAGE_COOKIE
from eblangkon.ground.kernel import clock

INDONESIAN = re.compile(
    r"\b(yang|dan|di|ke|dari|untuk|dengan|tidak|tak|belum|sudah|ini|itu|oleh|pada|akan|atau|sampai|sejak|bila|sebelum"
    r"|sesudah|setelah|lagi|juga|paling|menunggu|dibayar|dikirim|disetujui|diterima|hari|kerja|kantor|penyedia|barang"
    r"|pesanan|permintaan|pejabat|bendahara|semua|bulan|tahun|tanggal|pengurus|pengadaan|keranjang|pembayaran)\b",
    re.IGNORECASE,
)
HIDDEN = re.compile(r"<(script|style|svg|option|title)\b.*?</\1>|<!--.*?-->", re.DOTALL)
MARKED = re.compile(r'<(\w+)[^>]*\blang="id"[^>]*>.*?</\1>', re.DOTALL)
TAG = re.compile(r"<[^>]+>")
# Titles of laws and of papers as the law has them, and words that open data is published under.
NAMES = re.compile(
    r"“[^”]*”|\b(surat pesanan|berita acara [\w ]+|\w+ tanggal|Katalog Elektronik|UP/GU|PA/KPA)\b", re.IGNORECASE
)
# What a page shows as it is: the gallery its invented examples, and an export its columns.
AS_IT_IS = {"gallery", "health"}


@pytest.fixture(scope="module")
def town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    with django_db_blocker.unblock(), clock.set_to(NOON), transaction.atomic():
        yield build_town()
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def data(town: Town) -> re.Pattern[str]:
    """Every text in the database that has an Indonesian word in it, the longest first."""
    found: set[str] = set()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public'"
            " AND data_type IN ('text', 'character varying', 'jsonb')"
        )
        for table, column, kind in cursor.fetchall():
            value = (
                f'"{column}"'
                if kind != "jsonb"
                else f"jsonb_path_query(\"{column}\", '$.** ? (@.type() == \"string\")') #>> '{{}}'"
            )
            cursor.execute(f'SELECT DISTINCT {value} FROM "{table}"')
            found |= {" ".join(row[0].split()) for row in cursor.fetchall() if row[0] and INDONESIAN.search(row[0])}
    return re.compile("|".join(re.escape(text) for text in sorted(found, key=len, reverse=True)), re.IGNORECASE)


def left_in(page: str, data: re.Pattern[str]) -> list[str]:
    """Lines of the page that an Indonesian word of ours is left in."""
    shown = TAG.sub("\n", MARKED.sub(" ", HIDDEN.sub(" ", page.replace("&nbsp;", " "))))
    lines = {" ".join(unescape(line).split()) for line in shown.split("\n")}
    return sorted(line for line in lines if INDONESIAN.search(NAMES.sub(" ", data.sub(" ", line))))


@pytest.mark.parametrize("row", [row for row in ROWS if row.get and row.name not in AS_IT_IS], ids=lambda row: row.name)
def test_says_nothing_in_indonesian(town: Town, data: re.Pattern[str], row: Row) -> None:
    left: dict[str, str] = {}
    path = reverse(row.name, kwargs=dict(row.url(town)))
    for role in [role for role in ROLES if role in row.opens] or ["visitor"]:
        client = town.client(role)
        client.cookies[LANGUAGE_COOKIE] = "en"
        mark = transaction.savepoint()
        with clock.set_to(NOON):
            answer = client.get(path, follow=True)
        transaction.savepoint_rollback(mark)
        if answer.headers.get("Content-Type", "").startswith("text/html"):
            left |= dict.fromkeys(left_in(answer.content.decode(), data), role)
    assert not left, f"{path}: " + "; ".join(f"{line} ({role})" for line, role in left.items())
