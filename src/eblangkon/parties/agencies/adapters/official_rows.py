"""One row of a list of officials: what it wishes, and what is wrong in its cells. Asks no database."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.rules import NotAPhoneNumber, normalise_phone, tidy_email
from eblangkon.parties.agencies.adapters.official_columns import COLUMNS, DUTY_NAMES
from eblangkon.parties.agencies.adapters.official_nip import nip_doubt
from eblangkon.services.imports.rules.cells import is_formula
from eblangkon.services.imports.rules.days import read_day
from eblangkon.services.imports.rules.findings import Finding, noted
from eblangkon.services.imports.rules.headers import plain
from eblangkon.services.imports.rules.table import Row, Table

Note = Callable[..., None]
_TITLES: Final = {column.field: column.title for column in COLUMNS}
_BEFORE: Final = frozenset("dr drs dra ir prof h hj hjh kh apt drg drh ns rr rng r bdn".split())
_AFTER: Final = frozenset(
    "se sh st ssos sos skom kom sap spd pd skep kep skm si sip ip sstp stp shut hut sked ked sfarm farm ssi sp spt "
    "pt sag ag msi mm mh mt mkes kes mpd mkom map mse map mph mpub pub ak mak cpa amd md amk amkeb keb ners "
    "a m s d".split()
)
_NAME: Final = re.compile(r"[^\W\d_][\w .,'’`´\-()/&]*")
_YEARS: Final = range(1990, 2100)
_EXPONENT = re.compile(r"\d([.,]\d+)?E\+?1[5-9]", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s.\-'’]+")
_LONGEST_NAME, _LONGEST_DECREE, _LONGEST_EMAIL, _NIP = 120, 80, 254, 18


@dataclass(frozen=True, slots=True)
class Wish:
    """What a row without fault asks for; `office` as written, empty for a duty of the whole region.

    `reckoned`: a spreadsheet took the office for a number, and 1.10 for 1.1.
    """

    number: int
    office: str
    name: str
    nip: str
    email: str
    phone: str
    code: str
    decree: str
    first: date
    last: date | None
    reckoned: bool = False


def notes_on(table: Table, row: Row, found: list[Finding]) -> Note:
    """Writes down what is wrong with one cell of the row."""

    def note(field: str, reason: str, remedy: str, warning: bool = False) -> None:
        found.append(noted(table, row, field, _TITLES[field], reason, remedy, warning))

    return note


def read_row(row: Row, note: Note) -> Wish | None:
    """The wish, or None with a note for every cell that stands in its way."""
    wrong = False

    def refuse(field: str, reason: str, remedy: str) -> None:
        nonlocal wrong
        wrong = True
        note(field, reason, remedy)

    for field, cell in row.cells.items():
        if cell.broken:
            refuse(field, said("Rumus di sel ini gagal dihitung."), said("Ganti rumusnya dengan isinya."))
        elif field != "phone" and is_formula(cell.text):
            refuse(field, said("Isi sel ini rumus, bukan tulisan."), said("Ketik isinya sebagai teks biasa."))
    if row.hidden:
        note("name", said("Baris ini tersembunyi di berkas."), said("Hapus barisnya bila tidak dimaksud."), True)
    name = _name(row, refuse)
    nip = _nip(row, refuse, note)
    email, phone = _email(row, refuse), _phone(row, refuse)
    _office(row, refuse)
    code = _duty(row, refuse)
    decree = _decree(row, refuse)
    first, last = _days(row, refuse)
    if wrong or first is None:
        return None
    reckoned = row["office"].number is not None
    return Wish(row.number, _flat(row, "office"), name, nip, email, phone, code, decree, first, last, reckoned)


def bare_name(name: str) -> str:
    """`dr. Budi Santoso, M.Kes.` and `Budi Santoso` are one name: titles and signs left out, in small letters."""
    words = plain(name.partition(",")[0]).split()
    while len(words) > 1 and words[0] in _BEFORE:
        words = words[1:]
    while len(words) > 2 and words[-1] in _AFTER:
        words = words[:-1]
    return " ".join(words)


def _flat(row: Row, field: str) -> str:
    return " ".join(row[field].text.split())


def _name(row: Row, refuse: Note) -> str:
    name = _flat(row, "name")
    if row["name"].broken or is_formula(name):
        return ""
    if not name:
        refuse("name", said("Nama kosong."), said("Tulis nama lengkap, gelar boleh ikut."))
    elif len(name) > _LONGEST_NAME:
        refuse("name", said("Nama lebih dari 120 huruf."), said("Singkat gelarnya."))
    elif not _NAME.fullmatch(name) or not bare_name(name) or any(sign.isdigit() for sign in bare_name(name)):
        refuse("name", said("Isi sel ini bukan nama orang."), said("Tulis nama lengkap, gelar boleh ikut."))
    return name


def _nip(row: Row, refuse: Note, note: Note) -> str:
    cell = row["nip"]
    text = cell.text.strip()
    digits = _BETWEEN.sub("", text)
    if cell.broken:
        return ""
    if not digits or set(text) <= {"-", " ", "0"}:
        note("nip", said("NIP kosong."), said("Bila pegawai ASN, isi 18 angkanya."), True)
        return ""
    # Nobody's number ends in 000: what does has gone through a spreadsheet's fifteen digits.
    lost = len(digits) == _NIP and digits.endswith("000")
    lost = lost or (cell.number is not None and cell.number >= 1e15 and not digits.isdigit())
    if lost or _EXPONENT.fullmatch(text.replace(" ", "")):
        refuse(
            "nip",
            said("NIP tersimpan sebagai bilangan, angka belakangnya hilang."),
            said("Jadikan kolom ini Teks (Format Sel, Teks), lalu ketik ulang 18 angkanya."),
        )
        return ""
    if not digits.isascii() or not digits.isdigit():
        refuse("nip", said("NIP berisi tanda selain angka."), said("Tulis 18 angka, spasi boleh."))
        return ""
    if len(digits) != _NIP:
        refuse(
            "nip",
            said("NIP berisi {count} angka, seharusnya 18.", count=len(digits)),
            said("Salin dari SK atau kartu pegawai."),
        )
        return ""
    if doubt := nip_doubt(digits):
        note("nip", doubt, said("Cocokkan dengan SK. Barisnya tetap masuk."), True)
    return digits


def _email(row: Row, refuse: Note) -> str:
    email = tidy_email(row["email"].text)
    if not email or email == "-" or row["email"].broken:
        return ""
    try:
        validate_email(email if len(email) <= _LONGEST_EMAIL else "")
    except ValidationError:
        refuse("email", said("Bukan alamat surel."), said("Tulis seperti nama@kabupaten.go.id."))
        return ""
    return email


def _phone(row: Row, refuse: Note) -> str:
    text = row["phone"].text.strip()
    if not text or text == "-" or row["phone"].broken:
        return ""
    try:
        return normalise_phone(text.removeprefix("'"))
    except NotAPhoneNumber:
        refuse("phone", said("Bukan nomor telepon."), said("Tulis seperti 0812 3456 7890."))
        return ""


def _office(row: Row, refuse: Note) -> None:
    if row["office"].day is not None:
        refuse(
            "office",
            said("Excel mengubah kode kantor menjadi tanggal."),
            said("Jadikan kolom ini Teks (Format Sel, Teks), lalu ketik ulang kodenya."),
        )


def _duty(row: Row, refuse: Note) -> str:
    text = row["duty"].text
    code = DUTY_NAMES.get(plain(text), "")
    if not code and not row["duty"].broken:
        reason = said("Tugas ini tidak dikenal.") if text.strip() else said("Tugas kosong.")
        refuse("duty", reason, said("Pilih dari lembar Petunjuk di templat, misalnya PPK."))
    return code


def _decree(row: Row, refuse: Note) -> str:
    decree = _flat(row, "decree")
    if row["decree"].broken or is_formula(decree):
        return ""
    if row["decree"].day is not None:
        refuse(
            "decree",
            said("Excel mengubah nomor SK menjadi tanggal."),
            said("Jadikan kolom ini Teks (Format Sel, Teks), lalu ketik ulang nomornya."),
        )
    elif not decree or set(decree) <= {"-", " ", "."}:
        refuse("decree", said("Nomor SK kosong."), said("Salin dari SK penunjukan."))
    elif len(decree) > _LONGEST_DECREE:
        refuse("decree", said("Nomor SK lebih dari 80 huruf."), said("Tulis nomornya saja, tanpa perihalnya."))
    return decree


def _days(row: Row, refuse: Note) -> tuple[date | None, date | None]:
    days: dict[str, date | None] = {}
    for field in ("from", "to"):
        cell = row[field]
        days[field] = read_day(cell)
        if cell.broken or days[field] is not None:
            continue
        text = cell.text.strip()
        if text and text != "-":
            remedy = said("Tulis tanggal, bulan, tahun: 05/01/2026.")
            if field == "to":
                remedy = said("Tulis seperti 31/12/2026, atau kosongkan bila berlaku sampai ada perubahan.")
            refuse(field, said("Tanggal tidak terbaca."), remedy)
        elif field == "from":
            refuse(field, said("Tanggal mulai kosong."), said("Salin dari SK penunjukan."))
    for field, day in days.items():
        if day is not None and day.year not in _YEARS:
            refuse(field, said("Tahun ini tidak mungkin."), said("Tulis tanggal, bulan, tahun: 05/01/2026."))
            days[field] = None
    first, last = days["from"], days["to"]
    if first is not None and last is not None and last < first:
        refuse("to", said("SK berakhir sebelum mulai."), said("Perbaiki salah satu tanggalnya."))
    return first, last
