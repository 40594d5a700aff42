"""What the law answers: amounts, who withholds, and each step as a code with parameters."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.dated import DatedRule

Collector = Literal["platform", "treasurer", "none"]
PphKind = Literal["21", "22", "23", "final"]
Param = Rupiah | Fraction | str

ExplanationCode = Literal[
    "shipping_follows",
    "shipping_alone",
    "vat_added",
    "vat_added_share",
    "vat_within",
    "vat_none_not_pkp",
    "vat_none_catering",
    "vat_withheld_platform",
    "vat_withheld_treasurer",
    "vat_left_floor",
    "vat_left_card",
    "pbjt_added",
    "pbjt_within",
    "pbjt_no_rate",
    "pbjt_left",
    "pbjt_withheld",
    "income_card",
    "income_skb",
    "income_declaration",
    "income_declaration_entity",
    "income_exempt",
    "income_22_platform",
    "income_22_goods",
    "income_22_goods_no_npwp",
    "income_22_floor",
    "income_23",
    "income_23_no_npwp",
    "income_21",
    "income_21_no_npwp",
    "income_final",
    "totals",
    "totals_whole",
]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One step of the reckoning: what happened, with which numbers, by which dated rules."""

    code: ExplanationCode
    params: Mapping[str, Param]
    rules: tuple[DatedRule, ...] = ()


def explain(code: ExplanationCode, *rules: DatedRule, **params: Param) -> Explanation:
    return Explanation(code, params, rules)


@dataclass(frozen=True, slots=True)
class TaxPart:
    """One tax object as it is recorded and reported: base x rate = amount, by which rules, withheld by whom."""

    kind: Literal["ppn", "pbjt", PphKind]
    base: Rupiah
    rate: Fraction
    amount: Rupiah
    collector: Collector
    rules: tuple[DatedRule, ...]


@dataclass(frozen=True, slots=True)
class TaxQuote:
    """What one purchase costs and leaves, in whole rupiah; refuses (ValueError) figures that do not add up.

    `base` is all lines without PPN and PBJT. `pbjt_withheld` is zero unless the region lets the treasurer remit it.
    """

    base: Rupiah
    ppn: Rupiah
    ppn_withheld: Rupiah
    pph: Rupiah
    pph_parts: Mapping[PphKind, Rupiah]
    pbjt: Rupiah
    pbjt_withheld: Rupiah
    buyer_pays: Rupiah
    vendor_nets: Rupiah
    collector: Collector
    parts: tuple[TaxPart, ...]
    explanation: tuple[Explanation, ...]

    def __post_init__(self) -> None:
        if self.buyer_pays != self.vendor_nets + self.ppn_withheld + self.pph + self.pbjt_withheld:
            raise ValueError("What the buyer pays is not what is paid out and withheld")
        if self.buyer_pays != self.base + self.ppn + self.pbjt or self.pph != sum(self.pph_parts.values()):
            raise ValueError("The parts do not add up")
        if (self.collector == "none") != (self.ppn_withheld + self.pph == 0):
            raise ValueError("Somebody collects exactly when something is withheld")

    @property
    def pph_kind(self) -> Literal["21", "22", "23", "final", "mixed", "none"]:
        """The one kind of PPh that is not zero, `mixed` for several, `none` for none."""
        kinds = list(self.pph_parts)
        return kinds[0] if len(kinds) == 1 else "mixed" if kinds else "none"

    @property
    def rules(self) -> tuple[DatedRule, ...]:
        """Every dated rule used, once, in the order of use."""
        return tuple(dict.fromkeys(rule for step in self.explanation for rule in step.rules))
