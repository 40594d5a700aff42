"""The form of a request: a head and as many lines as somebody asks for, nothing typed lost."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from eblangkon.desks.office.answers import Wrong, day, whole
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue import queries as catalogue
from eblangkon.purchase.ordering.actions.write_request import Wanted
from eblangkon.purchase.ordering.rules.refusals import Problem

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import PriceStandard
    from eblangkon.purchase.ordering.models import RequestLine, RequestNote

MOST_LINES = 40
FIELDS = ("nama", "jumlah", "satuan", "akun", "standar")


@dataclass
class LineForm:
    """One line as it was typed; `standards` are what the region's price standard has for its name."""

    index: int
    nama: str = ""
    jumlah: str = ""
    satuan: str = ""
    akun: str = ""
    standar: str = ""
    standards: Sequence["PriceStandard"] = ()
    wrong: dict[str, str] = field(default_factory=dict)

    @property
    def blank(self) -> bool:
        """Nothing was typed: the line is left out."""
        return not (self.nama.strip() or self.jumlah.strip() or self.satuan.strip())


@dataclass
class RequestForm:
    """The whole form as it was typed, ready to be shown again or to be read."""

    purpose: str = ""
    package: str = ""
    place: str = ""
    needed_by: str = ""
    lines: list[LineForm] = field(default_factory=lambda: [LineForm(0)])
    wrong: dict[str, str] = field(default_factory=dict)

    def problems(self) -> list[Wrong]:
        """Every wrong field with its anchor, for the summary."""
        found = [Wrong(sentence, f"id_{name}") for name, sentence in self.wrong.items()]
        return found + [
            Wrong(f"{_('Baris')} {line.index + 1}: {sentence}", f"id_{name}-{line.index}")
            for line in self.lines
            for name, sentence in line.wrong.items()
        ]


def blank_form(last: "RequestNote | None", packages: Sequence[int]) -> RequestForm:
    """A form with what is likely again: the package and place of the last request, needed in a week."""
    package = last.package_id if last and last.package_id in packages else packages[0] if len(packages) == 1 else ""
    place = last.place_id or "" if last else ""
    return RequestForm(
        package=str(package), place=str(place), needed_by=(clock.today() + timedelta(days=7)).isoformat()
    )


def form_of(note: "RequestNote", lines: Sequence["RequestLine"]) -> RequestForm:
    """A returned note as its writer left it. The standard's price is found again by the name."""
    return RequestForm(
        purpose=note.purpose,
        package=str(note.package_id),
        place=str(note.place_id or ""),
        needed_by=note.needed_by.isoformat(),
        lines=[
            LineForm(index, line.name, str(line.quantity), line.unit, str(line.account_id or ""))
            for index, line in enumerate(lines)
        ],
    )


def typed(post: QueryDict) -> RequestForm:
    """What was typed, as it was typed; "Tambah baris" adds one, "Hapus" takes one away."""
    count = min(whole(post.get("baris", "1")) or 1, MOST_LINES)
    rows = [{name: post.get(f"{name}-{index}", "")[:300] for name in FIELDS} for index in range(count)]
    gone = whole(post.get("hapus", ""))
    rows = [row for index, row in enumerate(rows) if index != gone] or [{}]
    if "tambah" in post and len(rows) < MOST_LINES:
        before = rows[-1]
        rows.append({"akun": before.get("akun", "")})
    return RequestForm(
        purpose=post.get("keperluan", "")[:300],
        package=post.get("paket", ""),
        place=post.get("tempat", ""),
        needed_by=post.get("diperlukan", ""),
        lines=[_line(index, row) for index, row in enumerate(rows)],
    )


def _line(index: int, row: Mapping[str, str]) -> LineForm:
    nama, jumlah, satuan, akun, standar = (row.get(name, "") for name in FIELDS)
    return LineForm(index, nama, jumlah, satuan, akun, standar)


def show_standards(form: RequestForm, region: str) -> None:
    """Put the price standard beside each line, in one query; the only one with the line's unit is taken by itself."""
    found = catalogue.standards_like({line.index: line.nama for line in form.lines}, region, clock.today().year)
    for line in form.lines:
        line.standards = found.get(line.index, [])
        alike = [one for one in line.standards if one.unit.lower() == line.satuan.strip().lower()]
        if not line.standar and len(alike) == 1:
            line.standar = str(alike[0].pk)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a form says, once every field could be read."""

    package: int
    purpose: str
    needed_by: date
    place: int | None
    lines: list[Wanted]


def read(form: RequestForm, packages: Mapping[int, object], region: str) -> Reading | None:
    """Read the form, or mark every field that cannot be read and return None."""
    package, needed_by = whole(form.package), day(form.needed_by)
    if package not in packages:
        form.wrong["paket"] = _("Paket RUP belum dipilih. Pilih dari daftar.")
    if needed_by is None:
        form.wrong["diperlukan"] = _("Tanggal diperlukan belum diisi. Pilih harinya.")
    filled = [line for line in form.lines if not line.blank]
    prices = catalogue.standard_prices([pk for line in filled if (pk := whole(line.standar))], region)
    lines = [_wanted(line, prices) for line in filled]
    for line in filled:
        if not line.jumlah.strip():
            line.wrong["jumlah"] = _("Jumlah belum diisi. Tulis angka, misalnya 12.")
        elif whole(line.jumlah) is None:
            line.wrong["jumlah"] = _("Jumlah ini bukan bilangan bulat. Tulis angka, misalnya 12.")
    if form.wrong or any(line.wrong for line in filled) or package is None or needed_by is None:
        return None
    return Reading(package, form.purpose, needed_by, whole(form.place), lines)


def _wanted(line: LineForm, prices: Mapping[int, Rupiah]) -> Wanted:
    standard = whole(line.standar)
    return Wanted(
        name=line.nama[:200],
        unit=line.satuan[:30],
        quantity=whole(line.jumlah) or 0,
        account=whole(line.akun),
        standard_price=prices.get(standard) if standard else None,
    )


def mark(form: RequestForm, problems: Sequence[Problem]) -> None:
    """Lay the reasons of a refusal beside the fields they are about."""
    heads = {"purpose": "keperluan", "needed_by": "diperlukan", "place": "tempat", "package": "paket"}
    filled = [line for line in form.lines if not line.blank] or form.lines
    for problem in problems:
        name, _dash, index = problem.field.partition("-")
        if name == "line" and index.isdecimal() and int(index) < len(filled):
            part = {"quantity": "jumlah", "account": "akun"}.get(problem.code, "nama")
            filled[int(index)].wrong.setdefault(part, told(problem.message))
        elif problem.field == "lines":
            form.lines[0].wrong.setdefault("nama", told(problem.message))
        else:
            form.wrong.setdefault(heads.get(problem.field, problem.field), told(problem.message))


def asked_for(request: HttpRequest) -> bool:
    """Whether the form was sent in, rather than one more line or the price standard asked for."""
    return "kirim" in request.POST
