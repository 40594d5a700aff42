"""`/periksa`: whether a paper is genuine and what it says, by its code, its number, or the file itself."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.storefront.check_upload import OnlyInMemory
from eblangkon.desks.storefront.check_words import said
from eblangkon.insight.transparency.queries.purchases import public_order
from eblangkon.services.documents import queries
from eblangkon.services.documents.papers.wording import title_of
from eblangkon.services.documents.rules import sha256_of, thaw

FILE_FIELD = "berkas"
LONGEST_NUMBER = 60


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparison found, in words. `kind` is the alert's; `path` leads to the paper it is, or claims to be."""

    kind: str
    title: str
    sentence: str
    path: str = ""
    link: str = ""


@for_everybody
@csrf_exempt  # `_check` is protected: the upload handler must stand before anything reads the body
@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest) -> HttpResponse:
    """The door: a number to look up, or a file to compare. Nothing is kept of either."""
    request.upload_handlers = [OnlyInMemory(request)]
    return _check(request)


@csrf_protect
def _check(request: HttpRequest) -> HttpResponse:
    number = "".join(request.GET.get("nomor", "").split()).upper()[:LONGEST_NUMBER]  # as the paper prints it
    found = list(queries.papers_by_number(number)[:20]) if number else []
    verdict, status = None, 200
    if request.method == "POST":
        verdict, status = _compared(request)
    facts = {
        "number": number,
        "unasked": "nomor" in request.GET and not number,
        "found": [(paper, title_of(paper.kind, paper.data["paper"]["form"])) for paper in found],
        "verdict": verdict,
        "field": FILE_FIELD,
    }
    return render(request, "storefront/check.html", facts, status=status)


def _compared(request: HttpRequest) -> tuple[Verdict, int]:
    """The verdict and the answer's status: 422 where the file could not be compared at all."""
    file = request.FILES.get(FILE_FIELD)
    compared = queries.compare_upload(file.read() if file else b"")
    paper, later = compared.paper, compared.later
    refused = {
        "empty": (_("Belum ada berkas"), _("Pilih berkas PDF surat, lalu tekan Bandingkan.")),
        "too_large": (_("Berkas lebih besar dari 10 MB"), _("Surat dari sini jauh lebih kecil. Pilih berkas aslinya.")),
        "not_pdf": (
            _("Berkas ini bukan PDF"),
            _("Pilih PDF yang Anda terima, bukan foto atau hasil pindaian. Untuk kertas, pindai kode QR-nya."),
        ),
    }
    if compared.verdict in refused:
        return Verdict("bad", *refused[compared.verdict]), 422
    if paper is None:
        return Verdict(
            "bad",
            _("Berkas ini tidak pernah diterbitkan di sini"),
            _("Tidak ada surat terbit yang sama sampai bita terakhir. SHA-256 berkas: %(hash)s.")
            % {"hash": compared.sha256},
        ), 200
    named = f"{title_of(paper.kind, paper.data['paper']['form'])} {paper.number}"
    path, link = f"/periksa/{paper.token}", _("Baca isi surat yang terbit")
    if compared.verdict == "altered":
        sentence = _("Berkas ini mengaku %(paper)s, tetapi isinya berbeda dari yang terbit. Jangan dipakai.")
        return Verdict("bad", _("Berkas ini sudah diubah"), sentence % {"paper": named}, path, link), 200
    if later is not None:
        sentence = _("%(paper)s versi %(version)d pernah terbit seperti ini, tetapi versi %(later)d menggantikannya.")
        words = sentence % {"paper": named, "version": paper.version, "later": later.version}
        return Verdict("warn", _("Asli, tetapi ada versi yang lebih baru"), words, f"/periksa/{later.token}", link), 200
    if paper.practice:
        sentence = _("%(paper)s terbit dari kantor latihan. Tidak ada yang sungguh dibeli atau dibayar.")
        return Verdict("warn", _("Surat latihan, tidak berlaku"), sentence % {"paper": named}, path, link), 200
    sentence = _("%(paper)s, sama sampai bita terakhir dengan yang terbit.")
    return Verdict("good", _("Asli"), sentence % {"paper": named}, path, link), 200


@for_everybody
@require_safe
def paper(request: HttpRequest, token: str) -> HttpResponse:
    """One issued paper: genuine or not, what it says, its versions and hashes. Raises Missing for an unknown code."""
    found = queries.paper_by_token(token) if len(token) == 22 else None
    if found is None:
        raise Missing(
            _("Tidak ada surat dengan kode ini"),
            _("Kode pada surat asli selalu ditemukan di sini. Bila alamatnya dari kode QR, surat itu bukan dari kami."),
            near=_("Periksa dengan nomor surat"),
            near_path="/periksa",
        )
    read, later = thaw(found.data["paper"]), queries.later_version(found)
    order = None
    if found.subject_kind == "order" and found.subject_key.isdecimal():
        order = public_order(int(found.subject_key))
    facts = {
        "paper": found,
        "title": title_of(found.kind, read.form),
        "crumbs": (Crumb(_("Periksa surat"), "/periksa"),),
        "genuine": sha256_of(found.data) == found.sha256,
        "later": later,
        "later_path": f"/periksa/{later.token}" if later else "",
        "said": said(read),
        "story": f"/pembelian/{order.number}" if order else "",
        "address": f"{settings.ENV.public_url}/periksa/{found.token}",
    }
    return render(request, "storefront/check_paper.html", facts)
