"""What a price is made of: base, PPN and PBJT of each group."""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from eblangkon.ground.money.rounding import half_up
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.book import find_rule, rule_on
from eblangkon.services.tax.rules.case import TaxCase, TaxedKind
from eblangkon.services.tax.rules.grouping import Group
from eblangkon.services.tax.rules.outcome import Collector, Explanation, TaxPart, explain


@dataclass(frozen=True, slots=True)
class PricedGroup:
    """One group taken apart; `bears_ppn` says that PPN is due on it, even when it rounds to nothing."""

    kind: TaxedKind
    exempt: bool
    base: Rupiah
    ppn: Rupiah
    pbjt: Rupiah
    bears_ppn: bool
    parts: tuple[TaxPart, ...]
    explanation: tuple[Explanation, ...]


def price_group(group: Group, case: TaxCase) -> PricedGroup:
    """Take one group's amount apart. Raises NoRule before the first day of the table."""
    if group.kind == "catering":
        return _catering(group, case)
    if not case.vendor.pkp:
        return PricedGroup(group.kind, group.exempt, group.amount, Rupiah(0), Rupiah(0), False, (), ())
    return _with_ppn(group, case.on)


def _with_ppn(group: Group, on: date) -> PricedGroup:
    """PPN of a PKP vendor. From 2025 12 % on 11/12 of the base (PMK 131/2024), rounded twice as the faktur does it."""
    rate = rule_on("ppn_rate", on)
    reduced = None if group.luxury else find_rule("ppn_base_share", on)
    rules = (rate, reduced) if reduced else (rate,)
    effective = rate.share * (reduced.share if reduced else 1)
    if group.includes_ppn:
        base = half_up(Fraction(int(group.amount)) / (1 + effective))
        taxed = half_up(int(base) * reduced.share) if reduced else base
        ppn = group.amount - base
        step = explain("vat_within", *rules, kind=group.kind, gross=group.amount, base=base, rate=effective, amount=ppn)
    else:
        base = group.amount
        taxed = half_up(int(base) * reduced.share) if reduced else base
        ppn = half_up(int(taxed) * rate.share)
        if reduced:
            step = explain(
                "vat_added_share",
                *rules,
                kind=group.kind,
                base=base,
                share=reduced.share,
                shared=taxed,
                rate=rate.share,
                amount=ppn,
            )
        else:
            step = explain("vat_added", *rules, kind=group.kind, base=base, rate=rate.share, amount=ppn)
    part = TaxPart("ppn", taxed, rate.share, ppn, "none", rules)
    return PricedGroup(group.kind, group.exempt, base, ppn, Rupiah(0), True, (part,), (step,))


def _catering(group: Group, case: TaxCase) -> PricedGroup:
    """Cooked to order: no PPN, and the region's PBJT where it has recorded a rate."""
    ceiling = rule_on("pbjt_ceiling", case.on)
    rate = case.pbjt_rate
    if rate is None:
        step = explain("pbjt_no_rate", ceiling, region=case.region)
        return PricedGroup("catering", group.exempt, group.amount, Rupiah(0), Rupiah(0), False, (), (step,))
    if group.includes_pbjt:
        base = half_up(Fraction(int(group.amount)) / (1 + rate))
        pbjt = group.amount - base
        step = explain(
            "pbjt_within", ceiling, gross=group.amount, base=base, rate=rate, amount=pbjt, region=case.region
        )
    else:
        base = group.amount
        pbjt = half_up(int(base) * rate)
        step = explain("pbjt_added", ceiling, base=base, rate=rate, amount=pbjt, region=case.region)
    collector: Collector = "treasurer" if case.pbjt_by_treasurer and pbjt else "none"
    part = TaxPart("pbjt", base, rate, pbjt, collector, (ceiling,))
    return PricedGroup("catering", group.exempt, base, Rupiah(0), pbjt, False, (part,) if pbjt else (), (step,))
