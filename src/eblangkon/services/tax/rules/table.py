"""The rates and floors, as dated data. Change the law here and nowhere else; docs/tax.md is printed from it.

Where today's regulation is younger than the table, the same value is carried back with confidence L, so that an old
purchase can still be explained and the reader sees that the value was not checked for that day.
"""

from datetime import date, timedelta
from fractions import Fraction

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.dated import Confidence, DatedRule

Row = tuple[date, str | int, str, Confidence]

START = date(2010, 4, 1)  # UU 42/2009 in force
HPP_PPN = date(2022, 4, 1)
PMK_58_59 = date(2022, 5, 1)
YEAR_2025 = date(2025, 1, 1)
PP_23 = date(2018, 7, 1)
PP_55 = date(2022, 12, 20)
CARRIED_BACK = "nilai aturan sekarang, belum diperiksa untuk tanggal ini"


def _since(code: str, *rows: Row) -> tuple[DatedRule, ...]:
    """Rows of one code, oldest first: each ends on the day before the next begins. Text is a share, a number rupiah."""
    ends = [later[0] - timedelta(days=1) for later in rows[1:]] + [None]
    return tuple(
        DatedRule(code, Rupiah(value) if isinstance(value, int) else Fraction(value), begins, ends_on, source, sure)
        for (begins, value, source, sure), ends_on in zip(rows, ends, strict=True)
    )


TABLE: tuple[DatedRule, ...] = (
    *_since(
        "ppn_rate",
        (START, "0.10", "UU 42/2009 pasal 7", "H"),
        (HPP_PPN, "0.11", "UU 7/2021 pasal 4 (UU PPN pasal 7)", "H"),
        (YEAR_2025, "0.12", "UU 7/2021 pasal 4 (UU PPN pasal 7)", "H"),
    ),
    *_since("ppn_base_share", (YEAR_2025, "11/12", "PMK 131/2024", "H")),
    *_since(
        "ppn_floor",
        (START, 1_000_000, "KMK 563/2003", "M"),
        (date(2020, 4, 1), 2_000_000, "PMK 231/2019", "M"),
        (PMK_58_59, 2_000_000, "PMK 59/2022", "M"),
        (YEAR_2025, 2_000_000, "PMK 59/2022, sebagian diganti PMK 81/2024", "M"),
    ),
    *_since(
        "ppn_platform_floor",
        (START, 0, f"PMK 58/2022 ({CARRIED_BACK})", "L"),
        (PMK_58_59, 0, "PMK 58/2022", "H"),
    ),
    *_since(
        "ppn_catering",
        (START, "0", "UU 42/2009 pasal 4A", "H"),
        (HPP_PPN, "0", "UU 7/2021 pasal 4 (UU PPN pasal 4A)", "H"),
    ),
    *_since(
        "pbjt_ceiling",
        (START, "0.10", "UU 28/2009 pasal 40", "H"),
        (date(2024, 1, 5), "0.10", "UU 1/2022 pasal 58", "H"),
    ),
    *_since(
        "pph22_platform",
        (START, "0.005", f"PMK 58/2022 ({CARRIED_BACK})", "L"),
        (PMK_58_59, "0.005", "PMK 58/2022", "H"),
    ),
    *_since(
        "pph22_goods",
        (START, "0.015", f"UU PPh pasal 22, PMK 59/2022 ({CARRIED_BACK})", "L"),
        (date(2017, 3, 1), "0.015", "PMK 34/2017", "M"),
        (PMK_58_59, "0.015", "PMK 59/2022", "H"),
        (YEAR_2025, "0.015", "PMK 59/2022, sebagian diganti PMK 81/2024", "H"),
    ),
    *_since("pph22_goods_without_npwp", (START, "0.03", "UU 36/2008 pasal 22 ayat (3)", "H")),
    *_since(
        "pph22_floor",
        (START, 2_000_000, f"PMK 59/2022 ({CARRIED_BACK})", "L"),
        (date(2017, 3, 1), 2_000_000, "PMK 34/2017", "M"),
        (PMK_58_59, 2_000_000, "PMK 59/2022", "H"),
        (YEAR_2025, 2_000_000, "PMK 59/2022, sebagian diganti PMK 81/2024", "H"),
    ),
    *_since("pph23_services", (START, "0.02", "UU 36/2008 pasal 23", "H")),
    *_since("pph23_services_without_npwp", (START, "0.04", "UU 36/2008 pasal 23 ayat (1a)", "H")),
    *_since(
        "pph21_share",
        (START, "0.5", f"PMK 168/2023 ({CARRIED_BACK})", "L"),
        (date(2024, 1, 1), "0.5", "PP 58/2023, PMK 168/2023", "M"),
    ),
    *_since("pph21_rate", (START, "0.05", "UU PPh pasal 17, lapis pertama, tiap pembayaran", "M")),
    *_since("pph21_without_npwp", (START, "1.2", "UU 36/2008 pasal 21 ayat (5a)", "H")),
    *_since(
        "suket_final",
        (START, "0.005", f"PP 23/2018 ({CARRIED_BACK})", "L"),
        (PP_23, "0.005", "PP 23/2018", "H"),
        (PP_55, "0.005", "PP 55/2022", "H"),
    ),
    *_since(
        "declaration_ceiling",
        (START, 500_000_000, f"PMK 164/2023 pasal 8 ayat (4) ({CARRIED_BACK})", "L"),
        (date(2022, 1, 1), 500_000_000, "UU 7/2021 pasal 3 (UU PPh pasal 7 ayat (2a))", "M"),
        (date(2023, 12, 29), 500_000_000, "PMK 164/2023 pasal 8 ayat (4)", "M"),
    ),
    *_since(
        "skb",
        (START, "0", f"PMK 59/2022 ({CARRIED_BACK})", "L"),
        (PMK_58_59, "0", "PMK 58/2022, PMK 59/2022", "M"),
    ),
    *_since(
        "exempt_goods",
        (START, "0", f"PMK 59/2022 ({CARRIED_BACK})", "L"),
        (PMK_58_59, "0", "PMK 58/2022, PMK 59/2022", "M"),
    ),
    *_since(
        "card",
        (START, "0", f"PMK 59/2022 ({CARRIED_BACK})", "L"),
        (PMK_58_59, "0", "PMK 59/2022", "M"),
    ),
)
