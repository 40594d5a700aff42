"""What a screen reader is told of a page, kept as golden files; what changes from run to run is masked.

Masked, in this order: letter numbers, random codes and running numbers in addresses, numbers of products, fingerprints
of papers, drawings (their label stays), days and times in words, ages of work in words, months and years, numbers of
orders and baskets. Sums, counts and names are the cast's own and stay.
EBLANGKON_GOLDEN=write rewrites the files.
"""

import difflib
import os
import re
from collections.abc import Callable
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden" / "aria"
WRITE = os.environ.get("EBLANGKON_GOLDEN") == "write"
_MONTHS = "Januari|Februari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|November|Desember"
_DAYS = "Senin|Selasa|Rabu|Kamis|Jumat|Sabtu|Minggu"
_MASKS: tuple[tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]], ...] = (
    (re.compile(r"\d\d\.\d\d/([A-Z]+)/20\d\d/\d{6}"), r"SURAT/\1"),
    (re.compile(r"(/periksa/|/berkas/)[\w-]+"), r"\1KODE"),
    (re.compile(r"- /url: .*"), lambda found: re.sub(r"(?<=[/=])\d+(?![\d.])", "N", found[0])),
    (re.compile(r'(term: Kode barang\n +- definition: )"\d+"'), r'\1"N"'),
    (re.compile(r"SHA-256 [0-9a-f… ]+"), "SHA-256 SIDIK"),
    (re.compile(r'(- img "[^"]*"): .*'), r"\1"),
    (re.compile(rf"(?:(?:{_DAYS}), )?\d{{1,2}} (?:{_MONTHS})(?: 20\d\d)?(?: \d\d\.\d\d(?: WIB)?)?"), "TANGGAL"),
    (re.compile(r"\d\d\.\d\d WIB"), "PUKUL"),
    (re.compile(r"kurang dari satu jam|\d+ (?:hari kerja|jam)(?: \d+ jam)?"), "LAMA"),
    (re.compile(rf"\b(?:{_MONTHS})\b"), "BULAN"),
    (re.compile(r"\b20\d\d\b"), "TAHUN"),
    (re.compile(r"(\b[Pp]esanan|\b[Kk]eranjang|·) \d+(?![\d.,])"), r"\1 N"),
)


def masked(snapshot: str) -> str:
    """The snapshot without what the day of the run puts into it."""
    for pattern, instead in _MASKS:
        snapshot = pattern.sub(instead, snapshot)
    return snapshot.rstrip() + "\n"


def differs(name: str, snapshot: str) -> str:
    """The difference from the golden file; empty where there is none, or where it was just written."""
    file, found = GOLDEN / f"{name}.yaml", masked(snapshot)
    if WRITE:
        GOLDEN.mkdir(parents=True, exist_ok=True)
        file.write_text(found, encoding="utf-8")
        return ""
    kept = file.read_text(encoding="utf-8") if file.exists() else ""
    lines = difflib.unified_diff(kept.splitlines(), found.splitlines(), str(file), "as it is now", lineterm="", n=2)
    return "\n".join(lines)
