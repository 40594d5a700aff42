"""Which rule holds on a day."""

from datetime import date

from eblangkon.services.tax.rules.dated import DatedRule, NoRule
from eblangkon.services.tax.rules.table import START, TABLE

FIRST_DAY = START


def find_rule(code: str, on: date) -> DatedRule | None:
    """The rule of that code in force on that day, or None."""
    return next((rule for rule in TABLE if rule.code == code and rule.holds(on)), None)


def rule_on(code: str, on: date) -> DatedRule:
    """The rule of that code in force on that day. Raises NoRule, for every day before FIRST_DAY."""
    if rule := find_rule(code, on):
        return rule
    raise NoRule(code, on)
