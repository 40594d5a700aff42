"""`/impor/…`: the template to fill in, and the rejected rows as a file to mend."""

from typing import IO

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.backoffice.list_kinds import LISTS, blanks_of
from eblangkon.desks.backoffice.list_scope import region_asked, the_import
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.hats import ADMIN
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.kernel.told import told
from eblangkon.services.exports.rules import SYNTHETIC, Column, Sheet
from eblangkon.services.exports.tables import as_xlsx
from eblangkon.services.exports.tables.as_template import CONTENT_TYPE, template_file
from eblangkon.services.imports.queries import findings_of, rejected_cells
from eblangkon.services.imports.rules.findings import from_data


@for_duties(*ADMIN, "ukpbj")
@require_safe
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The empty table, with what may be chosen in the region."""
    listed = LISTS[kind]
    above = [SYNTHETIC] if installation.is_demonstration() else []
    blanks = blanks_of(listed, region_asked(request, actor_of(request)))
    return _attached(template_file(_("Isian"), _("Petunjuk"), blanks, above), listed.template)


@for_duties(*ADMIN, "ukpbj")
@require_safe
def rejected(request: HttpRequest, imported: int, kind: str) -> HttpResponse:
    """The rejected rows as they were read, each with what is wrong: mended, the file can be uploaded as it is."""
    found = the_import(request, imported, LISTS[kind])
    wrong: dict[int, list[str]] = {}
    for one in findings_of(found.pk, warning=False):
        words = f"{one.letter}: {told(from_data(one.reason))} {told(from_data(one.remedy))}"
        for number in range(one.first, one.last + 1):
            wrong.setdefault(number, []).append(words)
    titles = list(found.sheet.get("titles", []))
    sheet = Sheet(
        title=_("Baris yang ditolak dari %(file)s") % {"file": found.file_name},
        scope=found.region.name,
        cut_off=found.applied_at or clock.now(),
        columns=tuple(Column(title) for title in (*titles, _("Baris"), _("Yang perlu diperbaiki"))),
        synthetic=installation.is_demonstration(),
    )
    gone = [""] * len(titles)  # cells are erased after the dated days, the reasons stay
    rows = (
        [*(cells or gone), str(number), " ".join(wrong.get(number, ()))] for number, cells in rejected_cells(found.pk)
    )
    return _attached(as_xlsx.xlsx_file(sheet, rows), f"ditolak-{found.pk}.xlsx")


def _attached(file: IO[bytes], name: str) -> HttpResponse:
    with file:
        disposition = f'attachment; filename="{name}"'
        return HttpResponse(file.read(), content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
