"""Issued papers as files, for the sides of the order they belong to."""

from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import actor_of, for_signed_in
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.orders.door import order_or_missing
from eblangkon.services.documents.actions.bundle_papers import bundle_papers
from eblangkon.services.documents.actions.render_paper import render_paper
from eblangkon.services.documents.queries import paper_by_token

PDF = "application/pdf"


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
    answer = HttpResponse(bundle, content_type=PDF)
    answer.headers["Content-Disposition"] = f'inline; filename="pesanan-{number}-berkas.pdf"'
    return answer


@for_signed_in
@require_safe
def paper_file(request: HttpRequest, token: str) -> HttpResponseBase:
    """One version of one paper, made now when the worker has not made it yet. Raises Missing for strangers."""
    paper = paper_by_token(token)
    if paper is None or paper.subject_kind != "order" or not paper.subject_key.isdecimal():
        raise Missing(_("Tidak ada berkas di alamat ini"), _("Periksa keaslian surat di halaman Periksa."))
    order_or_missing(actor_of(request), int(paper.subject_key))
    file = render_paper(paper=paper.pk).file
    name = f"{paper.number.replace('/', '-')}{f'-v{paper.version}' if paper.version > 1 else ''}.pdf"
    return FileResponse(file.open("rb"), filename=name, content_type=PDF)
