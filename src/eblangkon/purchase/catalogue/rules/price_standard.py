"""What makes a row of a regional price standard good, and what is said of a bad one."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.rules.accounts import fold_accounts
from eblangkon.purchase.catalogue.rules.units import fold_unit

Key = tuple[str, str, str, str]
_PRICE = re.compile(r"(?:Rp\.? ?)?(\d{1,3}(?:\.\d{3})+|\d+)(?:,0+|,-)?", re.ASCII | re.IGNORECASE)
_HIGHEST = 10**15


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a price standard. `price` in rupiah for one `unit`; `code` is '' where the region gave none."""

    code: str
    name: str
    specification: str
    unit: str
    price: Rupiah
    accounts: tuple[str, ...]

    @property
    def key(self) -> Key:
        """What an item is known by: its code alone stands twice, or not at all."""
        return self.code, self.name, self.specification, self.unit


@dataclass(frozen=True, slots=True)
class Remark:
    """Something to tell about row `row`: a code of REASONS, and the value as it stands in the file."""

    row: int
    reason: str
    value: str


REASONS = {
    "no_name": "uraian barang kosong",
    "no_unit": "satuan kosong atau 0",
    "not_goods": "bukan barang: baris pembulatan anggaran",
    "no_price": "harga bukan bilangan rupiah utuh di atas nol",
    "too_high": "harga melampaui batas seribu triliun rupiah",
    "other_price": "barang yang sama sudah tercantum dengan harga lain; harga yang pertama dipakai",
    "repeat": "baris yang sama sudah tercantum",
    "no_account": "kode rekening tidak dikenali; baris tetap dimuat tanpa kode itu",
}
"""Indonesian sentences for the importer's list. The last two reject nothing."""


@dataclass(slots=True)
class Reading:
    """A file read: `items` in its order, each once; `repeats` rows said nothing new; every other row is rejected."""

    rows: int = 0
    items: dict[Key, Item] = field(default_factory=dict)
    repeats: list[Remark] = field(default_factory=list)
    rejected: list[Remark] = field(default_factory=list)
    warnings: list[Remark] = field(default_factory=list)


def read_price(written: str) -> Rupiah | str:
    """Rupiah, or the reason why it is none: `#####`, fractions, zero, lost thousands with a decimal point."""
    match = _PRICE.fullmatch(written.strip())
    amount = int(match[1].replace(".", "")) if match else 0
    if amount == 0:
        return "no_price"
    return "too_high" if amount > _HIGHEST else Rupiah(amount)


def read_rows(rows: Iterable[tuple[int, Mapping[str, str]]], *, price_column: str) -> Reading:
    """Judge every row: (number, cells by the column's name). The first of two conflicting prices wins."""
    reading = Reading()
    for number, cells in rows:
        reading.rows += 1
        item = _read_row(number, cells, cells[price_column], reading)
        if item is None:
            continue
        if (known := reading.items.setdefault(item.key, item)) is item:
            continue
        if known.price == item.price:
            reading.repeats.append(Remark(number, "repeat", item.name))
        else:
            reading.rejected.append(Remark(number, "other_price", cells[price_column]))
    return reading


def _read_row(number: int, cells: Mapping[str, str], price_cell: str, reading: Reading) -> Item | None:
    name, specification = (" ".join(cells[column].split()) for column in ("uraian_barang", "spesifikasi"))
    unit, price = fold_unit(cells["satuan"]), read_price(price_cell)
    refusal: tuple[str, str] | None = None
    if not name:
        refusal = "no_name", cells["uraian_barang"]
    elif not unit:
        refusal = "no_unit", cells["satuan"]
    elif unit == "Rupiah" and name.lower().startswith("pembulatan"):  # money moved about, sold by nobody
        refusal = "not_goods", name
    elif isinstance(price, str):
        refusal = price, price_cell
    if refusal is not None or isinstance(price, str):
        reading.rejected.append(Remark(number, *(refusal or ("no_price", price_cell))))
        return None
    accounts, strangers = fold_accounts(cells["kode_rekening"])
    reading.warnings.extend(Remark(number, "no_account", stranger) for stranger in strangers)
    return Item(
        cells["kode_barang"].strip(), name, "" if specification == "-" else specification, unit, price, accounts
    )
