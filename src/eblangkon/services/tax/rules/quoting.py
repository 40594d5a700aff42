"""From the facts of a purchase to what is paid, withheld and left: the whole of DOMAIN.md section 6 in one call."""

from collections.abc import Sequence
from dataclasses import replace

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.book import rule_on
from eblangkon.services.tax.rules.case import TaxCase
from eblangkon.services.tax.rules.grouping import group_lines, settle_shipping
from eblangkon.services.tax.rules.income import income_tax
from eblangkon.services.tax.rules.outcome import Collector, Explanation, ExplanationCode, TaxQuote, explain
from eblangkon.services.tax.rules.price import PricedGroup, price_group


def quote(case: TaxCase) -> TaxQuote:
    """Charge, withhold and pay out one purchase. Pure; raises NoRule for a day before the first rule.

    Whether a purchase was split to stay under a floor cannot be seen from one case: the red flags look for that.
    """
    rule_on("ppn_rate", case.on)  # also where nothing is due: a day without law has no answer
    lines, steps = settle_shipping(case.lines)
    groups = [price_group(group, case) for group in group_lines(lines)]
    holder = who_holds(case)
    withheld, by_whom = _ppn_withheld(case, groups, holder)
    pph = income_tax(case, groups, holder)
    ppn, pbjt = Rupiah(sum(g.ppn for g in groups)), Rupiah(sum(g.pbjt for g in groups))
    pbjt_withheld = pbjt if case.pbjt_by_treasurer else Rupiah(0)
    base = Rupiah(sum(g.base for g in groups))
    pph_sum = Rupiah(sum(part.amount for part in pph.parts))
    buyer_pays = base + ppn + pbjt
    vendor_nets = buyer_pays - withheld - pph_sum - pbjt_withheld
    collector: Collector = holder if withheld + pph_sum else "none"
    taken = withheld + pph_sum + pbjt_withheld
    totals = explain(
        "totals" if taken else "totals_whole", buyer_pays=buyer_pays, withheld=taken, vendor_nets=vendor_nets
    )
    return TaxQuote(
        base=base,
        ppn=ppn,
        ppn_withheld=withheld,
        pph=pph_sum,
        pph_parts={part.kind: part.amount for part in pph.parts if part.kind != "ppn" and part.kind != "pbjt"},
        pbjt=pbjt,
        pbjt_withheld=pbjt_withheld,
        buyer_pays=buyer_pays,
        vendor_nets=vendor_nets,
        collector=collector,
        parts=(
            *(
                replace(part, collector=holder) if part.kind == "ppn" and withheld else part
                for group in groups
                for part in group.parts
            ),
            *pph.parts,
        ),
        explanation=(
            *steps,
            *(step for group in groups for step in group.explanation),
            *_without_ppn(case, groups),
            *by_whom,
            *_pbjt_remitted(case, pbjt),
            *pph.explanation,
            totals,
        ),
    )


def who_holds(case: TaxCase) -> Collector:
    """Who holds the money can withhold: a designated platform, else the treasurer; on a card of the region nobody."""
    if case.platform_designated and case.route != "LS":
        return "platform"
    return "none" if case.route == "KKPD" else "treasurer"


def _ppn_withheld(
    case: TaxCase, groups: Sequence[PricedGroup], holder: Collector
) -> tuple[Rupiah, tuple[Explanation, ...]]:
    """All PPN or none of it: the treasurer's floor looks at the PPN-bearing lines together with their PPN."""
    bearing = [group for group in groups if group.bears_ppn]
    ppn = Rupiah(sum(group.ppn for group in bearing))
    gross = Rupiah(sum(group.base for group in bearing)) + ppn
    if not ppn:
        return Rupiah(0), ()
    if holder == "platform":
        return ppn, (explain("vat_withheld_platform", rule_on("ppn_platform_floor", case.on), amount=ppn),)
    if holder == "none":
        return Rupiah(0), (explain("vat_left_card", rule_on("card", case.on), amount=ppn),)
    floor = rule_on("ppn_floor", case.on)
    over = gross > floor.amount
    code: ExplanationCode = "vat_withheld_treasurer" if over else "vat_left_floor"
    return ppn if over else Rupiah(0), (explain(code, floor, amount=ppn, gross=gross, floor=floor.amount),)


def _without_ppn(case: TaxCase, groups: Sequence[PricedGroup]) -> tuple[Explanation, ...]:
    """Why there is no PPN on some or all of it."""
    catering = Rupiah(sum(group.base for group in groups if group.kind == "catering"))
    steps = [explain("vat_none_catering", rule_on("ppn_catering", case.on), base=catering)] if catering else []
    if not case.vendor.pkp and any(group.kind != "catering" for group in groups):
        steps.append(explain("vat_none_not_pkp"))
    return tuple(steps)


def _pbjt_remitted(case: TaxCase, pbjt: Rupiah) -> tuple[Explanation, ...]:
    if not pbjt:
        return ()
    return (explain("pbjt_withheld" if case.pbjt_by_treasurer else "pbjt_left", amount=pbjt),)
