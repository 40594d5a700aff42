"""Papers as they leave the house: their text, bytes, pages, archive form, and what hostile words do to them."""

import dataclasses
import hashlib
import io
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader
from tests.services.documents import samples

from eblangkon.services.documents.papers.typeset import Unset, typeset
from eblangkon.services.documents.rules import Count, Line, Paper, sha256_of
from eblangkon.services.documents.rules.text import DRAWN

GOLDEN = Path(__file__).parent
ALL = pytest.mark.parametrize("form", samples.PAPERS)
HOSTILE = (
    '#eval("1+1") #read("/etc/passwd") #pagebreak() *tebal* _miring_ $x^2$ @ref <label> `kode` \\ // komentar "kutip"'
)


def pdf_of(paper: Paper, **frozen: Any) -> bytes:
    return typeset(samples.frozen(paper, **frozen), samples.TOKEN)


def read(pdf: bytes) -> PdfReader:
    return PdfReader(io.BytesIO(pdf))


def lines_of(pdf: bytes) -> str:
    """The text line by line, with blanks folded: how far apart words stand is the typesetter's affair."""
    found = (line for page in read(pdf).pages for line in page.extract_text().replace("\u200b", "").splitlines())
    return "\n".join(folded for line in found if (folded := " ".join(line.split()))) + "\n"


def text_of(pdf: bytes) -> str:
    return " ".join(lines_of(pdf).split())


def squeezed(pdf: bytes) -> str:
    return re.sub(r"\s", "", text_of(pdf))


@ALL
def test_the_text_is_the_one_an_office_has_read(form: str):
    """Set UPDATE_GOLDEN=1 to write the files anew, then read the difference."""
    file = GOLDEN / f"{form}.txt"
    words = lines_of(pdf_of(samples.PAPERS[form]))
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(words)

    assert words == file.read_text()


@ALL
def test_the_same_data_gives_the_same_bytes(form: str):
    assert pdf_of(samples.PAPERS[form]) == pdf_of(samples.PAPERS[form])


def test_a_fresh_process_in_another_zone_gives_the_same_bytes():
    code = (
        "import hashlib; from tests.services.documents import samples as s; "
        "from eblangkon.services.documents.papers.typeset import typeset; "
        "print(hashlib.sha256(typeset(s.frozen(s.RECEIPT), s.TOKEN)).hexdigest())"
    )
    root = GOLDEN.parents[2]
    env = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": f"{root / 'src'}:{root}",
        "PYTHONHASHSEED": "7",
        "TZ": "America/Lima",
    }
    run = subprocess.run([sys.executable, "-c", code], env=env, check=True, capture_output=True, text=True)

    assert run.stdout.strip() == hashlib.sha256(pdf_of(samples.RECEIPT)).hexdigest()


@ALL
def test_each_is_an_archive_pdf_on_one_page_with_its_fonts(form: str):
    pdf = pdf_of(samples.PAPERS[form])
    found = read(pdf)

    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfaid:conformance>B</pdfaid:conformance>" in pdf
    assert len(found.pages) == 1
    fonts = {str(font["/BaseFont"]).partition("+")[2] for font in _fonts(found)}
    assert fonts
    assert all(name.startswith(("SourceSansPro", "SourceSerifPro")) for name in fonts)


def _fonts(found: PdfReader) -> list[Any]:
    return [font.get_object() for page in found.pages for font in page["/Resources"]["/Font"].values()]


@ALL
def test_each_bears_number_register_hash_and_page(form: str):
    frozen = samples.frozen(samples.PAPERS[form])
    words = text_of(typeset(frozen, samples.TOKEN))

    assert words.count(frozen["number"]) >= 2
    assert "Nomor naskah dinas 027/1187/2024" in words
    assert sha256_of(frozen) in words
    assert "halaman 1 dari 1" in words
    assert "contoh.go.id/periksa" in words


@ALL
def test_the_metadata_names_the_paper_for_the_check_of_uploads(form: str):
    pdf = pdf_of(samples.PAPERS[form])

    assert f"e-Blangkon:{samples.TOKEN}".encode() in pdf
    assert read(pdf).metadata["/Title"].endswith("/2024/010187")  # type: ignore[index]  # every paper carries metadata


@ALL
def test_contoh_lies_across_a_demonstration_only(form: str):
    assert "CONTOH" in text_of(pdf_of(samples.PAPERS[form]))
    assert "CONTOH" not in text_of(pdf_of(samples.PAPERS[form], demonstration=False))


def test_a_later_version_says_so():
    assert "(versi 2)" in text_of(pdf_of(samples.ORDER_LETTER, version=2))


