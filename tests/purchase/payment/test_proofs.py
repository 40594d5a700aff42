"""Of a PDF that proves a payment nothing is kept but what draws its pages."""

import io

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, StreamObject, TextStringObject

from eblangkon.purchase.payment.adapters.proofs import MOST_PAGES, BadProof, take_proof


def script(text: str) -> DictionaryObject:
    return DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(f"app.alert({text})")}
    )


def hostile(pages: int = 1) -> bytes:
    writer = PdfWriter()
    for _ in range(pages):
        page = writer.add_blank_page(90, 90)
        hidden = StreamObject()
        hidden.set_data(b"MZ a file within the file")
        held = writer._add_object(hidden)
        page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): script("opened")})
        page[NameObject("/Annots")] = ArrayObject([DictionaryObject({NameObject("/A"): script("clicked")})])
        page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Private"): held})
        page[NameObject("/AF")] = ArrayObject([held])
    writer._root_object[NameObject("/OpenAction")] = script("begun")
    writer.add_attachment("virus.exe", b"MZ attached")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_scripts_links_and_files_are_left_out() -> None:
    kept = take_proof(hostile(2))
    assert kept.suffix == "pdf"
    for gone in (b"JavaScript", b"alert", b"MZ", b"/PieceInfo", b"/AF", b"/Annots", b"/AA"):
        assert gone not in kept.content
    pages = PdfReader(io.BytesIO(kept.content)).pages
    assert [float(page.mediabox.width) for page in pages] == [90, 90]


@pytest.mark.parametrize("content", [b"%PDF-1.7", hostile(MOST_PAGES + 1), b"<svg onload=alert(1)>", b""])
def test_what_is_no_proof_is_refused_with_words(content: bytes) -> None:
    with pytest.raises(BadProof):
        take_proof(content)
