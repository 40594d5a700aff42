"""What holds for every purchase that can be thought of."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.papers.sentences import sentences
from eblangkon.services.tax.rules import TaxCase, TaxLine, TaxVendor, quote

LINES = st.builds(
    TaxLine,
    kind=st.sampled_from(["goods", "service", "catering", "food", "shipping"]),
    amount=st.one_of(st.integers(0, 300), st.integers(0, 5_000_000), st.integers(0, 10**13)).map(Rupiah),
    includes_ppn=st.booleans(),
    includes_pbjt=st.booleans(),
    luxury=st.booleans(),
    exempt=st.booleans(),
)
CASES = st.builds(
    TaxCase,
    on=st.dates(date(2010, 4, 1), date(2035, 12, 31)),
    route=st.sampled_from(["UP", "GU", "TU", "LS", "KKPD"]),
    platform_designated=st.booleans(),
    region=st.just("33.25"),
    vendor=st.builds(TaxVendor, st.sampled_from(["entity", "individual"]), *[st.booleans()] * 5),
    lines=st.lists(LINES, min_size=1, max_size=8).map(tuple),
    pbjt_rate=st.one_of(st.none(), st.integers(0, 100).map(lambda n: Fraction(n, 1000))),
    pbjt_by_treasurer=st.booleans(),
)


@given(CASES)
def test_what_is_paid_is_what_is_netted_and_withheld(case: TaxCase) -> None:
    found = quote(case)
    assert found.buyer_pays == found.vendor_nets + found.ppn_withheld + found.pph + found.pbjt_withheld
    assert found.buyer_pays == found.base + found.ppn + found.pbjt


@given(CASES)
def test_nothing_is_negative_and_prices_with_everything_inside_stay(case: TaxCase) -> None:
    found = quote(case)
    assert min(found.base, found.ppn, found.pph, found.pbjt, found.vendor_nets) >= 0
    assert 0 <= found.ppn_withheld <= found.ppn
    assert all(amount > 0 for amount in found.pph_parts.values())
    inside = tuple(replace(line, includes_ppn=True, includes_pbjt=True) for line in case.lines)
    if case.pbjt_rate is not None:
        assert quote(replace(case, lines=inside)).buyer_pays == sum(line.amount for line in inside)


@given(CASES)
def test_somebody_collects_exactly_when_something_is_withheld(case: TaxCase) -> None:
    found = quote(case)
    assert (found.collector == "none") == (found.ppn_withheld + found.pph == 0)
    assert found.ppn_withheld in (0, found.ppn)


@given(CASES, st.randoms(use_true_random=False))
def test_the_order_of_lines_decides_nothing(case: TaxCase, chance: object) -> None:
    shuffled = list(case.lines)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis's Random
    assert quote(replace(case, lines=tuple(shuffled))) == quote(case)


@given(CASES, st.data())
def test_splitting_a_line_changes_nothing(case: TaxCase, data: st.DataObject) -> None:
    lines = tuple(line for line in case.lines if line.kind != "shipping") or (TaxLine("goods", Rupiah(7)),)
    index = data.draw(st.integers(0, len(lines) - 1))
    part = Rupiah(data.draw(st.integers(0, lines[index].amount)))
    halves = replace(lines[index], amount=part), replace(lines[index], amount=lines[index].amount - part)
    split = (*lines[:index], *halves, *lines[index + 1 :])
    assert quote(replace(case, lines=split)) == quote(replace(case, lines=lines))


@given(CASES)
def test_every_step_has_words_and_every_rule_held_on_that_day(case: TaxCase) -> None:
    found = quote(case)
    assert all(text.endswith(".") and "{" not in text for text in sentences(found))
    assert all(rule.holds(case.on) for rule in found.rules)
    assert sum(part.amount for part in found.parts) == found.ppn + found.pph + found.pbjt


@given(CASES)
def test_letters_never_raise_the_tax(case: TaxCase) -> None:
    released = replace(case, vendor=replace(case.vendor, skb=True))
    assert quote(released).pph == 0
    assert quote(released).ppn_withheld == quote(case).ppn_withheld
