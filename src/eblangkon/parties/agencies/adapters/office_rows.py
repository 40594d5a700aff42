"""One row of a list of offices: what it says, and what is wrong in its cells. Asks no database."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.rules import tidy_email
from eblangkon.parties.agencies.adapters.office_columns import COLUMNS
from eblangkon.services.imports.rules.cells import is_formula
from eblangkon.services.imports.rules.findings import Finding, noted
from eblangkon.services.imports.rules.table import Row, Table

Note = Callable[..., None]
_TITLES: Final = {column.field: column.title for column in COLUMNS}
_MOST: Final = {"code": 40, "name": 200, "short_name": 60, "address": 300, "city": 80, "phone": 30, "email": 254}


@dataclass(frozen=True, slots=True)
class OfficeWish:
    """`facts` by field, without those whose cell is empty: they stay as they are."""

    number: int
    code: str
    facts: Mapping[str, str]


def notes_on(table: Table, row: Row, found: list[Finding]) -> Note:
    """Writes down what is wrong with one cell of the row."""

    def note(field: str, reason: str, remedy: str, warning: bool = False) -> None:
        found.append(noted(table, row, field, _TITLES[field], reason, remedy, warning))

    return note


def read_row(row: Row, note: Note) -> OfficeWish | None:
    """The wish, or None with a note for every cell that stands in its way."""
    wrong = False

    def refuse(field: str, reason: str, remedy: str) -> None:
        nonlocal wrong
        wrong = True
        note(field, reason, remedy)

    if row.hidden:
        note("name", said("Baris ini tersembunyi di berkas."), said("Hapus barisnya bila tidak dimaksud."), True)
    facts = {field: _text(row, field, refuse) for field in _MOST}
    if facts["code"] and row["code"].day is not None:
        remedy = said("Jadikan kolom ini Teks (Format Sel, Teks), lalu ketik ulang kodenya.")
        refuse("code", said("Excel mengubah kode kantor menjadi tanggal."), remedy)
    for field, reason in (("code", said("Kode kantor kosong.")), ("name", said("Nama kantor kosong."))):
        if not facts[field] and not row[field].broken:
            refuse(field, reason, said("Salin dari daftar perangkat daerah di SIPD."))
    if facts["email"]:
        try:
            validate_email(facts["email"])
        except ValidationError:
            refuse("email", said("Bukan alamat surel."), said("Tulis seperti dinas@kabupaten.go.id."))
    code = facts.pop("code")
    return None if wrong else OfficeWish(row.number, code, {field: text for field, text in facts.items() if text})


def _text(row: Row, field: str, refuse: Note) -> str:
    cell = row[field]
    text = " ".join(cell.text.split())
    if field == "email":
        text = tidy_email(text)
    if cell.broken:
        refuse(field, said("Rumus di sel ini gagal dihitung."), said("Ganti rumusnya dengan isinya."))
    elif field != "phone" and is_formula(cell.text):
        refuse(field, said("Isi sel ini rumus, bukan tulisan."), said("Ketik isinya sebagai teks biasa."))
    elif len(text) > _MOST[field]:
        refuse(field, said("Lebih dari {most} huruf.", most=_MOST[field]), said("Singkat isinya."))
    return "" if text == "-" or cell.broken else text
