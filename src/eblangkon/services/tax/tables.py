"""The dated rules as one page for people: docs/tax.md."""

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules.dated import DatedRule
from eblangkon.services.tax.rules.table import TABLE

MEANINGS = {
    "ppn_rate": "PPN of a PKP vendor",
    "ppn_base_share": "part of the base that PPN is counted on, luxury goods excepted",
    "ppn_floor": "the treasurer withholds PPN above this (PPN-bearing lines with their PPN)",
    "ppn_platform_floor": "a designated platform withholds PPN above this",
    "ppn_catering": "PPN on food cooked to order and delivered",
    "pbjt_ceiling": "the highest rate a region may set for the local food tax (PBJT)",
    "pph22_platform": "PPh 22 by a designated platform, every line alike",
    "pph22_goods": "PPh 22 by the treasurer on goods",
    "pph22_goods_without_npwp": "the same, vendor without NPWP",
    "pph22_floor": "the treasurer takes PPh on goods above this",
    "pph23_services": "PPh 23 on services and catering of an entity",
    "pph23_services_without_npwp": "the same, entity without NPWP",
    "pph21_share": "part of an individual's service fee that PPh 21 is counted on",
    "pph21_rate": "PPh 21 on that part",
    "pph21_without_npwp": "times this, individual without NPWP",
    "suket_final": "final PPh with a valid Suket, in place of the treasurer's rates above",
    "declaration_ceiling": "an individual's declared turnover a year up to which no PPh is taken",
    "skb": "PPh with a valid exemption letter (SKB)",
    "exempt_goods": "PPh on goods listed as exempt",
    "card": "what is taken on the government card without a designated platform",
}

HEAD = """# Dated tax rules

Printed from `src/eblangkon/services/tax/rules/table.py`; a test fails when this page drifts, and says how to print it
anew. How the rules are put together: `rules/quoting.py`; in words for vendors: `papers/sentences.py`.

Confidence: H law text or several sources agree, M one decent source, L weak: look before you rely on it.
A row holds on both its days. The region's own PBJT rate and the platform's appointment are facts handed in, not rules.

| code | meaning | value | from | to | source | confidence |
| --- | --- | --- | --- | --- | --- | --- |
"""


def rules_page() -> str:
    """The whole page as Markdown."""
    return HEAD + "".join(_row(rule) for rule in TABLE)


def _row(rule: DatedRule) -> str:
    until = rule.effective_to.isoformat() if rule.effective_to else ""
    cells = (
        f"`{rule.code}`",
        MEANINGS[rule.code],
        _value(rule),
        rule.effective_from.isoformat(),
        until,
        rule.source,
        rule.confidence,
    )
    return f"| {' | '.join(cells)} |\n"


def _value(rule: DatedRule) -> str:
    if isinstance(rule.value, Rupiah):
        return f"Rp{int(rule.value):,}"
    hundredth = rule.value * 100
    if hundredth.denominator in (1, 2):
        return f"{float(hundredth):g} %"
    return f"{rule.value.numerator}/{rule.value.denominator}"
