"""Numbers in Indonesian words, as kuitansi and berita acara write them."""

from typing import Final

_SMALL: Final = "nol satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas".split()
_SCALES: Final = ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta"))
LARGEST: Final = 999_999_999_999_999


def spelled(n: int) -> str:
    """`n` in words: 21 is `dua puluh satu`, 1,001 is `seribu satu`. Raises ValueError beyond 999 trillion."""
    if abs(n) > LARGEST:
        raise ValueError(f"{n} is beyond {LARGEST}, where no paper goes")
    if n < 0:
        return f"minus {spelled(-n)}"
    return " ".join(_words(n)) or _SMALL[0]


def in_words(n: int) -> str:
    """The same as a sum of money: `tiga juta lima ratus tiga puluh sembilan ribu rupiah`."""
    return f"{spelled(n)} rupiah"


def _words(n: int) -> list[str]:
    for scale, word in _SCALES:
        if n >= scale:
            return [*_words(n // scale), word, *_words(n % scale)]
    if n >= 2_000:
        return [*_words(n // 1_000), "ribu", *_words(n % 1_000)]
    if n >= 1_000:
        return ["seribu", *_words(n - 1_000)]
    if n >= 200:
        return [_SMALL[n // 100], "ratus", *_words(n % 100)]
    if n >= 100:
        return ["seratus", *_words(n - 100)]
    if n >= 20:
        return [_SMALL[n // 10], "puluh", *_words(n % 10)]
    if n >= 12:
        return [_SMALL[n - 10], "belas"]
    return [_SMALL[n]] if n else []
