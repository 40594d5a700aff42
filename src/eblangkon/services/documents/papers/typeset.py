"""From frozen data to a PDF: the same data gives the same bytes, on every machine."""

import io
import json
from collections.abc import Mapping
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import font_source_sans_pro
import font_source_serif_pro
import segno
import typst

from eblangkon.services.documents.papers.wording import title_of, worded
from eblangkon.services.documents.rules import sha256_of, thaw

_LAYOUT = Path(__file__).parent / "layout"
_FONT_PACKAGES = (font_source_sans_pro, font_source_serif_pro)


class Unset(RuntimeError):
    """The typesetter warned. A warning may mean another font or a lost letter, so no paper leaves with one."""


@cache
def _fonts() -> typst.Fonts:
    """Only the fonts that come with us: with a machine's own fonts the bytes would differ from place to place."""
    folders = [Path(package.__file__).parent / "files" for package in _FONT_PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


def _qr(address: str) -> str:
    """An SVG of the code: error correction M, so that a crease or a stain can be read through."""
    drawn = io.BytesIO()
    segno.make(address, error="m", micro=False).save(drawn, kind="svg", border=0, xmldecl=False)
    return drawn.getvalue().decode()


def typeset(frozen: Mapping[str, Any], token: str) -> bytes:
    """The paper as PDF/A-2b. `frozen` is what `IssuedPaper.data` holds, `token` its word in the address of the check.

    Raises Unset when the typesetter is not wholly content, Nonsense when the data is no paper.
    """
    paper = thaw(frozen["paper"])
    base = str(frozen["public_url"])
    title = title_of(frozen["kind"], paper.form)
    sheet = {
        **worded(paper),
        "title": title,
        "short_title": title,
        "number": frozen["number"],
        "version": frozen["version"],
        "register_number": frozen["register_number"],
        "demonstration": frozen["demonstration"],
        "practice": bool(frozen.get("practice")),
        "sha256": sha256_of(dict(frozen)),
        "keywords": [f"e-Blangkon:{token}"],
        "qr": _qr(f"{base}/periksa/{token}"),
        "check_at": f"{base.partition('://')[2]}/periksa",
    }
    issued = datetime.fromisoformat(frozen["issued_at"])
    compiler = typst.Compiler(
        input=_LAYOUT / f"{paper.form}.typ",
        root=_LAYOUT,
        font_paths=_fonts(),
        sys_inputs={"sheet": json.dumps(sheet, ensure_ascii=False)},
    )
    pdf, warnings = compiler.compile_with_warnings(
        format="pdf", pdf_standards="a-2b", timestamp=int(issued.timestamp())
    )
    if warnings:
        raise Unset("; ".join(str(warning) for warning in warnings))
    assert isinstance(pdf, bytes)  # one file, for PDF is the one format that never comes in parts
    return pdf
