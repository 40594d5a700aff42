"""The signature picture: Central Java's 35 regions, one tile each, laid out by geography."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from eblangkon.desks.frame.charts.monthly_bars import decimal


@dataclass(frozen=True, slots=True)
class Region:
    """A tile's fixed facts. Kota and kabupaten share short names and differ by the cut corner."""

    code: str
    name: str
    short: str
    on_tile: tuple[str, ...]
    row: int
    column: int

    @property
    def is_city(self) -> bool:
        return self.name.startswith("Kota ")


@dataclass(frozen=True, slots=True)
class Reading:
    """A region's value in the chart's unit. None: not yet buying, or not known when `unknown`."""

    value: float | None
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One tile, in pixels and words."""

    x: int
    y: int
    css: str
    dark: bool
    city: bool
    name: tuple[str, ...]
    value: str
    label: str
    path: str


CLASS_LIMITS: Final = (3, 6, 10, 20)
CLASS_WORDS: Final = (("m1", "< 3"), ("m2", "3–6"), ("m3", "6–10"), ("m4", "10–20"), ("m5", "≥ 20"))
REGIONS: Final = tuple(
    Region(code, name, short, tuple(tile.split("|")), row, column)
    for code, name, short, tile, row, column in (
        ("33.20", "Kabupaten Jepara", "JPR", "Jepara", 1, 8),
        ("33.76", "Kota Tegal", "TGL", "Kota|Tegal", 2, 2),
        ("33.75", "Kota Pekalongan", "PKL", "Kota|Pekalongan", 2, 4),
        ("33.19", "Kabupaten Kudus", "KDS", "Kudus", 2, 8),
        ("33.18", "Kabupaten Pati", "PTI", "Pati", 2, 9),
        ("33.17", "Kabupaten Rembang", "RBG", "Rembang", 2, 10),
        ("33.29", "Kabupaten Brebes", "BBS", "Brebes", 3, 1),
        ("33.28", "Kabupaten Tegal", "TGL", "Tegal", 3, 2),
        ("33.27", "Kabupaten Pemalang", "PML", "Pemalang", 3, 3),
        ("33.26", "Kabupaten Pekalongan", "PKL", "Pekalongan", 3, 4),
        ("33.25", "Kabupaten Batang", "BTG", "Batang", 3, 5),
        ("33.24", "Kabupaten Kendal", "KDL", "Kendal", 3, 6),
        ("33.74", "Kota Semarang", "SMG", "Kota|Semarang", 3, 7),
        ("33.21", "Kabupaten Demak", "DMK", "Demak", 3, 8),
        ("33.15", "Kabupaten Grobogan", "GRB", "Grobogan", 3, 9),
        ("33.16", "Kabupaten Blora", "BLR", "Blora", 3, 10),
        ("33.02", "Kabupaten Banyumas", "BMS", "Banyumas", 4, 2),
        ("33.03", "Kabupaten Purbalingga", "PBG", "Purba-|lingga", 4, 3),
        ("33.04", "Kabupaten Banjarnegara", "BJN", "Banjar-|negara", 4, 4),
        ("33.07", "Kabupaten Wonosobo", "WSB", "Wonosobo", 4, 5),
        ("33.23", "Kabupaten Temanggung", "TMG", "Temang-|gung", 4, 6),
        ("33.22", "Kabupaten Semarang", "SMG", "Semarang", 4, 7),
        ("33.73", "Kota Salatiga", "SLT", "Kota|Salatiga", 4, 8),
        ("33.14", "Kabupaten Sragen", "SRG", "Sragen", 4, 9),
        ("33.01", "Kabupaten Cilacap", "CLP", "Cilacap", 5, 2),
        ("33.05", "Kabupaten Kebumen", "KBM", "Kebumen", 5, 3),
        ("33.06", "Kabupaten Purworejo", "PWR", "Purworejo", 5, 4),
        ("33.08", "Kabupaten Magelang", "MGL", "Magelang", 5, 5),
        ("33.71", "Kota Magelang", "MGL", "Kota|Magelang", 5, 6),
        ("33.09", "Kabupaten Boyolali", "BYL", "Boyolali", 5, 7),
        ("33.72", "Kota Surakarta", "SKT", "Kota|Surakarta", 5, 8),
        ("33.13", "Kabupaten Karanganyar", "KRA", "Karang-|anyar", 5, 9),
        ("33.10", "Kabupaten Klaten", "KLT", "Klaten", 6, 7),
        ("33.11", "Kabupaten Sukoharjo", "SKH", "Sukoharjo", 6, 8),
        ("33.12", "Kabupaten Wonogiri", "WNG", "Wonogiri", 6, 9),
    )
)


def class_of(value: float) -> str:
    """`m1` (least) to `m5`; a value on a limit belongs to the class above it."""
    return f"m{1 + sum(value >= limit for limit in CLASS_LIMITS)}"


def _tiles(values: Mapping[str, Reading], unit: str, path: str, pitch: int, code_only: bool) -> tuple[Tile, ...]:
    tiles = []
    for region in sorted(REGIONS, key=lambda one: (one.column, one.row)):
        reading = values.get(region.code, Reading(None, unknown=True))
        css = "none" if reading.value is None else class_of(reading.value)
        shown = ("?" if reading.unknown else "–") if reading.value is None else decimal(reading.value)
        said = (_("tidak diketahui") if reading.unknown else _("belum bertransaksi")) if reading.value is None else ""
        tiles.append(
            Tile(
                x=(region.column - 1) * pitch,
                y=(region.row - 1) * pitch,
                css=css,
                dark=css in ("m4", "m5"),
                city=region.is_city,
                name=(region.short,) if code_only else region.on_tile,
                value=shown,
                label=f"{region.name}, {said or f'{shown} {unit}'}",
                path=path.replace("{code}", region.code),
            )
        )
    return tuple(tiles)


def wide(values: Mapping[str, Reading], unit: str, path: str) -> tuple[Tile, ...]:
    """Tiles of 74 px with a gap of 4, in reading order west to east, north to south."""
    return _tiles(values, unit, path, 78, code_only=False)


def small(values: Mapping[str, Reading], unit: str, path: str) -> tuple[Tile, ...]:
    """Tiles of 31 px with a gap of 2, with the code alone."""
    return _tiles(values, unit, path, 33, code_only=True)
