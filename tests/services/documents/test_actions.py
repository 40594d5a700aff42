"""Issuing, rendering, bundling and checking a paper, as a purchase does it."""

import hashlib
import io
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob
from pypdf import PdfReader
from tests.services.documents import samples

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock, installation
from eblangkon.services.documents import tasks
from eblangkon.services.documents.actions import render_paper as render_module
from eblangkon.services.documents.actions.bundle_papers import bundle_papers
from eblangkon.services.documents.actions.issue_paper import issue_paper
from eblangkon.services.documents.actions.render_paper import Tampered, render_paper
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.queries import compare_upload
from eblangkon.services.documents.rules import FORMS, Nonsense, freeze, sha256_of

pytestmark = pytest.mark.django_db
PPK = Actor("person", 7, "Bambang Sutrisno (contoh)")
ORDER = ("order", "1027")


@pytest.fixture(autouse=True)
def _in_july_2024(settings: Any, tmp_path: Path):
    settings.MEDIA_ROOT = tmp_path
    with clock.set_to(datetime(2024, 7, 22, 6, 40, 18, tzinfo=UTC)):
        yield


def issue(form: str = "order_letter", **given: Any) -> IssuedPaper:
    asked = {"kind": FORMS[form], "region": "33.25", "subject": ORDER, "data": samples.PAPERS[form], "actor": PPK}
    return issue_paper(**{**asked, **given})


def content_of(paper: IssuedPaper) -> bytes:
    with paper.file.open("rb") as file:
        return bytes(file.read())


def test_an_issued_paper_is_numbered_frozen_hashed_and_logged():
    installation.mark("demonstration")
    paper = issue(register_number="027/1187/2024", demonstration=True)

    assert paper.number == "33.25/SP/2024/000001"
    assert paper.sha256 == sha256_of(IssuedPaper.objects.get().data)
    assert paper.data["paper"] == freeze(samples.ORDER_LETTER)
    assert (paper.demonstration, paper.data["demonstration"]) == (True, True)
    with connection.cursor() as cursor:
        cursor.execute("SELECT action, subject_key, region, actor_name, data->>'number' FROM audit_entry")
        assert cursor.fetchall() == [("documents.issued", "1027", "33.25", PPK.name, paper.number)]


def test_numbers_follow_each_other_by_kind():
    numbers = [issue(form).number for form in ("order_letter", "order_letter", "receipt")]

    assert numbers == ["33.25/SP/2024/000001", "33.25/SP/2024/000002", "33.25/KW/2024/000001"]


def test_the_year_of_a_number_is_that_of_central_java():
    with clock.set_to(datetime(2024, 12, 31, 17, 0, tzinfo=UTC)):
        assert issue().number == "33.25/SP/2025/000001"


def test_issuing_asks_for_the_file_by_a_registered_name():
    paper = issue()

    job = ProcrastinateJob.objects.get()
    assert (job.task_name, job.args) == (tasks.render.name, {"paper": paper.pk})


def test_plain_data_is_taken_as_well_and_cleaned():
    data = freeze(samples.RECEIPT)
    data["purpose"] = "Kopi ☕ susu\u202e"

    assert issue("receipt", data=data).data["paper"]["purpose"] == "Kopi susu"


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "XX"},
        {"kind": "KW"},
        {"data": {}},
        {"version": 2},
        {"version": 2, "number": "33.25/SP/2024/999999"},
        {"version": 0, "number": "33.25/SP/2024/999999"},
    ],
)
def test_what_is_no_paper_takes_no_number(wrong: dict[str, Any]):
    with pytest.raises(Nonsense), transaction.atomic():
        issue(**wrong)

    assert not IssuedPaper.objects.exists()
    assert issue().number.endswith("/000001")


def test_a_second_version_keeps_the_number_and_gets_a_code_of_its_own():
    first = issue()
    second = issue(number=first.number, version=2)

    assert (second.number, second.version) == (first.number, 2)
    assert second.token != first.token
    with pytest.raises(Nonsense, match="does not follow"), transaction.atomic():
        issue(number=first.number, version=2)
    with pytest.raises(Nonsense, match="another subject"), transaction.atomic():
        issue(number=first.number, version=3, subject=("order", "1028"))


def test_a_file_is_rendered_once(monkeypatch: pytest.MonkeyPatch):
    paper = issue()
    rendered = render_paper(paper=paper.pk)
    content = content_of(rendered)
    monkeypatch.delattr(render_module, "typeset")

    assert rendered.file_sha256 == hashlib.sha256(content).hexdigest()
    assert content.startswith(b"%PDF-1.7")
    assert render_paper(paper=paper.pk).file_sha256 == rendered.file_sha256
    tasks.render(paper=paper.pk)


def test_data_that_was_tampered_with_is_not_rendered():
    paper = issue()
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE documents_issuedpaper DISABLE TRIGGER documents_freeze_paper")
        cursor.execute("UPDATE documents_issuedpaper SET data = jsonb_set(data, '{paper,total}', '1')")

    with pytest.raises(Tampered):
        render_paper(paper=paper.pk)


def test_an_upload_is_genuine_altered_or_superseded():
    first = issue()
    genuine = content_of(render_paper(paper=first.pk))

    assert (compare_upload(genuine).verdict, compare_upload(genuine).paper) == ("genuine", first)
    assert compare_upload(genuine).later is None
    altered = compare_upload(genuine + b"\n")
    assert (altered.verdict, altered.paper) == ("altered", first)

    second = issue(number=first.number, version=2)
    assert compare_upload(genuine).later == second


def test_the_bundle_is_one_file_in_spj_order_of_the_newest_versions():
    for form in ("order_letter", "delivery_note", "inspection_report", "handover_report", "invoice", "receipt"):
        paper = issue(form)
    issue(number="33.25/SP/2024/000001", version=2)
    issue("receipt", subject=("order", "1028"))

    bundle = PdfReader(io.BytesIO(bundle_papers(subject=ORDER)))

    titles = [entry.title for entry in bundle.outline]
    assert titles == [f"33.25/{kind}/2024/000001" for kind in ("KW", "TG", "BAST", "BAPB", "SJ", "SP")]
    assert len(bundle.pages) == 6
    assert "(versi 2)" in bundle.pages[5].extract_text()
    assert paper.number == titles[0]


def test_a_subject_without_papers_has_no_bundle():
    with pytest.raises(LookupError, match="order 1028"):
        bundle_papers(subject=("order", "1028"))
