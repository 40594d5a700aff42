"""Below which of the catalogue's categories each kind of goods stands. Plain Python."""

from eblangkon.config.demo.goods import COMPUTER, MEETING_FOOD, PAPER, SERVICE, Good

# For each category: words of the name, drawings or accounts of which one is enough, and the leaf; the first that fits.
_BY: dict[int, tuple[tuple[frozenset[str], str], ...]] = {
    1: (
        (frozenset({"snack"}), "1.1"), (frozenset({"Prasmanan"}), "1.3"), (frozenset({"rice"}), "1.2"),
        (frozenset({"water"}), "1.4"), (frozenset({MEETING_FOOD}), "1.5"),
    ),
    2: ((frozenset({"truk"}), "2.2"), (frozenset({"car"}), "2.1")),
    3: ((frozenset({"dokumen"}), "3.1"), (frozenset({"box", "car"}), "3.2")),
    4: ((frozenset({"chair"}), "4.1"), (frozenset({"Meja"}), "4.2"), (frozenset({"table"}), "4.3")),
    5: (
        (frozenset({PAPER}), "5.1"), (frozenset({"pen"}), "5.2"), (frozenset({"folder"}), "5.3"),
        (frozenset({"book"}), "5.4"), (frozenset({"box", "bottle", "tape", "ink", "device"}), "5.5"),
    ),
    6: ((frozenset({"bag"}), "6.2"), (frozenset({"gift"}), "6.1")),
    7: ((frozenset({"device"}), "7.2"), (frozenset({"box", "bottle"}), "7.1")),
    8: ((frozenset({"Kemeja"}), "8.1"), (frozenset({"shirt"}), "8.2")),
    9: (
        (frozenset({SERVICE}), "9.3"), (frozenset({"5.1.02.01.01.0001"}), "9.2"),
        (frozenset({"broom", "bottle", "box", "bag"}), "9.1"),
    ),
    10: (
        (frozenset({"Fotokopi", "Jilid"}), "10.2"), (frozenset({"stempel", "kartu"}), "10.3"),
        (frozenset({"banner", "book"}), "10.1"),
    ),
    11: ((frozenset({"bed"}), "11.1"), (frozenset({"table"}), "11.2")),
    12: (
        (frozenset({SERVICE}), "12.5"), (frozenset({"ink"}), "12.1"), (frozenset({"lamp", "rol"}), "12.3"),
        (frozenset({"Printer", "Kipas"}), "12.4"), (frozenset({COMPUTER}), "12.2"),
    ),
    13: ((frozenset({"tent", "chair"}), "13.1"), (frozenset({"device"}), "13.2")),
}  # fmt: skip


def leaf_of(good: Good) -> str:
    """Its code, as `5.1`. Raises LookupError where nothing fits."""
    traits = {*good.name.split(), good.picture, good.account}
    for signs, leaf in _BY[good.category]:
        if signs & traits:
            return leaf
    raise LookupError(good.name)
