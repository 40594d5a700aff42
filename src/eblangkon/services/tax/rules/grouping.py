"""Lines of equal kind and flags are one group, because base and PPN are rounded once a group."""

from collections import Counter
from dataclasses import dataclass, replace

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.case import TaxedKind, TaxLine
from eblangkon.services.tax.rules.outcome import Explanation, explain

KIND_ORDER: tuple[TaxedKind, ...] = ("goods", "food", "service", "catering")


@dataclass(frozen=True, slots=True)
class Group:
    """The sum of the lines of one kind and one set of flags."""

    kind: TaxedKind
    includes_ppn: bool
    includes_pbjt: bool
    luxury: bool
    exempt: bool
    amount: Rupiah


def _largest(lines: list[TaxLine]) -> TaxLine | None:
    """The line of the largest amount; of equal ones the first by kind, so that their order decides nothing."""
    return min(
        lines,
        key=lambda line: (-int(line.amount), KIND_ORDER.index(_taxed_kind(line)), line.luxury, line.exempt),
        default=None,
    )


def _taxed_kind(line: TaxLine) -> TaxedKind:
    """A delivery that nothing else stands beside is a service of its own."""
    return "service" if line.kind == "shipping" else line.kind


def settle_shipping(lines: tuple[TaxLine, ...]) -> tuple[tuple[TaxLine, ...], list[Explanation]]:
    """Delivery takes kind, luxury and exemption of the largest other line; its price keeps its own way of including."""
    shipping = [line for line in lines if line.kind == "shipping"]
    if not shipping:
        return lines, []
    cost = Rupiah(sum(line.amount for line in shipping))
    leader = _largest([line for line in lines if line.kind != "shipping"])
    if leader is None:
        settled = tuple(replace(line, kind="service") for line in lines)
        return settled, [explain("shipping_alone", amount=cost)]
    settled = tuple(
        replace(line, kind=leader.kind, luxury=leader.luxury, exempt=leader.exempt) if line.kind == "shipping" else line
        for line in lines
    )
    return settled, [explain("shipping_follows", amount=cost, kind=leader.kind)]


def group_lines(lines: tuple[TaxLine, ...]) -> list[Group]:
    """The groups in one fixed order, whatever the order of the lines."""
    sums: Counter[tuple[TaxedKind, bool, bool, bool, bool]] = Counter()
    for line in lines:
        sums[_taxed_kind(line), line.includes_ppn, line.includes_pbjt, line.luxury, line.exempt] += int(line.amount)
    keys = sorted(sums, key=lambda key: (KIND_ORDER.index(key[0]), *key[1:]))
    return [Group(*key, Rupiah(sums[key])) for key in keys]
