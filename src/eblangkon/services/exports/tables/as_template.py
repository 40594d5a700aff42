"""An empty table to fill in, with a sheet that explains each column and lists of what may be chosen."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from xlsxwriter import Workbook

from eblangkon.services.exports.rules import looks_like_formula

CONTENT_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PREPARED: Final = 5000


@dataclass(frozen=True, slots=True)
class Blank:
    """A column to fill in. `help` explains it; with `choices` its cells offer them."""

    title: str
    help: str
    example: str
    choices: Sequence[str] = ()


def template_file(sheet: str, help_sheet: str, columns: Sequence[Blank], above: Sequence[str] = ()) -> IO[bytes]:
    """The file, positioned at its start; it vanishes when it is closed. All cells are text, so that no digit is lost.

    `above`: lines over the column heads, as the mark of a demonstration.
    """
    out = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
    try:
        with Workbook(out) as book:
            _fill(book, book.add_worksheet(sheet), columns, above)
            _explain(book, book.add_worksheet(help_sheet), columns)
            _offer(book, help_sheet, columns, len(above))
    except BaseException:
        out.close()
        raise
    out.seek(0)
    return out


def _fill(book: Any, page: Any, columns: Sequence[Blank], above: Sequence[str]) -> None:
    bold, text = book.add_format({"bold": True, "text_wrap": True}), book.add_format({"num_format": "@"})
    for at, line in enumerate(above):
        page.write_string(at, 0, line, bold)
    page.set_column(0, len(columns) - 1, 24, text)
    for place, column in enumerate(columns):
        page.write_string(len(above), place, column.title, bold)
    page.freeze_panes(len(above) + 1, 0)


def _explain(book: Any, page: Any, columns: Sequence[Blank]) -> None:
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    bold = book.add_format({"bold": True, "valign": "top"})
    page.set_column(0, 0, 18, wrap)
    page.set_column(1, 2, 48, wrap)
    for at, column in enumerate(columns):
        page.write_string(at, 0, column.title, bold)
        page.write_string(at, 1, column.help, wrap)
        page.write_string(at, 2, column.example, wrap)


def _offer(book: Any, help_sheet: str, columns: Sequence[Blank], above: int) -> None:
    """The choices stand on the sheet of help, to the right; a cell may still hold another spelling."""
    fill, explain = book.worksheets()
    quoted = book.add_format({"quote_prefix": True})
    right = 4
    for place, column in enumerate(columns):
        if not column.choices:
            continue
        explain.set_column(right, right, 44)
        for at, choice in enumerate(column.choices):
            explain.write_string(at, right, choice, quoted if looks_like_formula(choice) else None)
        letter = chr(ord("A") + right)
        source = f"='{help_sheet}'!${letter}$1:${letter}${len(column.choices)}"
        choose = {"validate": "list", "source": source, "error_type": "information", "show_error": False}
        fill.data_validation(above + 1, place, above + _PREPARED, place, choose)
        right += 1
