"""Which office a row means: by its code or its name, as people write them."""

from difflib import get_close_matches

from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.adapters.official_rows import Note
from eblangkon.parties.agencies.models import Agency
from eblangkon.services.imports.rules.headers import plain

_EXAMPLE = " contoh"


def _spellings(name: str, region: str) -> set[str]:
    """The name as it stands, and as people write it who need not say in which region they are."""
    bare = name.removesuffix(_EXAMPLE)
    return {name, bare, bare.removesuffix(f" {region}"), f"{bare.removesuffix(f' {region}')} {region}"}


class Offices:
    """The offices of a region; one query."""

    def __init__(self, region: str) -> None:
        self._names: dict[int, str] = {}
        self._codes: dict[str, int] = {}
        self._by_name: dict[str, set[int]] = {}
        self._near: dict[str, str] = {}
        for agency in Agency.objects.filter(region_id=region).select_related("region").order_by("pk"):
            self._names[agency.pk] = agency.name
            self._codes[plain(agency.code)] = agency.pk
            for name in (agency.name, agency.short_name):
                for spelling in _spellings(plain(name), plain(agency.region.name)):
                    self._by_name.setdefault(spelling, set()).add(agency.pk)

    def name_of(self, agency: int | None) -> str:
        """The office's name; for a duty without office the words for it."""
        return said("seluruh wilayah") if agency is None else self._names[agency]

    def find(self, text: str, note: Note, reckoned: bool = False) -> int | None:
        """The office's id, or None with a note on the cell; `reckoned` as in Wish."""
        asked = plain(text)
        if not asked:
            note("office", said("Kantor kosong."), said("Tulis kode atau nama kantor seperti di lembar Petunjuk."))
            return None
        if reckoned and self._shortened(asked):
            reason = said("Kode kantor tersimpan sebagai bilangan; nol di belakangnya hilang.")
            note("office", reason, said("Jadikan kolom ini Teks (Format Sel, Teks), lalu ketik ulang kodenya."))
            return None
        if asked in self._codes:
            return self._codes[asked]
        named = self._by_name.get(asked, set())
        if len(named) == 1:
            return next(iter(named))
        if named:
            note("office", said("Beberapa kantor bernama sama."), said("Tulis kode kantornya."))
            return None
        remedy = said("Buka kantornya dahulu, atau pakai kode dari lembar Petunjuk di templat.")
        if near := self._nearest(asked):
            remedy = said("Mungkin “{near}”. Tulis seperti itu, atau kodenya.", near=near)
        note("office", said("Kantor ini tidak ada."), remedy)
        return None

    def _shortened(self, asked: str) -> bool:
        """Whether the code may be another's whose last zeros a spreadsheet took away."""
        return any(
            code != asked and code.startswith(asked) and not code[len(asked) :].strip("0") for code in self._codes
        )

    def _nearest(self, asked: str) -> str:
        if asked not in self._near:
            found = get_close_matches(asked, self._by_name, 1, 0.75)
            self._near[asked] = self._names[min(self._by_name[found[0]])] if found else ""
        return self._near[asked]
