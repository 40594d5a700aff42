"""A quote written as JSON, in the form of `eblangkon tax_quote`."""

from fractions import Fraction
from typing import Any

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules import TaxQuote


def write_quote(quote: TaxQuote, explanation: list[str]) -> dict[str, Any]:
    """The quote as JSON values, keys in the order that the form promises."""
    return {
        "base": int(quote.base),
        "ppn": int(quote.ppn),
        "ppn_withheld": int(quote.ppn_withheld),
        "pph": int(quote.pph),
        "pph_kind": quote.pph_kind,
        "pph_parts": {kind: int(amount) for kind, amount in quote.pph_parts.items()},
        "pbjt": int(quote.pbjt),
        "buyer_pays": int(quote.buyer_pays),
        "vendor_nets": int(quote.vendor_nets),
        "collector": quote.collector,
        "explanation": explanation,
        "rules": [
            {
                "code": rule.code,
                "value": int(rule.value) if isinstance(rule.value, Rupiah) else share_text(rule.value),
                "source": rule.source,
                "effective_from": rule.effective_from.isoformat(),
                "confidence": rule.confidence,
            }
            for rule in quote.rules
        ],
    }


def share_text(share: Fraction) -> str:
    """A share without loss: `0.015`, or `11/12` where no decimal can hold it."""
    scaled = share * 10**6
    if scaled.denominator != 1:
        return f"{share.numerator}/{share.denominator}"
    whole, rest = divmod(scaled.numerator, 10**6)
    return f"{whole}.{rest:06d}".rstrip("0").rstrip(".")
