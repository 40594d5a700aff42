"""Budget account codes, in the two ways in which regions write them."""

import re

_WIDTHS = (1, 1, 2, 2, 2, 4)
_WRITTEN = re.compile(r"[1-9]\.\d\.\d{2}\.\d{2}\.\d{2,3}\.\d{4,5}", re.ASCII)


def fold_account(written: str) -> str | None:
    """`5.1.02.01.001.00024` and `5.1.02.01.01.0024` are one account: the shorter is kept. None: not an account."""
    code = written.strip()
    if not _WRITTEN.fullmatch(code):
        return None
    parts = [str(int(part)).zfill(width) for part, width in zip(code.split("."), _WIDTHS, strict=True)]
    if any(len(part) > width for part, width in zip(parts, _WIDTHS, strict=True)):
        return None
    return ".".join(parts)


def fold_accounts(written: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The accounts in a cell that lists many, each once and in its order; and the words that are none (`#N/A`)."""
    good: dict[str, None] = {}
    bad: list[str] = []
    for word in re.split(r"[,;\n]", written):
        if not word.strip():
            continue
        if (account := fold_account(word)) is None:
            bad.append(word.strip())
        else:
            good[account] = None
    return tuple(good), tuple(bad)
