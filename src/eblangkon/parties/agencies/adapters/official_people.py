"""Whom a row means: by NIP, else by e-mail, else by phone; known already, new, or new in an earlier row."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from eblangkon.ground.kernel.sealed import blinds
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.adapters.official_rows import Note, Wish, bare_name
from eblangkon.parties.agencies.models import Duty


@dataclass(slots=True)
class Known:
    """A person, with `id` once there is one; `row` is where a new one first stands."""

    name: str
    nip: str
    email: str
    phone: str
    id: int | None = None
    active: bool = True
    row: int = 0
    sure: bool = True
    """Whether address or telephone alone say who it is (appoint.surely)."""


class People:
    """Those of the wishes who are in the database, locked with `hold`; two queries."""

    def __init__(self, wishes: Sequence[Wish], region: str, hold: bool = False) -> None:
        self.by_id: dict[int, Known] = {}
        self._by: dict[tuple[str, str], Known] = {}
        asked = Q(nip_blind__in=[one for wish in wishes if wish.nip for one in blinds(wish.nip, "person.nip")])
        asked |= Q(email__in=[wish.email for wish in wishes if wish.email])
        asked |= Q(phone_blind__in=[one for wish in wishes if wish.phone for one in blinds(wish.phone, "person.phone")])
        found = Person.objects.filter(asked).order_by("pk")
        # The persons' rows are the lock, as when one duty is given.
        for person in found.select_for_update(no_key=True) if hold else found:
            known = Known(
                person.name, person.nip or "", person.email or "", person.phone or "", person.pk, person.is_active
            )
            known.sure = not person.has_usable_password()
            self.by_id[person.pk] = known
            self._index(known)
        held = list(Duty.ever.filter(person_id__in=self.by_id).values_list("person_id", "region_id", "cancelled_at"))
        self._elsewhere = {person for person, place, cancelled in held if place != region and cancelled is None}
        for person_id, _place, _cancelled in held:
            self.by_id[person_id].sure = True

    def ids(self) -> list[int]:
        """Those in the database."""
        return sorted(self.by_id)

    def _index(self, known: Known) -> None:
        for kind, value in (("nip", known.nip), ("email", known.email), ("phone", known.phone)):
            if value:
                self._by.setdefault((kind, value), known)

    def find(self, wish: Wish, note: Note) -> Known | None:
        """The person, new if need be, or None with a note where the row contradicts what is known."""
        found = {
            kind: known
            for kind, value in (("nip", wish.nip), ("email", wish.email), ("phone", wish.phone))
            if value and (known := self._by.get((kind, value)))
        }
        if not found:
            if not wish.email and not wish.phone:
                note("email", said("Surel dan nomor HP kosong."), said("Isi salah satu, agar orangnya dapat masuk."))
                return None
            return Known(wish.name, wish.nip, wish.email, wish.phone)
        first, known = next(iter(found.items()))
        for kind, other in found.items():
            if other is not known:
                self._contradicts(kind, other, note)
                return None
        if bare_name(known.name.removesuffix("(contoh)")) != bare_name(wish.name.removesuffix("(contoh)")):
            self._contradicts(first, known, note)
            return None
        if wish.nip and known.nip and wish.nip != known.nip:
            reason = said("NIP berbeda dari yang tercatat untuk surel atau nomor HP ini.")
            note("nip", reason, said("Periksa NIP, surel, dan nomor HP baris ini."))
            return None
        if "nip" not in found and not known.sure:
            reason = said("Surel atau nomor HP ini dipakai akun yang belum pernah bertugas di kantor mana pun.")
            note(first, reason, said("Tanyakan surel dan nomor lain kepada orangnya."))
            return None
        if not known.active:
            note("name", said("Akun orang ini ditutup."), said("Buka dahulu akunnya."))
            return None
        self._remarks(wish, known, note)
        return known

    def _contradicts(self, kind: str, known: Known, note: Note) -> None:
        what = {"nip": said("NIP"), "email": said("Surel"), "phone": said("Nomor HP")}[kind]
        if known.row:
            reason = said("{what} sama dengan baris {row}, orangnya lain.", what=what, row=known.row)
        else:  # whose it is must not be learnt by trying numbers
            reason = said("{what} ini tercatat atas nama lain.", what=what)
        note(kind, reason, said("Periksa nama dan nomornya dengan SK."))

    def _remarks(self, wish: Wish, known: Known, note: Note) -> None:
        for kind, wished, has in (("email", wish.email, known.email), ("phone", wish.phone, known.phone)):
            if wished and wished != has and known.id is not None:
                reason = said("Berbeda dari yang tercatat, dan tidak diubah.")
                note(kind, reason, said("Yang bersangkutan mengubahnya sendiri di halaman akunnya."), True)

    def new_nip(self, known: Known, wish: Wish, at_home: bool, note: Note) -> str:
        """The NIP that a known person without one is given; only somebody whose duties are all in this region."""
        if known.id is None or known.nip or not wish.nip:
            return ""
        if not at_home or known.id in self._elsewhere:
            note(
                "nip",
                said("NIP tidak ditambahkan: orang ini bertugas di wilayah lain."),
                said("Barisnya tetap masuk."),
                True,
            )
            return ""
        return wish.nip

    def keep(self, known: Known, wish: Wish) -> None:
        """A row that goes in is known to those below it."""
        known.nip = known.nip or (wish.nip if known.id is None or known.id not in self._elsewhere else "")
        if known.id is None and not known.row:
            known.row = wish.number
        self._index(known)
