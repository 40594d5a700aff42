"""A PPTK or PPK writes down what is needed, or mends what came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.queries import places_of
from eblangkon.purchase.ordering.actions.tell_request import tell_request
from eblangkon.purchase.ordering.models import BudgetAccount, PlannedPackage, RequestLine, RequestNote
from eblangkon.purchase.ordering.rules.basket import MOST_UNITS, TOO_MANY
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Problem, Refused, WrongDuty

OWN_WORD = ("ppk", "pa", "kpa")
AGAIN = timedelta(minutes=10)
"""So long the very same request is taken for a second tap, not for a second need."""


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
    mends: int | None = None,
) -> RequestNote:
    """Return the note, asked; a PPK's own is agreed at once. `mends` is the returned note that is asked again.

    The same request sent twice within minutes (a second tap, the back button) is one request: the first is returned.
    Raises WrongDuty, IllegalMove (the note to mend is not back with its writer), or Refused with every wrong field.
    """
    plan = PlannedPackage.objects.select_for_update(of=("self",)).select_related("agency").get(pk=package)
    if by.id is None or not by.may("pptk", *OWN_WORD, agency=plan.agency_id):
        raise WrongDuty.because("wrong_duty", said("Permintaan hanya dapat ditulis PPTK atau PPK kantor ini."))
    problems = _problems(purpose, needed_by, lines) + _foreign(plan, lines, place)
    if problems:
        raise Refused(problems)
    if mends is None and (sent := _sent_already(plan, purpose, needed_by, lines, by)):
        return sent
    agreed = by.may(*OWN_WORD, agency=plan.agency_id)
    note = RequestNote(agency_id=plan.agency_id, asked_by_id=by.id) if mends is None else _returned(mends, by)
    note.package, note.place_id, note.state = plan, place, "agreed" if agreed else "asked"
    note.purpose, note.needed_by, note.remark = purpose.strip(), needed_by, remark.strip()
    note.answered_at, note.answered_by_id = (clock.now(), by.id) if agreed else (None, None)
    note.save()
    _write_lines(note, lines)
    record(
        actor=by,
        action="request.agreed" if agreed else "request.asked",
        subject=("request", str(note.pk)),
        region=plan.agency.region_id,
        data={"package": package, "lines": len(lines), "purpose": note.purpose, "again": mends is not None},
    )
    note.agency = plan.agency
    tell_request(note, by)
    return note


def _sent_already(
    plan: PlannedPackage, purpose: str, needed_by: date, lines: Sequence[Wanted], by: Actor
) -> RequestNote | None:
    """The same note of the same writer, minutes old. The plan's lock lets the second of two taps see the first."""
    alike = RequestNote.objects.filter(
        package=plan,
        asked_by_id=by.id,
        purpose=purpose.strip(),
        needed_by=needed_by,
        created_at__gt=clock.now() - AGAIN,
        state__in=("asked", "agreed"),
    ).prefetch_related("lines")
    wanted = sorted((line.name.strip(), line.unit.strip(), line.quantity) for line in lines)
    return next(
        (
            note
            for note in alike.order_by("-pk")[:5]
            if sorted((line.name, line.unit, line.quantity) for line in note.lines.all()) == wanted
        ),
        None,
    )


def _returned(number: int, by: Actor) -> RequestNote:
    note = RequestNote.objects.select_for_update().get(pk=number)
    if note.asked_by_id != by.id:
        raise WrongDuty.because("wrong_duty", said("Permintaan ini hanya dapat diperbaiki penulisnya."))
    if note.state not in ("draft", "returned"):
        raise IllegalMove.because(
            "illegal_move", said("Permintaan ini tidak sedang dikembalikan, jadi tidak dapat diubah.")
        )
    return note


def _write_lines(note: RequestNote, lines: Sequence[Wanted]) -> None:
    RequestLine.objects.filter(note=note).delete()
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


def _problems(purpose: str, needed_by: date, lines: Sequence[Wanted]) -> list[Problem]:
    found = []
    if not purpose.strip():
        found.append(Problem("empty", "purpose", said("Keperluan belum diisi. Tulis untuk apa barang ini dipakai.")))
    if needed_by < clock.today():
        found.append(
            Problem("past", "needed_by", said("Tanggal diperlukan sudah lewat. Pilih hari ini atau sesudahnya."))
        )
    elif needed_by > clock.today() + timedelta(days=366):
        found.append(Problem("far", "needed_by", said("Tanggal diperlukan lebih dari setahun lagi. Periksa tahunnya.")))
    if not lines:
        found.append(Problem("empty", "lines", said("Belum ada barang. Tulis paling sedikit satu baris.")))
    for index, line in enumerate(lines):
        if not line.name.strip() or not line.unit.strip():
            found.append(
                Problem("empty", f"line-{index}", said("Nama barang dan satuannya belum lengkap. Isi keduanya."))
            )
        if line.quantity < 1:
            found.append(Problem("quantity", f"line-{index}", said("Jumlah belum diisi. Tulis angka, misalnya 12.")))
        elif line.quantity > MOST_UNITS:
            found.append(Problem("quantity", f"line-{index}", TOO_MANY))
    return found


def _foreign(plan: PlannedPackage, lines: Sequence[Wanted], place: int | None) -> list[Problem]:
    """Accounts and places of another office, which no form of ours offers."""
    wanted = {line.account for line in lines if line.account is not None}
    own = set(
        BudgetAccount.objects.filter(pk__in=wanted, agency_id=plan.agency_id, year=plan.year).values_list(
            "pk", flat=True
        )
    )
    found = [
        Problem("account", f"line-{index}", said("Akun ini bukan milik kantor Anda tahun ini. Pilih dari daftar."))
        for index, line in enumerate(lines)
        if line.account is not None and line.account not in own
    ]
    if place is not None and not places_of(plan.agency_id).filter(pk=place).exists():
        found.append(Problem("place", "place", said("Tempat ini bukan milik kantor Anda. Pilih dari daftar.")))
    return found