def _many_lines() -> tuple[Line, ...]:
    names = ("Kertas HVS A4 70 gram ", "Tinta printer dengan nama panjang yang tidak muat di satu baris kolom ini ")
    return tuple(
        Line(name=f"{names[at % 2]}{at}", quantity=at, unit="buah", unit_price=1_000, total=at * 1_000, charge="5.1.02")
        for at in range(1, 121)
    )


def test_120_lines_run_over_pages_under_repeated_heads():
    lines = _many_lines()
    letter = dataclasses.replace(samples.ORDER_LETTER, lines=lines, total=sum(line.total for line in lines))
    pages = [page.extract_text() for page in read(pdf_of(letter)).pages]
    words = "\n".join(pages)

    assert len(pages) > 3
    assert all(f"halaman {at} dari {len(pages)}" in page for at, page in enumerate(pages, 1))
    assert all("CONTOH" in page for page in pages)
    assert all("Harga satuan" in page for page in pages if "1.000" in page)
    assert all(re.search(rf"\b{line.name.split()[-1]}\b", words) for line in lines)
    assert "Rp7.260.000" in words


def test_120_counts_run_over_pages_under_repeated_heads():
    counts = tuple(Count(name=f"Map {at}", unit="buah", ordered=2, delivered=2, accepted=2) for at in range(120))
    pages = [
        p.extract_text() for p in read(pdf_of(dataclasses.replace(samples.INSPECTION_REPORT, counts=counts))).pages
    ]

    assert len(pages) > 2
    assert all("Diterima" in page for page in pages if "Map" in page)


def test_markup_is_shown_and_never_run():
    line = dataclasses.replace(samples.LINES[0], name=HOSTILE, mark=HOSTILE, charge=HOSTILE)
    letter = dataclasses.replace(
        samples.ORDER_LETTER,
        lines=(line,),
        total=line.total,
        terms=(HOSTILE,),
        buyer=dataclasses.replace(samples.BUYER, name=HOSTILE, details=(HOSTILE,)),
    )

    assert squeezed(pdf_of(letter)).count(re.sub(r"\s", "", HOSTILE)) == 6


@pytest.mark.parametrize(
    "name",
    [
        "x" * 500,
        "Kertas " * 71,
        "\u202e\u200f txt.exe \u202c",
        "Kopi ☕🥛 susu",
        "ꦧꦠꦁ تجربة 测试",
        "a\x00\x1b[31mb\ud7ff",
        "Z̴̝͝algo",
    ],
    ids=["one long word", "many words", "right to left", "emoji", "other scripts", "controls", "stacked marks"],
)
@ALL
def test_no_name_breaks_a_paper(form: str, name: str):
    paper = samples.PAPERS[form]
    strange: dict[str, Any] = {"buyer": dataclasses.replace(paper.buyer, name=name, person=name, details=(name,))}
    strange["signatures"] = tuple(dataclasses.replace(one, name=name, position=name) for one in paper.signatures)
    strange["letterhead"] = dataclasses.replace(paper.letterhead, office=name)
    if hasattr(paper, "counts"):
        strange["counts"] = tuple(dataclasses.replace(one, name=name, unit=name[:10]) for one in paper.counts)
    if hasattr(paper, "lines"):
        strange["lines"] = tuple(dataclasses.replace(one, name=name, charge=name) for one in paper.lines)

    assert pdf_of(dataclasses.replace(paper, **strange)).startswith(b"%PDF-1.7")


def test_every_letter_that_counts_as_printable_is_drawn():
    """A letter missing from a font would be a warning or an error of the archive form, and so no paper."""
    letters = "".join(sorted(DRAWN))
    for at in range(0, len(letters), 200):
        words = " ".join(letters[at : at + 200])
        plain = dataclasses.replace(samples.RECEIPT, purpose=words, received_from=words)
        head = dataclasses.replace(plain.letterhead, office=words, government=words)

        assert pdf_of(dataclasses.replace(plain, letterhead=head))


def test_a_warning_of_the_typesetter_stops_the_paper(monkeypatch: pytest.MonkeyPatch):
    import typst

    from eblangkon.services.documents.papers import typeset as shelf

    bare = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[])
    monkeypatch.setattr(shelf, "_fonts", lambda: bare)

    with pytest.raises(Unset, match="unknown font family"):
        pdf_of(samples.RECEIPT)


def test_a_report_day_stands_in_words_on_the_reports():
    report = dataclasses.replace(samples.HANDOVER_REPORT, day=date(2024, 8, 2))

    assert "Jumat tanggal dua bulan Agustus tahun dua ribu dua puluh empat" in text_of(pdf_of(report))


def test_the_receipt_has_a_place_for_the_stamp_only_when_one_is_due():
    assert "Meterai Rp10.000" in text_of(pdf_of(samples.RECEIPT))
    assert "Meterai" not in text_of(pdf_of(dataclasses.replace(samples.RECEIPT, stamp=0)))
