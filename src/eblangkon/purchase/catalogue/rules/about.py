"""What is written about a product, and what of it cannot stand."""

from dataclasses import dataclass, replace
from decimal import Decimal

from eblangkon.ground.kernel.words import said
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused
from eblangkon.services.imports.rules.cells import seen

MOST_UNITS = 10_000_000
LONGEST_WAIT = 365


@dataclass(frozen=True, slots=True)
class About:
    """The words of one product. `category` is a code; an empty `tax_kind` is the category's; `tkdn` in percent.

    `pdn` None: not known where it is made. `min_order` in units, `lead_days` working days until it can leave the shop.
    """

    category: str
    name: str
    unit: str
    contents: str = ""
    description: str = ""
    tax_kind: str = ""
    luxury: bool = False
    exempt: bool = False
    pdn: bool | None = None
    tkdn: Decimal | None = None
    min_order: int = 1
    lead_days: int = 0


def check_about(about: About) -> About:
    """The same without needless blanks and signs that nobody sees.

    Raises ShelfRefused with the first field that must be mended.
    """
    tidy = replace(
        about,
        name=_line(about.name),
        unit=_line(about.unit),
        contents=_line(about.contents),
        description=seen(about.description).strip(),
    )
    if not _says_something(tidy.name):
        raise ShelfRefused(said("Nama produk belum diisi. Tulis seperti pada kemasannya."), "name")
    if not _says_something(tidy.unit):
        raise ShelfRefused(said("Satuan belum diisi. Tulis misalnya rim, dus, atau kotak."), "unit")
    if not 1 <= tidy.min_order <= MOST_UNITS:
        raise ShelfRefused(said("Pesanan paling sedikit harus 1 atau lebih."), "min_order")
    if not 0 <= tidy.lead_days <= LONGEST_WAIT:
        raise ShelfRefused(said("Waktu menyiapkan paling lama {most} hari kerja.", most=LONGEST_WAIT), "lead_days")
    if tidy.tkdn is not None and not 0 <= tidy.tkdn <= 100:
        raise ShelfRefused(said("TKDN adalah persen, dari 0 sampai 100."), "tkdn")
    if tidy.tkdn is not None and tidy.pdn is not True:
        raise ShelfRefused(
            said("TKDN hanya untuk barang buatan Indonesia. Pilih asalnya, atau kosongkan TKDN."), "tkdn"
        )
    return tidy


def _line(text: str) -> str:
    return " ".join(seen(text).split())


def _says_something(text: str) -> bool:
    """Whether it holds a letter or a digit."""
    return any(sign.isalnum() for sign in text)
