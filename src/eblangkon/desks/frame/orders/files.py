"""Issued papers as files, for the sides of the order they belong to."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.services.documents.actions.bundle_papers import bundle_papers
from eblangkon.services.documents.actions.render_paper import render_paper
from eblangkon.services.documents.queries import paper_by_token


@for_signed_in
@require_safe
def order_papers(request: HttpRequest, number: int) -> HttpResponse:
    """All papers of an order in one PDF, as an SPJ wants them. Raises Missing for strangers and before the first."""
    order = order_or_missing(actor_of(request), number)
    try:
        bundle = bundle_papers(subject=("order", str(order.number)))
    except LookupError:
        raise Missing(
            _("Pesanan ini belum punya berkas"),
            _("Surat pesanan terbit saat PPK menyetujui."),
            near=_("pesanan %(number)d") % {"number": number},
            near_path=f"/pesanan/{number}",
        ) from None
    return _pdf(bundle, f"pesanan-{number}-berkas.pdf")


@for_signed_in
@require_safe
def paper_file(request: HttpRequest, token: str) -> HttpResponse:
    """One version of one paper, made now when the worker has not made it yet. Raises Missing for strangers."""
    paper = paper_by_token(token)
    if paper is None or paper.subject_kind != "order" or not paper.subject_key.isdecimal():
        raise Missing(_("Tidak ada berkas di alamat ini"), _("Periksa keaslian surat di halaman Periksa."))
    order_or_missing(actor_of(request), int(paper.subject_key))
    with render_paper(paper=paper.pk).file.open("rb") as file:
        content = file.read()  # a paper is some 50 kB
    name = f"{paper.number.replace('/', '-')}{f'-v{paper.version}' if paper.version > 1 else ''}.pdf"
    return _pdf(content, name)


def _pdf(content: bytes, name: str) -> HttpResponse:
    answer = HttpResponse(content, content_type="application/pdf")
    answer.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return answer
