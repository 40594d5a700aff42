"""The loader's arithmetic, without a database."""

import random
from datetime import UTC, date, datetime, timedelta
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.config.demo.goods import GOODS
from eblangkon.config.demo.history.days import moments, paid_on, working_days
from eblangkon.config.demo.history.published import PUBLISHED, at_share
from eblangkon.config.demo.history.tables import cell
from eblangkon.config.demo.history.values import LEAST, MOST, values_adding_to
from eblangkon.config.demo.leaves import leaf_of
from eblangkon.config.demo.moments import spread_moments
from eblangkon.config.demo.painting import all_photos
from eblangkon.config.demo.plans import ACCOUNTS, PACKAGES
from eblangkon.config.demo.scenes import SCENES
from eblangkon.ground.kernel.photos import THUMBNAIL_BYTES

LEAVES = import_module("eblangkon.purchase.catalogue.migrations.0003_leaves").LEAVES


@given(several=st.integers(1, 200), mean=st.integers(LEAST * 2, MOST // 2), seed=st.integers(0, 9))
def test_values_add_up_to_the_rupiah_and_stay_within_the_limit(several: int, mean: int, seed: int) -> None:
    total = several * mean + seed
    values = values_adding_to(total, several, random.Random(seed))
    assert sum(values) == total
    assert len(values) == several
    assert all(LEAST <= value <= MOST for value in values)
    assert sum(value % 500 != 0 for value in values) <= 1


def test_impossible_sums_are_refused() -> None:
    for total, several in ((LEAST, 2), (MOST * 3, 2)):
        with pytest.raises(ValueError, match="cannot add up"):
            values_adding_to(total, several, random.Random(1))


def test_small_purchases_are_the_main_road() -> None:
    year = PUBLISHED[1]
    values = sorted(values_adding_to(year.value, year.packages, random.Random(1)))
    assert values[len(values) // 2] < 2_500_000 < year.value // year.packages < values[-1]


def test_purchases_were_paid_on_working_days_up_to_the_last_one_and_most_in_december() -> None:
    year, closed = PUBLISHED[1], {date(2023, 8, 17)}
    days = working_days(year, closed)
    paid = [days[at] for at in paid_on(year, days, random.Random(1))]
    assert paid == sorted(paid)
    assert len(paid) == year.packages
    assert all(day.weekday() < 5 and day not in closed for day in paid)
    by_month = [sum(day.month == month for day in paid) for month in range(1, 13)]
    assert max(by_month) == by_month[11]


def test_a_part_of_the_years_keeps_their_means() -> None:
    for whole, part in zip(PUBLISHED, at_share(50), strict=True):
        assert part.packages == whole.packages // 50
        assert part.value == whole.value // 50


@pytest.mark.parametrize("paid", [4, 5, 100, 190])
def test_acts_follow_each_other_and_end_with_the_payment(paid: int) -> None:
    days = working_days(PUBLISHED[1], set())
    at = moments(paid, days, random.Random(paid))
    assert list(at.values()) == sorted(set(at.values()))
    assert at["pay"].date() == days[paid]
    assert all(8 <= moment.hour < 16 for moment in at.values())


@given(several=st.integers(1, 16), began=st.floats(0.2, 60), share=st.floats(0, 1), hour=st.integers(0, 23))
def test_moments_of_the_living_part_lie_in_order_and_never_ahead(
    several: int, began: float, share: float, hour: int
) -> None:
    now = datetime(2026, 11, 24, hour, 30, tzinfo=UTC)
    found = spread_moments(several, began, began * share, now=now, closed=(), chance=random.Random(1))
    assert len(found) == several
    assert found == sorted(set(found))
    assert found[-1] < now
    assert found[0] > now - timedelta(days=began + 5)


def test_cells_of_copy_escape_what_copy_would_read() -> None:
    assert cell("a\tb\\c\nd") == "a\\tb\\\\c\\nd"
    assert (cell(None), cell(True), cell(False), cell(7)) == ("\\N", "t", "f", "7")
    assert cell({"note": 'kata "itu"'}) == '{"note":"kata \\\\"itu\\\\""}'


def test_every_kind_of_goods_has_its_drawing_its_account_and_its_package() -> None:
    photos = all_photos()
    assert all(len(photo.thumbnail) <= THUMBNAIL_BYTES for photo in photos.values())
    for good in GOODS:
        assert good.picture in photos
        assert good.account in ACCOUNTS
        assert good.category in PACKAGES


def test_every_kind_of_goods_stands_below_a_category_that_taxes_it_alike() -> None:
    leaves = {code: kind for code, _, kind, _ in LEAVES}
    for good in GOODS:
        leaf = leaf_of(good)
        assert leaf.split(".")[0] == str(good.category)
        assert leaves[leaf] == good.kind, good.name
    assert {leaf_of(good) for good in GOODS} == set(leaves)


def test_scripts_lie_within_the_days_that_are_told() -> None:
    assert all(scene.began >= scene.last >= 0 and scene.began <= 60 for scene in SCENES)
