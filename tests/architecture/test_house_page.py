"""docs/house.md is made from the rooms' own words. `python tests/architecture/test_house_page.py` writes it afresh."""

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "eblangkon"
PAGE = ROOT / "docs" / "house.md"
FLOORS = ("config", "desks", "insight", "purchase", "parties", "services", "ground")


def sentence(init: Path) -> str:
    """The first sentence of a package's docstring, on one line."""
    text = ast.get_docstring(ast.parse(init.read_text(encoding="utf-8"))) or ""
    return " ".join(text.split("\n\n")[0].split())


def rooms(floor: str) -> list[Path]:
    """The rooms of a floor that exist; config is one room."""
    return sorted(p.parent for p in (SOURCE / floor).glob("*/__init__.py")) if floor != "config" else []


def page() -> str:
    lines = ["# The house, on one page", "", "Each floor imports only from the floors below it."]
    for floor in FLOORS:
        lines += ["", f"## {floor}", sentence(SOURCE / floor / "__init__.py")]
        lines += [""] * bool(rooms(floor)) + [
            f"- **{room.name}**: {sentence(room / '__init__.py')}" for room in rooms(floor)
        ]
    return "\n".join(lines) + "\n"


def test_the_page_of_the_house_is_what_the_rooms_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "Write it afresh: python tests/architecture/test_house_page.py"


def test_every_room_says_what_it_owns() -> None:
    silent = [str(room) for floor in FLOORS for room in rooms(floor) if not sentence(room / "__init__.py")]
    assert not silent


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
