"""The table of examples in DOMAIN.md section 6, and the edges of each rule."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules import NoRule, TaxCase, TaxLine, TaxQuote, TaxVendor, quote


def line(amount: int, kind: Any = "goods", **flags: bool) -> TaxLine:
    return TaxLine(kind, Rupiah(amount), **flags)


PKP = TaxVendor(pkp=True, npwp=True)
ENTITY = TaxVendor(npwp=True)
PERSON = TaxVendor("individual", npwp=True)


def ask(
    *lines: TaxLine,
    vendor: TaxVendor = PKP,
    route: Any = "LS",
    designated: bool = False,
    on: date = date(2026, 1, 5),
    pbjt: str | None = None,
    **more: bool,
) -> TaxQuote:
    rate = None if pbjt is None else Fraction(pbjt)
    return quote(TaxCase(on, route, designated, "33.25", vendor, lines, rate, **more))


def figures(found: TaxQuote) -> tuple[int, int, int, int, int]:
    return found.buyer_pays, found.ppn, found.pph, found.pbjt, found.vendor_nets


STATIONERY = line(10_000_000)
PLATFORM = {"route": "UP", "designated": True}


@pytest.mark.parametrize(
    ("lines", "facts", "expected"),
    [
        ([STATIONERY], PLATFORM, (11_100_000, 1_100_000, 50_000, 0, 9_950_000)),
        ([STATIONERY], {}, (11_100_000, 1_100_000, 150_000, 0, 9_850_000)),
        ([STATIONERY], {"vendor": TaxVendor(npwp=True, suket=True)}, (10_000_000, 0, 50_000, 0, 9_950_000)),
        ([line(10_000_000, includes_ppn=True)], PLATFORM, (10_000_000, 990_991, 45_045, 0, 8_963_964)),
        ([line(5_000_000, "catering")], {**PLATFORM, "pbjt": "0.10"}, (5_500_000, 0, 25_000, 500_000, 5_475_000)),
        ([line(3_000_000, "service")], {}, (3_330_000, 330_000, 60_000, 0, 2_940_000)),
    ],
    ids=["platform", "LS", "Suket", "includes PPN", "catering", "computer service"],
)
def test_examples_of_the_domain(lines: list[TaxLine], facts: dict[str, Any], expected: tuple[int, ...]) -> None:
    assert figures(ask(*lines, **facts)) == expected


@pytest.mark.parametrize(
    ("on", "luxury", "within", "expected"),
    [
        (date(2022, 3, 31), False, False, (10_000_000, 1_000_000)),
        (date(2022, 4, 1), False, False, (10_000_000, 1_100_000)),
        (date(2024, 12, 31), True, False, (10_000_000, 1_100_000)),
        (date(2025, 1, 1), True, False, (10_000_000, 1_200_000)),
        (date(2025, 1, 1), False, False, (10_000_000, 1_100_000)),
        (date(2022, 3, 31), False, True, (9_090_909, 909_091)),
        (date(2024, 12, 31), True, True, (9_009_009, 990_991)),
        (date(2025, 1, 1), True, True, (8_928_571, 1_071_429)),
    ],
)
def test_ppn_by_date(on: date, luxury: bool, within: bool, expected: tuple[int, int]) -> None:
    found = ask(line(10_000_000, luxury=luxury, includes_ppn=within), on=on)
    assert (found.base, found.ppn) == expected


def test_ppn_is_counted_as_the_faktur_does_it() -> None:
    assert ask(line(1_000_041)).ppn == 110_004
    assert ask(line(1_000_041), on=date(2024, 12, 31)).ppn == 110_005


def test_lines_of_one_group_are_rounded_together_and_groups_apart() -> None:
    assert ask(line(500_020), line(500_021)).ppn == 110_004
    assert ask(line(4), line(4, "food")).ppn == 0
    assert ask(line(4), line(4)).ppn == 1


@pytest.mark.parametrize(("amount", "pph"), [(2_000_000, 0), (2_000_001, 30_000)])
def test_goods_are_taxed_above_two_million(amount: int, pph: int) -> None:
    found = ask(line(amount), vendor=ENTITY)
    assert (found.pph, found.pph_kind) == (pph, "22" if pph else "none")


def test_the_goods_floor_adds_food_and_leaves_out_exempt_goods() -> None:
    assert ask(line(1_500_000), line(600_000, "food"), vendor=ENTITY).pph == 31_500
    assert ask(line(1_500_000), line(9_000_000, exempt=True), vendor=ENTITY).pph == 0


@pytest.mark.parametrize(("gross", "withheld"), [(2_000_000, 0), (2_000_001, 198_198)])
def test_ppn_is_withheld_above_two_million_with_its_ppn(gross: int, withheld: int) -> None:
    found = ask(line(gross, includes_ppn=True))
    assert found.ppn == 198_198
    assert (found.ppn_withheld, found.collector) == (withheld, "treasurer" if withheld else "none")


@pytest.mark.parametrize(
    ("vendor", "kind", "expected"),
    [
        (TaxVendor(), "goods", {"22": 300_000}),
        (TaxVendor(npwp=True), "food", {"22": 150_000}),
        (TaxVendor(), "service", {"23": 400_000}),
        (TaxVendor(npwp=True), "catering", {"23": 200_000}),
        (TaxVendor("individual"), "service", {"21": 300_000}),
        (TaxVendor("individual", npwp=True), "catering", {"21": 250_000}),
        (TaxVendor("individual", npwp=True, suket=True), "service", {"final": 50_000}),
        (TaxVendor("individual", npwp=True, skb=True), "service", {}),
        (TaxVendor("individual", npwp=True, turnover_declaration=True), "goods", {}),
        (TaxVendor("entity", npwp=True, turnover_declaration=True), "goods", {"22": 150_000}),
    ],
)
def test_what_the_treasurer_takes(vendor: TaxVendor, kind: str, expected: dict[str, int]) -> None:
    for route, designated in (("LS", True), ("LS", False), ("UP", False), ("GU", False), ("TU", False)):
        found = ask(line(10_000_000, kind), vendor=vendor, route=route, designated=designated)
        assert found.pph_parts == expected


def test_services_know_no_floor() -> None:
    assert ask(line(100_000, "service"), vendor=ENTITY).pph == 2_000


def test_goods_and_services_together_are_mixed_and_each_rounded_once() -> None:
    found = ask(line(3_000_033), line(25, "service"), line(25, "catering"), vendor=ENTITY)
    assert (found.pph_parts, found.pph_kind) == ({"22": 45_000, "23": 1}, "mixed")


def test_suket_keeps_the_goods_floor_and_sums_what_is_left() -> None:
    suket = TaxVendor(npwp=True, suket=True)
    assert ask(line(2_000_000), line(1_000_000, "service"), vendor=suket).pph_parts == {"final": 5_000}
    assert ask(line(2_000_100), line(1_000_000, "service"), vendor=suket).pph_parts == {"final": 15_001}


@pytest.mark.parametrize("route", ["UP", "GU", "TU", "KKPD"])
def test_a_designated_platform_takes_half_a_percent_of_everything(route: str) -> None:
    vendor = TaxVendor("individual", pkp=True, suket=True)
    found = ask(line(100_000), line(100_000, "service"), vendor=vendor, route=route, designated=True)
    assert (found.pph_parts, found.ppn_withheld, found.collector) == ({"22": 1_000}, 22_000, "platform")


@pytest.mark.parametrize("lifted", [{"skb": True}, {"turnover_declaration": True}])
def test_letters_lift_what_the_platform_takes_too(lifted: dict[str, bool]) -> None:
    assert ask(line(9_000_000), vendor=TaxVendor("individual", **lifted), **PLATFORM).pph == 0


def test_exempt_goods_lift_pph_but_not_ppn() -> None:
    for facts in ({}, PLATFORM):
        found = ask(line(10_000_000, exempt=True), **facts)
        assert (found.base, found.pph, found.ppn_withheld) == (10_000_000, 0, 1_100_000)


def test_on_the_card_without_a_platform_nothing_is_collected() -> None:
    found = ask(STATIONERY, route="KKPD")
    assert (found.ppn, found.ppn_withheld, found.pph, found.vendor_nets) == (1_100_000, 0, 0, 11_100_000)
    assert found.collector == "none"


def test_delivery_follows_the_largest_line() -> None:
    exempt = ask(line(3_000_000, exempt=True), line(2_500_000), line(100_000, "shipping"), vendor=ENTITY)
    assert exempt.pph == 37_500
    catering = ask(line(1_000_000, "catering"), line(900_000), line(100_000, "shipping"), pbjt="0.1")
    assert (catering.pbjt, catering.ppn) == (110_000, 99_000)
    luxury = ask(line(1_000_000, luxury=True), line(100_000, "shipping"))
    assert luxury.ppn == 132_000


def test_a_delivery_alone_is_a_service() -> None:
    assert ask(line(100_000, "shipping"), vendor=ENTITY).pph_parts == {"23": 2_000}


def test_pbjt_is_on_catering_only_and_may_stand_within_the_price() -> None:
    found = ask(line(1_100_000, "catering", includes_pbjt=True), line(1_000, includes_pbjt=True), pbjt="0.10")
    assert (found.base, found.pbjt, found.ppn) == (1_001_000, 100_000, 110)
    without_rate = ask(line(1_100_000, "catering", includes_pbjt=True))
    assert (without_rate.base, without_rate.pbjt) == (1_100_000, 0)


def test_including_says_nothing_where_there_is_no_ppn() -> None:
    assert ask(line(111, "catering", includes_ppn=True)).base == 111
    assert ask(line(111, includes_ppn=True), vendor=ENTITY).base == 111


def test_a_region_may_let_the_treasurer_remit_pbjt() -> None:
    found = ask(line(5_000_000, "catering"), pbjt="0.10", vendor=ENTITY, pbjt_by_treasurer=True)
    assert (found.pbjt_withheld, found.buyer_pays, found.vendor_nets) == (500_000, 5_500_000, 4_900_000)
    assert [(part.kind, part.collector) for part in found.parts] == [("pbjt", "treasurer"), ("23", "treasurer")]


def test_every_part_says_base_rate_rules_and_collector() -> None:
    ppn, pph = ask(STATIONERY).parts
    assert (ppn.kind, ppn.base, ppn.rate, ppn.collector) == ("ppn", 9_166_667, Fraction(12, 100), "treasurer")
    assert (pph.kind, pph.base, pph.rate, pph.collector) == ("22", 10_000_000, Fraction(15, 1000), "treasurer")
    assert [rule.code for rule in pph.rules] == ["pph22_goods", "pph22_floor"]


def test_a_day_before_the_law_has_no_answer() -> None:
    with pytest.raises(NoRule):
        ask(line(0), on=date(2010, 3, 31))
    assert ask(STATIONERY, on=date(2010, 4, 1)).ppn == 1_000_000


def test_nonsense_cases_are_refused() -> None:
    with pytest.raises(ValueError):
        line(-1)
    with pytest.raises(ValueError):
        ask()
    with pytest.raises(ValueError):
        ask(STATIONERY, pbjt="-0.1")
