"""The law itself, plain Python: `quote(case)` says what is charged, withheld and paid out."""

from eblangkon.services.tax.rules.book import FIRST_DAY, rule_on
from eblangkon.services.tax.rules.case import LineKind, Route, TaxCase, TaxLine, TaxVendor
from eblangkon.services.tax.rules.dated import DatedRule, NoRule
from eblangkon.services.tax.rules.outcome import Collector, Explanation, TaxPart, TaxQuote
from eblangkon.services.tax.rules.quoting import quote

__all__ = [
    "FIRST_DAY",
    "Collector",
    "DatedRule",
    "Explanation",
    "LineKind",
    "NoRule",
    "Route",
    "TaxCase",
    "TaxLine",
    "TaxPart",
    "TaxQuote",
    "TaxVendor",
    "quote",
    "rule_on",
]
