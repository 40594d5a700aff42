"""What an order keeps of its quote tells the same sentences as the quote itself."""

from datetime import date
from fractions import Fraction

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.actions.price import frozen
from eblangkon.services.tax.papers.kept import kept_sentences
from eblangkon.services.tax.papers.sentences import sentences
from eblangkon.services.tax.rules import TaxCase, TaxLine, TaxVendor, quote


def test_kept_sentences_are_those_of_the_quote():
    case = TaxCase(
        on=date(2026, 3, 4),
        route="LS",
        platform_designated=False,
        region="33.25",
        vendor=TaxVendor(pkp=True, npwp=True),
        lines=(
            TaxLine("goods", Rupiah(10_000_000), includes_ppn=True),
            TaxLine("catering", Rupiah(500_000)),
            TaxLine("shipping", Rupiah(75_000)),
        ),
        pbjt_rate=Fraction(1, 10),
    )
    found = quote(case)
    told = kept_sentences(frozen(found))
    assert [step.text for step in told] == sentences(found)
    assert {step.about for step in told} == {"shipping", "vat", "pbjt", "income", "totals"}


def test_a_basket_without_a_quote_has_nothing_to_tell():
    assert kept_sentences({}) == []
