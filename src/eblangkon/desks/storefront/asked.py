"""What a catalogue's address asks for, read without trusting it."""

import re
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, QueryDict

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.rules.search import MOST_PAGES, Filters, Order, words_of

ORDERS: Final[dict[str, Order]] = {"cocok": "relevance", "termurah": "cheap", "termahal": "dear", "terbaru": "new"}
FIELDS: Final = ("kategori", "wilayah", "asal", "usaha", "ukuran")
"""Query names of the checkboxes, in the order in which they stand."""
ORIGINS: Final = {"pdn": "pdn", "impor": "import", "tidak-diketahui": "unknown"}
KINDS: Final = {"perorangan": "individual", "badan-usaha": "entity"}
SIZES: Final = {
    "mikro": "micro",
    "kecil": "small",
    "menengah": "medium",
    "besar": "large",
    "tidak-diketahui": "unknown",
}
_CODE: Final = re.compile(r"\d{1,2}(\.\d{1,3})*", re.ASCII)
_MOST_CHOSEN: Final = 40


@dataclass(frozen=True, slots=True)
class Asked:
    """Words, filters, order and page; `chosen`, `least` and `most` as typed, `misread` what is no price."""

    words: str
    filters: Filters
    order: str
    page: int
    chosen: dict[str, tuple[str, ...]]
    least: str
    most: str
    misread: str

    @property
    def narrowed(self) -> bool:
        """Whether anything but words narrows the list."""
        return any(self.chosen.values()) or bool(self.filters.least or self.filters.most)


def read(request: HttpRequest) -> Asked:
    """Unknown values are left out, prices may be written `Rp50.000` or `50000`, in either order."""
    query = request.GET
    chosen = {
        "kategori": _codes(query, "kategori"),
        "wilayah": _codes(query, "wilayah"),
        "asal": _known(query, "asal", ORIGINS),
        "usaha": _known(query, "usaha", KINDS),
        "ukuran": _known(query, "ukuran", SIZES),
    }
    written = [" ".join(query.get(name, "").split())[:20] for name in ("dari", "sampai")]
    least, most = (rupiah_of(word) for word in written)
    misread = next((word for word, read in zip(written, (least, most), strict=True) if word and read is None), "")
    if least is not None and most is not None and least > most:
        least, most = most, least
        written.reverse()
    filters = Filters(
        categories=_without_parents(chosen["kategori"]),
        regions=chosen["wilayah"],
        origins=tuple(ORIGINS[word] for word in chosen["asal"]),
        kinds=tuple(KINDS[word] for word in chosen["usaha"]),
        sizes=tuple(SIZES[word] for word in chosen["ukuran"]),
        least=least,
        most=most,
    )
    order = query.get("urut", "")
    return Asked(
        words=words_of(query.get("q", "")),
        filters=filters,
        order=order if order in ORDERS else "cocok",
        page=page_of(query),
        chosen=chosen,
        least=written[0],
        most=written[1],
        misread=misread,
    )


def page_of(query: QueryDict) -> int:
    """The page asked for, from 1."""
    number = query.get("halaman", "")
    return max(1, min(int(number), MOST_PAGES)) if number.isascii() and number.isdecimal() and len(number) < 6 else 1


def rupiah_of(written: str) -> Rupiah | None:
    """`Rp50.000`, `50.000` or `50000`; None for anything else."""
    digits = re.sub(r"^rp\.?\s*", "", written.strip(), flags=re.IGNORECASE)
    if not re.fullmatch(r"\d{1,12}|\d{1,3}(\.\d{3}){1,4}", digits, re.ASCII):
        return None
    return Rupiah(int(digits.replace(".", "")))


def _codes(query: QueryDict, name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for code in query.getlist(name)[:_MOST_CHOSEN] if _CODE.fullmatch(code)))


def _known(query: QueryDict, name: str, words: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in query.getlist(name)[:_MOST_CHOSEN] if word in words))


def _without_parents(codes: tuple[str, ...]) -> tuple[str, ...]:
    """A kind chosen within its category narrows it: the category itself asks no more."""
    return tuple(code for code in codes if not any(other.startswith(f"{code}.") for other in codes))
