"""A PPTK or PPK writes down what is needed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.models import PlannedPackage, RequestLine, RequestNote
from eblangkon.purchase.ordering.rules import Problem, Refused, WrongDuty

OWN_WORD = ("ppk", "pa", "kpa")


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of a request; `standard_price` in rupiah a unit, as it stood beside the line."""

    name: str
    unit: str
    quantity: int
    account: int | None = None
    standard_price: Rupiah | None = None


@transaction.atomic
def write_request(
    *,
    package: int,
    purpose: str,
    needed_by: date,
    lines: Sequence[Wanted],
    by: Actor,
    place: int | None = None,
    remark: str = "",
) -> RequestNote:
    """Return the note, asked; a PPK's own is agreed at once. Raises WrongDuty, or Refused with every wrong field."""
    plan = PlannedPackage.objects.select_related("agency").get(pk=package)
    if by.id is None or not by.may("pptk", *OWN_WORD, agency=plan.agency_id):
        raise WrongDuty.because("wrong_duty", "Permintaan hanya dapat ditulis PPTK atau PPK kantor ini.")
    problems = _problems(purpose, needed_by, lines)
    if problems:
        raise Refused(problems)
    agreed = by.may(*OWN_WORD, agency=plan.agency_id)
    note = RequestNote.objects.create(
        agency_id=plan.agency_id,
        package=plan,
        place_id=place,
        state="agreed" if agreed else "asked",
        purpose=purpose.strip(),
        needed_by=needed_by,
        remark=remark.strip(),
        asked_by_id=by.id,
        answered_at=clock.now() if agreed else None,
        answered_by_id=by.id if agreed else None,
    )
    RequestLine.objects.bulk_create(
        RequestLine(
            note=note,
            name=line.name.strip(),
            unit=line.unit.strip(),
            quantity=line.quantity,
            account_id=line.account,
            standard_price=line.standard_price,
        )
        for line in lines
    )
    record(
        actor=by,
        action="request.agreed" if agreed else "request.asked",
        subject=("request", str(note.pk)),
        region=plan.agency.region_id,
        data={"package": package, "lines": len(lines), "purpose": note.purpose},
    )
    return note


def _problems(purpose: str, needed_by: date, lines: Sequence[Wanted]) -> list[Problem]:
    found = []
    if not purpose.strip():
        found.append(Problem("empty", "purpose", "Keperluan belum diisi. Tulis untuk apa barang ini dipakai."))
    if needed_by < clock.today():
        found.append(Problem("past", "needed_by", "Tanggal diperlukan sudah lewat. Pilih hari ini atau sesudahnya."))
    if not lines:
        found.append(Problem("empty", "lines", "Belum ada barang. Tulis paling sedikit satu baris."))
    for index, line in enumerate(lines):
        if not line.name.strip() or not line.unit.strip():
            found.append(Problem("empty", f"line-{index}", "Nama barang dan satuannya belum lengkap. Isi keduanya."))
        if line.quantity < 1:
            found.append(Problem("quantity", f"line-{index}", "Jumlah belum diisi. Tulis angka, misalnya 12."))
    return found
