"""An issued paper cannot be turned: not by the model, not by SQL."""

from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction

from eblangkon.ground.kernel import clock
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.models.paper import Frozen
from eblangkon.services.documents.queries import (
    LARGEST_UPLOAD,
    compare_upload,
    later_version,
    latest_in_spj_order,
    paper_by_token,
    papers_by_number,
    papers_of,
)

pytestmark = pytest.mark.django_db
SHA = "0" * 64


def keep(**changed: Any) -> IssuedPaper:
    given = {
        "kind": "SP",
        "region": "33.25",
        "number": "33.25/SP/2024/000001",
        "subject_kind": "order",
        "subject_key": "1027",
        "data": {},
        "sha256": SHA,
        "issued_at": clock.now(),
        "actor_name": "Bambang Sutrisno (contoh)",
        "demonstration": True,
    }
    return IssuedPaper.objects.create(**{**given, **changed})


@pytest.mark.parametrize(
    "change",
    ["number = 'x'", "sha256 = repeat('1', 64)", "data = '{\"a\":1}'", "demonstration = false", "file = 'x.pdf'"],
)
def test_sql_cannot_change_a_paper(change: str):
    keep()

    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE documents_issuedpaper SET {change}")


@pytest.mark.parametrize("statement", ["DELETE FROM documents_issuedpaper", "TRUNCATE documents_issuedpaper"])
def test_sql_cannot_remove_a_paper(statement: str):
    keep()

    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_file_is_set_once():
    paper = keep()
    paper.file, paper.file_sha256 = "papers/a.pdf", SHA
    paper.save(update_fields=["file", "file_sha256"])
    paper.file_sha256 = "1" * 64

    with pytest.raises(IntegrityError, match="stays as it is"), transaction.atomic():
        paper.save(update_fields=["file", "file_sha256"])


def test_the_model_saves_once_and_never_deletes():
    paper = keep()

    with pytest.raises(Frozen):
        paper.save()
    with pytest.raises(Frozen):
        paper.save(update_fields=["number"])
    with pytest.raises(Frozen):
        paper.delete()


@pytest.mark.parametrize("wrong", [{"kind": "XX"}, {"version": 0}, {"sha256": "abc"}, {"file_sha256": "abc"}])
def test_the_database_refuses_what_is_no_paper(wrong: dict[str, Any]):
    with pytest.raises(IntegrityError), transaction.atomic():
        keep(**wrong)


def test_one_number_and_version_is_issued_once():
    keep()

    with pytest.raises(IntegrityError), transaction.atomic():
        keep()


def test_papers_are_found_by_token_number_and_subject():
    first, second = keep(), keep(version=2)

    assert paper_by_token(first.token) == first
    assert paper_by_token("nothing") is None
    assert list(papers_by_number(" 33.25/SP/2024/000001 ")) == [second, first]
    assert list(papers_of(("order", "1027"))) == [first, second]
    assert not papers_of(("order", "1028")).exists()
    assert later_version(first) == second
    assert later_version(second) is None


def test_an_spj_wants_the_newest_versions_from_the_money_back():
    keep()
    kinds = ["SJ", "KW", "BAST", "TG", "BAPB"]
    for kind in kinds:
        keep(kind=kind, number=f"33.25/{kind}/2024/000001")
    newest = keep(version=2)

    found = latest_in_spj_order(("order", "1027"))

    assert [paper.kind for paper in found] == ["KW", "TG", "BAST", "BAPB", "SJ", "SP"]
    assert found[-1] == newest


@pytest.mark.parametrize(
    ("content", "verdict"),
    [
        (b"", "empty"),
        (b"%PDF-" + b"0" * LARGEST_UPLOAD, "too_large"),
        (b"MZ\x90\x00", "not_pdf"),
        (b"<html>%PDF-1.7", "not_pdf"),
        (b"%PDF-1.7 of somebody else", "unknown"),
        (b"%PDF-1.7 e-Blangkon:AAAAAAAAAAAAAAAAAAAAAA", "unknown"),
    ],
)
def test_an_upload_that_is_none_of_ours_is_told_why(content: bytes, verdict: str):
    found = compare_upload(content)

    assert (found.verdict, found.paper) == (verdict, None)


def test_many_claims_in_one_upload_cost_two_queries(django_assert_num_queries: Any):
    claims = b" ".join(b"e-Blangkon:%022d" % at for at in range(5_000))

    with django_assert_num_queries(2):
        assert compare_upload(b"%PDF-1.7 " + claims).verdict == "unknown"
