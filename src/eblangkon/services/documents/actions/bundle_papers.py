"""Bundle the papers of one subject into one PDF, as an SPJ wants them."""

import io

from pypdf import PdfWriter

from eblangkon.services.documents.actions.render_paper import render_paper
from eblangkon.services.documents.queries import latest_in_spj_order


def bundle_papers(*, subject: tuple[str, str]) -> bytes:
    """One PDF of the newest version of each paper: kuitansi, tagihan, BAST, BAPB, surat jalan, surat pesanan.

    An SPJ is checked from the money back to its ground, so the kuitansi lies on top. Papers not yet rendered are
    rendered now, each in its own transaction. Each has a bookmark with its number. Raises LookupError when the
    subject has no paper. The bundle is for printing; only the single files are compared with what was issued.
    """
    papers = latest_in_spj_order(subject)
    if not papers:
        raise LookupError(f"No paper has been issued for {subject[0]} {subject[1]}")
    bundle = PdfWriter()
    for paper in papers:
        with render_paper(paper=paper.pk).file.open("rb") as file:
            bundle.append(io.BytesIO(file.read()), outline_item=paper.number)
    bundle.add_metadata({"/Title": f"SPJ {subject[1]}"})
    written = io.BytesIO()
    bundle.write(written)
    return written.getvalue()
