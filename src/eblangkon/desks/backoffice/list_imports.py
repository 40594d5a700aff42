"""`/impor/…`: upload, look, bring in, take back. Nothing changes before somebody has seen what would."""

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

from eblangkon.desks.backoffice.list_kinds import LISTS, ListKind
from eblangkon.desks.backoffice.list_lines import of_finding, of_row
from eblangkon.desks.backoffice.list_scope import region_asked, regions_of, the_import
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import ADMIN
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.ground.regions.queries import regions_in_order
from eblangkon.parties.agencies.actions.import_list import check_list, give_up_list, import_list, undo_list
from eblangkon.parties.agencies.rules import SETTERS
from eblangkon.services.imports.actions.hold_import import ImportClosed
from eblangkon.services.imports.permissions import imports_open_to
from eblangkon.services.imports.queries import findings_of, how_far, rows_left, rows_of
from eblangkon.services.imports.rules.findings import Outcome, from_data
from eblangkon.services.imports.rules.table import UnreadableFile
from eblangkon.services.imports.states import UNDER_WAY

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from eblangkon.services.imports.models import Import, ImportFinding

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
        error_messages={
            "required": gettext_lazy("Berkas belum dipilih."),
            "empty": gettext_lazy("Berkas kosong. Simpan ulang tabelnya, lalu unggah lagi."),
        },
    )

    def __init__(self, kind: ListKind, *given: Any) -> None:
        super().__init__(*given)
        self._most = settings.IMPORTS.bytes // 1_000_000
        self.fields["berkas"].label = str(kind.asks)
        self.fields["berkas"].help_text = _(
            "XLSX atau CSV, paling besar %(most)s MB. Kolom dikenali dari namanya; judul di atasnya boleh."
        ) % {"most": self._most}

    def clean_berkas(self) -> Any:
        file = self.cleaned_data["berkas"]
        if file.size > settings.IMPORTS.bytes:
            raise forms.ValidationError(
                _("Berkas lebih dari %(most)s MB. Bagi menjadi beberapa berkas.") % {"most": self._most}
            )
        return file


@for_duties(*ADMIN, "ukpbj")
@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest, kind: str) -> HttpResponse:
    """The form for a file, and what was brought in before."""
    actor, listed = actor_of(request), LISTS[kind]
    form = Upload(listed, request.POST, request.FILES) if request.method == "POST" else Upload(listed)
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["berkas"]
        region = region_asked(request, actor)
        try:
            made = check_list(kind=kind, content=file.read(), file_name=file.name, region=region, by=actor)
        except UnreadableFile as fault:
            form.add_error("berkas", told(str(fault)))
        else:
            return see_other(f"{listed.path}/{made.pk}")
    own = regions_of(actor)
    facts = {
        "kind": listed,
        "form": form,
        "page": Paginator(imports_open_to(actor, kind, SETTERS), _PAGE).get_page(request.GET.get("halaman")),
        "regions": [one for one in regions_in_order() if one.code in own],
        "region": region_asked(request, actor),
    }
    return render(request, "backoffice/list_imports.html", facts, status=422 if form.is_bound else 200)


@for_duties(*ADMIN, "ukpbj")
@require_http_methods(["GET", "HEAD", "POST"])
def one_import(request: HttpRequest, imported: int, kind: str) -> HttpResponse:
    """What would come in, or what came in; and the way on or back."""
    listed = LISTS[kind]
    found = the_import(request, imported, listed)
    closed, status = "", 200
    if request.method == "POST":
        try:
            return _act(request, found, listed)
        except ImportClosed as why:
            closed, status = told(str(why)), 409
            found = the_import(request, imported, listed)
    facts = {"kind": listed, "imported": found, "closed": closed, "trouble": told(from_data(found.trouble))}
    facts["crumbs"] = (Crumb(listed.title, listed.path),)
    if found.state in UNDER_WAY:
        facts["far"] = how_far(found.pk, clock.now())
        return render(request, "backoffice/list_working.html", facts, status=status)
    shown = request.GET.get("lihat", "")
    facts |= _facts(found) | {
        "errors": _page(request, findings_of(found.pk, warning=False)) if shown not in _LISTS else None,
        "listed": _LISTS.get(shown),
        "lines": _listed(request, found, shown) if shown in _LISTS else None,
    }
    return render(request, "backoffice/list_import.html", facts, status=status)


def _act(request: HttpRequest, found: "Import", kind: ListKind) -> HttpResponse:
    """Raises ImportClosed when somebody was faster."""
    actor, what = actor_of(request), request.POST.get("apa")
    if what == "tinggalkan":
        given_up = give_up_list(imported=found.pk, by=actor)
        if given_up.state == "cancelled":
            messages.success(request, _("Ditinggalkan. Tidak ada yang masuk."))
            return see_other(kind.path)
    elif what == "batalkan":
        if undo_list(imported=found.pk, by=actor).state == "undone":
            messages.success(request, _("Impor dibatalkan."))
    elif what == "masukkan":
        import_list(imported=found.pk, by=actor)
    return see_other(f"{kind.path}/{found.pk}")


def _facts(found: "Import") -> dict[str, Any]:
    """What every state of an import tells; four queries at most."""
    waiting = found.state == "checked"
    samples: tuple[tuple[str, Outcome], ...] = (("changed", "changed"), ("fresh", "new")) if waiting else ()
    sample = {name: [of_row(one) for one in rows_of(found.pk, outcome)[:_SAMPLE]] for name, outcome in samples}
    others = ", ".join(found.sheet.get("others", ()))
    return {
        "good": found.imported + found.updated + found.unchanged,
        "writes": found.imported + found.updated,
        "may_undo": found.state == "applied" and found.undo_until is not None and found.undo_until >= clock.now(),
        "remarks": [of_finding(one) for one in findings_of(found.pk, warning=True)[:_SAMPLE]] if waiting else [],
        "left": rows_left(found.pk).count() if found.state == "undone" else 0,
        "others": _("Yang juga berisi tabel: %(sheets)s. Unggah tersendiri.") % {"sheets": others} if others else "",
        **sample,
    }


def _page(request: HttpRequest, findings: "QuerySet[ImportFinding]") -> Any:
    page = Paginator(findings, _PAGE).get_page(request.GET.get("halaman"))
    return page, [of_finding(one) for one in page]


def _listed(request: HttpRequest, found: "Import", shown: str) -> Any:
    if shown == "peringatan":
        return _page(request, findings_of(found.pk, warning=True))
    rows = rows_left(found.pk) if shown == "tetap" else rows_of(found.pk, _OUTCOMES[shown])
    page = Paginator(rows, _PAGE).get_page(request.GET.get("halaman"))
    return page, [of_row(one) for one in page]
