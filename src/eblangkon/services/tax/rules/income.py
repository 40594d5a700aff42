"""Income tax taken from the payment: PPh 21, 22, 23 and the final rate of small businesses."""

from collections.abc import Sequence
from dataclasses import dataclass

from eblangkon.ground.money.rounding import half_up
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.book import rule_on
from eblangkon.services.tax.rules.case import TaxCase
from eblangkon.services.tax.rules.dated import DatedRule
from eblangkon.services.tax.rules.outcome import Collector, Explanation, ExplanationCode, PphKind, TaxPart, explain
from eblangkon.services.tax.rules.price import PricedGroup


@dataclass(frozen=True, slots=True)
class IncomeTax:
    """What is taken, by kind, and each step. Kinds that round to nothing are left out."""

    parts: tuple[TaxPart, ...] = ()
    explanation: tuple[Explanation, ...] = ()


def income_tax(case: TaxCase, groups: Sequence[PricedGroup], holder: Collector) -> IncomeTax:
    """PPh withheld by whoever holds the money, each kind rounded once on its summed base. Raises NoRule."""
    exempt = sum_of(groups, exempt=True)
    steps = [explain("income_exempt", rule_on("exempt_goods", case.on), base=exempt)] if exempt else []
    if not sum_of(groups):
        return IncomeTax((), tuple(steps))
    if released := _released(case, holder):
        return IncomeTax((), (*steps, released))
    if case.vendor.turnover_declaration and case.vendor.kind == "entity":
        steps.append(explain("income_declaration_entity", rule_on("declaration_ceiling", case.on)))
    taken = _by_platform(case, groups) if holder == "platform" else _by_treasurer(case, groups)
    return IncomeTax(taken.parts, (*steps, *taken.explanation))


def sum_of(groups: Sequence[PricedGroup], *kinds: str, exempt: bool = False) -> Rupiah:
    """The bases of the groups of these kinds (none given: all) that are, or are not, exempt from PPh."""
    return Rupiah(sum(g.base for g in groups if g.exempt == exempt and (not kinds or g.kind in kinds)))


def _released(case: TaxCase, holder: Collector) -> Explanation | None:
    """Why nothing is taken at all: no one holds the money, an exemption letter, or a declaration (individuals)."""
    if holder == "none":
        return explain("income_card", rule_on("card", case.on))
    if case.vendor.skb:
        return explain("income_skb", rule_on("skb", case.on))
    if case.vendor.turnover_declaration and case.vendor.kind == "individual":
        ceiling = rule_on("declaration_ceiling", case.on)
        return explain("income_declaration", ceiling, ceiling=ceiling.amount)
    return None


def _by_platform(case: TaxCase, groups: Sequence[PricedGroup]) -> IncomeTax:
    """PMK 58/2022: every line alike, no floor, whatever NPWP and Suket say."""
    rate = rule_on("pph22_platform", case.on)
    return _take("22", "income_22_platform", sum_of(groups), "platform", rate)


def _by_treasurer(case: TaxCase, groups: Sequence[PricedGroup]) -> IncomeTax:
    """PMK 59/2022: goods above the floor, services without one; a Suket puts its final rate in their place."""
    goods, services = sum_of(groups, "goods", "food"), sum_of(groups, "service", "catering")
    floor = rule_on("pph22_floor", case.on)
    steps: tuple[Explanation, ...] = ()
    if 0 < goods <= floor.amount:
        steps = (explain("income_22_floor", floor, base=goods, floor=floor.amount),)
        goods = Rupiah(0)
    if case.vendor.suket:
        taken = [_take("final", "income_final", goods + services, "treasurer", rule_on("suket_final", case.on))]
    else:
        taken = [_on_goods(case, goods, floor), _on_services(case, services)]
    parts = tuple(part for one in taken for part in one.parts)
    return IncomeTax(parts, (*steps, *(step for one in taken for step in one.explanation)))


def _on_goods(case: TaxCase, base: Rupiah, floor: DatedRule) -> IncomeTax:
    if case.vendor.npwp:
        return _take("22", "income_22_goods", base, "treasurer", rule_on("pph22_goods", case.on), floor)
    rate = rule_on("pph22_goods_without_npwp", case.on)
    return _take("22", "income_22_goods_no_npwp", base, "treasurer", rate, floor)


def _on_services(case: TaxCase, base: Rupiah) -> IncomeTax:
    """PPh 23 of an entity; PPh 21 of an individual, 5 % of half, 120 % of that without NPWP."""
    if case.vendor.kind == "entity":
        if case.vendor.npwp:
            return _take("23", "income_23", base, "treasurer", rule_on("pph23_services", case.on))
        return _take("23", "income_23_no_npwp", base, "treasurer", rule_on("pph23_services_without_npwp", case.on))
    shares = rule_on("pph21_share", case.on), rule_on("pph21_rate", case.on)
    if case.vendor.npwp:
        return _take("21", "income_21", base, "treasurer", *shares)
    return _take("21", "income_21_no_npwp", base, "treasurer", *shares, rule_on("pph21_without_npwp", case.on))


def _take(kind: PphKind, code: ExplanationCode, base: Rupiah, by: Collector, *rules: DatedRule) -> IncomeTax:
    """Base times the product of the rules that are shares, rounded once; rules that are amounts only stand beside."""
    rate = rules[0].share
    for rule in rules[1:]:
        rate *= 1 if isinstance(rule.value, Rupiah) else rule.value
    amount = half_up(int(base) * rate)
    if not amount:
        return IncomeTax()
    floor = next((rule.value for rule in rules if isinstance(rule.value, Rupiah)), Rupiah(0))
    step = explain(code, *rules, base=base, rate=rate, amount=amount, floor=floor)
    return IncomeTax((TaxPart(kind, base, rate, amount, by, rules),), (step,))
