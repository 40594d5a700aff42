"""What an order costs: its tax quote, and how the sum is shared among accounts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import Any, cast

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.ground.regions.rules import RuleValue
from eblangkon.parties.vendors.queries import tax_facts
from eblangkon.purchase.ordering.models import Order, OrderLine
from eblangkon.purchase.ordering.rules.sums import spread
from eblangkon.services.tax.rules import LineKind, Route, TaxCase, TaxLine, TaxQuote, quote

Counted = Sequence[tuple[OrderLine, int]]
"""Lines with the quantity that counts: what was ordered, or what was accepted."""


@dataclass(frozen=True, slots=True)
class Price:
    """`total` is what the buyer pays; `charges` shares it among accounts, without losing a rupiah."""

    quote: TaxQuote
    total: Rupiah
    charges: dict[int, Rupiah]


def price_order(order: Order, lines: Counted, on: date, rules: Mapping[str, RuleValue]) -> Price:
    """Price the lines on that day; one query, for the vendor's dated tax facts. Raises ValueError without lines."""
    case = TaxCase(
        on=on,
        route=cast(Route, order.route),
        platform_designated=bool(rules["platform_designated"].value) if "platform_designated" in rules else False,
        region=order.region_id,
        vendor=tax_facts(order.vendor_id, on),
        lines=tuple(_taxed(line, quantity) for line, quantity in lines),
        pbjt_rate=Fraction(str(rules["pbjt_rate"].value)) if "pbjt_rate" in rules else None,
        pbjt_by_treasurer=bool(rules["pbjt_by_treasurer"].value) if "pbjt_by_treasurer" in rules else False,
    )
    found = quote(case)
    return Price(found, found.buyer_pays, _charges(case, lines, found.buyer_pays))


def _taxed(line: OrderLine, quantity: int) -> TaxLine:
    return TaxLine(
        kind=cast(LineKind, line.tax_kind),
        amount=Rupiah(line.unit_price) * quantity,
        includes_ppn=line.includes_ppn,
        luxury=line.luxury,
        exempt=line.exempt,
    )


def _charges(case: TaxCase, lines: Counted, total: Rupiah) -> dict[int, Rupiah]:
    """Each account's own lines are quoted alone; what rounding then leaves over goes to the largest."""
    accounts: dict[int, list[TaxLine]] = {}
    for line, quantity in lines:
        if line.account_id is not None:
            accounts.setdefault(line.account_id, []).append(_taxed(line, quantity))
    alone = {key: quote(replace(case, lines=tuple(own))).buyer_pays for key, own in accounts.items()}
    return spread(total, alone)


def agreed_without_ppn(tax: Mapping[str, Any]) -> bool:
    """Whether the shop was no PKP when the frozen quote was made, so that its prices came without PPN."""
    return any(step["code"] == "vat_none_not_pkp" for step in tax.get("explanation", ()))


def frozen(found: TaxQuote) -> dict[str, JSON]:
    """The quote as the order keeps it: figures, and the explanation as codes with whole rupiah and shares as text."""
    return {
        "base": int(found.base),
        "ppn": int(found.ppn),
        "ppn_withheld": int(found.ppn_withheld),
        "pph": int(found.pph),
        "pph_kind": found.pph_kind,
        "pph_parts": {str(kind): int(amount) for kind, amount in found.pph_parts.items()},
        "pbjt": int(found.pbjt),
        "pbjt_withheld": int(found.pbjt_withheld),
        "buyer_pays": int(found.buyer_pays),
        "vendor_nets": int(found.vendor_nets),
        "collector": found.collector,
        "explanation": [
            {
                "code": step.code,
                "params": {
                    key: int(value) if isinstance(value, int) else str(value) for key, value in step.params.items()
                },
                "rules": [rule.code for rule in step.rules],
            }
            for step in found.explanation
        ],
        "rules": [
            {"code": rule.code, "source": rule.source, "from": rule.effective_from.isoformat()} for rule in found.rules
        ],
    }
