"""One spelling for each unit of measure."""

SPELLINGS: dict[str, tuple[str, ...]] = {
    "Batang": ("btg",),
    "Buah": ("bh", "bj", "biji", "pcs", "pc"),
    "Bungkus": ("per bungkus", "bks"),
    "Dus": ("dos", "dos.", "doos"),
    "Gulung": ("roll", "rol"),
    "Halaman": ("per halaman", "hal"),
    "Jeriken": ("jerigen", "jirigen"),
    "kg": ("kilogram", "kilo"),
    "Kotak": ("box", "boks"),
    "Lembar": ("lbr", "helai"),
    "liter": ("ltr", "l"),
    "m": ("m'", "m1", "meter", "1 meter", "mtr"),
    "m²": ("m2", "meter persegi"),
    "m³": ("m3", "meter kubik", "kubik"),
    "cm": ("sentimeter",),
    "ml": ("mililiter", "cc"),
    "Pak": ("pack", "pck"),
    "Sak": ("zak",),
    "Set": ("sets",),
    "Saset": ("sachet", "sachets"),
    "VA": ("volt ampere",),
}
"""Kept spelling and the others that mean the same unit, in small letters. What is not here keeps its own word."""

_FOLD = {other: kept for kept, others in SPELLINGS.items() for other in (kept.lower(), *others)}
_APOSTROPHES = str.maketrans("’‘`´′", "'''''")


def fold_unit(written: str) -> str:
    """The one spelling of a unit: `BH`, `bh` and `buah` are `Buah`. Empty and `0`, which name no unit, give ''."""
    word = " ".join(written.translate(_APOSTROPHES).split())
    if word in ("", "0", "-"):
        return ""
    return _FOLD.get(word.lower(), word[:1].upper() + word[1:].lower())
