"""How a number is written."""


def write_number(region: str, kind: str, year: int, n: int) -> str:
    """`33.25/SP/2024/010187`: at least six digits, so that numbers of a year sort as text."""
    return f"{region}/{kind}/{year}/{n:06}"
