"""`/impor/pejabat`: the template to fill in, and the rejected rows as a file to mend."""

from typing import IO

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from eblangkon.desks.backoffice.official_scope import region_asked, the_import
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.hats import ADMIN
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.kernel.told import told
from eblangkon.parties.agencies.adapters.official_columns import COLUMNS, FILE_DUTIES
from eblangkon.parties.agencies.queries import agencies_of
from eblangkon.parties.agencies.rules import DUTIES
from eblangkon.services.exports.rules import SYNTHETIC, Column, Sheet
from eblangkon.services.exports.tables import as_xlsx
from eblangkon.services.exports.tables.as_template import CONTENT_TYPE, Blank, template_file
from eblangkon.services.imports.queries import findings_of, rejected_cells
from eblangkon.services.imports.rules.findings import from_data


def _blanks(region: str) -> list[Blank]:
    offices = [f"{one.code}" for one in agencies_of(region)]
    duties = [told(DUTIES[code]) for code in FILE_DUTIES]
    words = {
        "office": (_("Kode atau nama kantor. Kosongkan untuk tugas seluruh wilayah."), "1.02.01", offices),
        "name": (_("Nama lengkap, gelar boleh ikut."), "dr. Budi Santoso, M.Kes.", ()),
        "nip": (_("18 angka, spasi boleh. Sel harus Teks, kalau tidak angka belakangnya hilang."), "", ()),
        "email": (_("Surel atau nomor HP harus ada: dengan itu orangnya masuk."), "nama@kabupaten.go.id", ()),
        "phone": (_("Nomor HP."), "0812 3456 7890", ()),
        "duty": (_("Satu tugas satu baris. Orang dengan dua tugas ditulis dua baris."), "PPK", duties),
        "decree": (_("Nomor SK penunjukan."), "800/12/2026", ()),
        "from": (_("Hari pertama tugas: tanggal/bulan/tahun."), "05/01/2026", ()),
        "to": (_("Hari terakhir tugas. Kosong: sampai ada perubahan."), "31/12/2026", ()),
    }
    return [Blank(column.title, *words[column.field]) for column in COLUMNS]


@for_duties(*ADMIN, "ukpbj")
@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The empty table, with the offices of the region to choose from."""
    above = [SYNTHETIC] if installation.is_demonstration() else []
    file = template_file(_("Isian"), _("Petunjuk"), _blanks(region_asked(request, actor_of(request))), above)
    return _attached(file, "templat-pejabat.xlsx")


@for_duties(*ADMIN, "ukpbj")
@require_safe
def rejected(request: HttpRequest, imported: int) -> HttpResponse:
    """The rejected rows as they were read, each with what is wrong: mended, the file can be uploaded as it is."""
    found = the_import(request, imported)
    wrong: list[tuple[int, int, str]] = [
        (one.first, one.last, f"{one.letter}: {told(from_data(one.reason))} {told(from_data(one.remedy))}")
        for one in findings_of(found.pk, warning=False)
    ]
    titles = list(found.sheet.get("titles", []))
    sheet = Sheet(
        title=_("Baris yang ditolak dari %(file)s") % {"file": found.file_name},
        scope=found.region.name,
        cut_off=found.applied_at or clock.now(),
        columns=tuple(Column(title) for title in (*titles, _("Baris"), _("Yang perlu diperbaiki"))),
        synthetic=installation.is_demonstration(),
    )
    rows = (
        [*cells, str(number), " ".join(text for first, last, text in wrong if first <= number <= last)]
        for number, cells in rejected_cells(found.pk)
    )
    return _attached(as_xlsx.xlsx_file(sheet, rows), f"ditolak-{found.pk}.xlsx")


def _attached(file: IO[bytes], name: str) -> HttpResponse:
    with file:
        disposition = f'attachment; filename="{name}"'
        return HttpResponse(file.read(), content_type=CONTENT_TYPE, headers={"Content-Disposition": disposition})
