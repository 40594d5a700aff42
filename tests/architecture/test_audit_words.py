"""Every act that the log may hold can be told in words. Codes are read off the source: none is forgotten."""

import ast
from pathlib import Path

from eblangkon.ground.audit.rules import WORDINGS
from eblangkon.purchase.ordering.states import MOVES
from eblangkon.purchase.payment.states import STAGES

SOURCE = Path(__file__).parents[2] / "src" / "eblangkon"
# Codes that are put together: what stands for the part in braces.
PARTS = {
    "order.{}": [move.verb for move in MOVES],
    "request.{}": ["asked", "agreed", "returned", "closed"],
    "product.{}": ["list", "price", "stock", "photo", "delist"],
    "payment.{}": list(STAGES),
    "basket.{}": [],  # its calls name the part themselves, see note_change below
}


def _codes(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.IfExp):
        return [*_codes(node.body), *_codes(node.orelse)]
    if isinstance(node, ast.JoinedStr):
        form = "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        assert form in PARTS, f"say in PARTS what {form!r} may become"
        return [form.format(part) for part in PARTS[form]]
    raise AssertionError(f"an action's code must be readable off the source: {ast.unparse(node)}")


def _calls() -> list[tuple[str, ast.Call]]:
    return [
        (str(file.relative_to(SOURCE)), node)
        for file in sorted(SOURCE.rglob("actions/*.py"))
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)
    ]


def test_every_recorded_act_has_its_words() -> None:
    silent = []
    for file, call in _calls():
        assert isinstance(call.func, ast.Name)
        codes: list[str] = []
        if call.func.id == "record":
            codes = [code for word in call.keywords if word.arg == "action" for code in _codes(word.value)]
        elif call.func.id == "note_change":
            codes = [f"basket.{code}" for code in _codes(call.args[2])]
        silent += [f"{file}: {code}" for code in codes if code not in WORDINGS]
    assert silent == []
