"""How large a file may be, and how large one may be that is worked on while somebody waits for the page."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """`unpacked` holds all parts of an XLSX in bytes; at once: at most so many bytes of table, so many rows."""

    bytes: int = 10_000_000
    rows: int = 20_000
    columns: int = 100
    unpacked: int = 60_000_000
    at_once_bytes: int = 200_000
    at_once_rows: int = 200
