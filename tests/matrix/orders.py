"""Orders as all sides see them, and receiving at the office."""

from tests.cast import Town
from tests.matrix.rows import APPROVERS, INSIDE, SIGNED_IN, Row

COUNTERS = frozenset({"inspector", "pptk"})


def _at(state: str):
    return lambda town: {"number": town.order(state)}


def _seen(town: Town) -> dict[str, str]:
    return {"versi": "4", "semua": "1", "pilihan": "potong", "reason": "Tidak dikirim"}


ROWS = (
    Row("orders", SIGNED_IN, post=False),
    Row("order_table", SIGNED_IN, lambda town: {"ending": "csv"}, post=False),
    Row("order", INSIDE, _at("placed"), post=False),
    Row("order_papers", INSIDE, _at("placed"), post=False),
    Row("paper_file", INSIDE, lambda town: {"token": town.paper_token()}, post=False),
    # No order of the cast has a photo: whoever may see the order is told so as strangers are.
    Row(
        "order_photo",
        frozenset(),
        lambda town: {"number": town.order("placed"), "kind": "kiriman", "key": 1},
        post=False,
    ),
    Row("order_count", COUNTERS, _at("shipped"), data=_seen),
    Row("order_hand_over", APPROVERS, _at("received"), data=_seen),
    Row("order_cut", APPROVERS, _at("accepted"), data=_seen),
    Row("order_end", APPROVERS, _at("accepted"), data=_seen),
)
