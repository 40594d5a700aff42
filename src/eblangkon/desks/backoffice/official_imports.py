"""`/impor/pejabat`: upload, look, bring in, take back. Nothing changes before somebody has seen what would."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.backoffice.official_scope import region_asked, regions_of, the_import
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import ADMIN
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.ground.regions.queries import regions_in_order
from eblangkon.parties.agencies.actions.check_officials import check_officials
from eblangkon.parties.agencies.actions.import_officials import import_officials
from eblangkon.parties.agencies.actions.undo_officials import undo_officials
from eblangkon.parties.agencies.adapters.official_columns import KIND
from eblangkon.parties.agencies.rules import SETTERS
from eblangkon.services.imports.actions.close_import import ImportClosed, cancel_import
from eblangkon.services.imports.permissions import imports_open_to
from eblangkon.services.imports.queries import findings_of, rows_left, rows_of
from eblangkon.services.imports.rules.findings import Outcome, from_data
from eblangkon.services.imports.rules.table import UnreadableFile

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from eblangkon.services.imports.models import Import, ImportFinding, ImportRow

_PAGE: Final = 20
_SAMPLE: Final = 5
_LISTS: Final = {
    "baru": gettext_lazy("Yang baru"),
    "diubah": gettext_lazy("Yang diubah"),
    "sama": gettext_lazy("Yang sama"),
    "peringatan": gettext_lazy("Peringatan"),
    "tetap": gettext_lazy("Yang tidak disentuh"),
}
_OUTCOMES: Final[dict[str, Outcome]] = {"baru": "new", "diubah": "changed", "sama": "same"}


class Upload(forms.Form):
    """The file of one list."""

    berkas = forms.FileField(
        label=gettext_lazy("Daftar pejabat"),
        help_text=gettext_lazy(
            "XLSX atau CSV, paling besar 10 MB. Kolom dikenali dari namanya; judul di atasnya boleh."
        ),
        error_messages={
            "required": gettext_lazy("Berkas belum dipilih."),
            "empty": gettext_lazy("Berkas kosong. Simpan ulang tabelnya, lalu unggah lagi."),
        },
    )

    def clean_berkas(self) -> Any:
        file = self.cleaned_data["berkas"]
        if file.size > settings.IMPORTS.bytes:
            most = settings.IMPORTS.bytes // 1_000_000
            raise forms.ValidationError(
                _("Berkas lebih dari %(most)s MB. Bagi menjadi beberapa berkas.") % {"most": most}
            )
        return file


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file in words: which rows, which column, the cell, and two sentences; some empty."""

    rows: str
    what: str
    cell: str = ""
    reason: str = ""
    remedy: str = ""


def _of_finding(one: "ImportFinding") -> Line:
    rows = f"{one.first}" if one.first == one.last else f"{one.first}–{one.last}"
    what = f"{one.letter} ({one.title})" if one.letter else one.title
    return Line(rows, what, one.cell or "", told(from_data(one.reason)), told(from_data(one.remedy)))


def _of_row(one: "ImportRow") -> Line:
    return Line(str(one.number), told(from_data(one.label)), reason=told(from_data(one.left or one.detail)))


@for_duties(*ADMIN, "ukpbj")
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """The form for a file, and what was brought in before."""
    actor = actor_of(request)
    form = Upload(request.POST, request.FILES) if request.method == "POST" else Upload()
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["berkas"]
        region = region_asked(request, actor)
        try:
            made = check_officials(content=file.read(), file_name=file.name, region=region, by=actor)
        except UnreadableFile as fault:
            form.add_error("berkas", told(str(fault)))
        else:
            return see_other(f"/impor/pejabat/{made.pk}")
    own = regions_of(actor)
    facts = {
        "form": form,
        "page": Paginator(imports_open_to(actor, KIND, SETTERS), _PAGE).get_page(request.GET.get("halaman")),
        "regions": [one for one in regions_in_order() if one.code in own],
        "region": region_asked(request, actor),
    }
    return render(request, "backoffice/official_imports.html", facts, status=422 if form.is_bound else 200)


@for_duties(*ADMIN, "ukpbj")
@require_http_methods(["GET", "HEAD", "POST"])
def one_import(request: HttpRequest, imported: int) -> HttpResponse:
    """What would come in, or what came in; and the way on or back."""
    found = the_import(request, imported)
    closed, status = "", 200
    if request.method == "POST":
        try:
            return _act(request, found)
        except ImportClosed as why:
            closed, status = told(str(why)), 409
            found = the_import(request, imported)
    shown = request.GET.get("lihat", "")
    facts = _facts(found) | {
        "closed": closed,
        "errors": _page(request, findings_of(found.pk, warning=False)) if shown not in _LISTS else None,
        "listed": _LISTS.get(shown),
        "lines": _listed(request, found, shown) if shown in _LISTS else None,
        "crumbs": (Crumb(_("Impor pejabat"), "/impor/pejabat"),),
    }
    return render(request, "backoffice/official_import.html", facts, status=status)


def _act(request: HttpRequest, found: "Import") -> HttpResponse:
    """Raises ImportClosed when somebody was faster."""
    actor, what = actor_of(request), request.POST.get("apa")
    if what == "tinggalkan":
        cancel_import(imported=found.pk, by=actor)
        messages.success(request, _("Ditinggalkan. Tidak ada yang masuk."))
        return see_other("/impor/pejabat")
    if what == "batalkan":
        undo_officials(imported=found.pk, by=actor)
        messages.success(request, _("Impor dibatalkan."))
    elif what == "masukkan":
        import_officials(imported=found.pk, by=actor)
    return see_other(f"/impor/pejabat/{found.pk}")


def _facts(found: "Import") -> dict[str, Any]:
    """What every state of an import tells; four queries at most."""
    good = found.imported + found.updated + found.unchanged
    waiting = found.state == "checked"
    samples: tuple[tuple[str, Outcome], ...] = (("changed", "changed"), ("fresh", "new")) if waiting else ()
    sample = {name: [_of_row(one) for one in rows_of(found.pk, outcome)[:_SAMPLE]] for name, outcome in samples}
    return {
        "imported": found,
        "good": good,
        "writes": found.imported + found.updated,
        "may_undo": found.state == "applied" and found.undo_until is not None and found.undo_until >= clock.now(),
        "remarks": [_of_finding(one) for one in findings_of(found.pk, warning=True)[:_SAMPLE]] if waiting else [],
        "left": rows_left(found.pk).count() if found.state == "undone" else 0,
        **sample,
    }


def _page(request: HttpRequest, findings: "QuerySet[ImportFinding]") -> Any:
    page = Paginator(findings, _PAGE).get_page(request.GET.get("halaman"))
    return page, [_of_finding(one) for one in page]


def _listed(request: HttpRequest, found: "Import", shown: str) -> Any:
    if shown == "peringatan":
        return _page(request, findings_of(found.pk, warning=True))
    rows = rows_left(found.pk) if shown == "tetap" else rows_of(found.pk, _OUTCOMES[shown])
    page = Paginator(rows, _PAGE).get_page(request.GET.get("halaman"))
    return page, [_of_row(one) for one in page]
