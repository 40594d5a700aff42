"""A kept query gives what its query set gives, with the values of each call."""

from datetime import date

import pytest
from django.db import connection
from django.db.models import F, Q
from django.test.utils import CaptureQueriesContext

from eblangkon.ground.kernel.kept import Kept
from eblangkon.ground.regions.models import Holiday, RegionalRule

pytestmark = pytest.mark.django_db
REGION, DAY = "33.25", date(2026, 1, 5)
KEPT = Kept(
    lambda region, on: (
        RegionalRule.objects.filter(Q(region=region) | Q(region=None), effective_from__lte=on)
        .select_related("region")
        .annotate(again=F("code"))
        .order_by("code", "pk")
    ),
    "sample",
    date.min,
)


def add(region: str, value: int) -> RegionalRule:
    return RegionalRule.objects.create(
        region_id=region, code="order_limit", value=value, effective_from=date(2025, 1, 1), source="Uji", confidence="H"
    )


def test_gives_the_records_of_the_query_set_with_their_own_values() -> None:
    add(REGION, 1), add("33.23", 2)
    for region, day in ((REGION, DAY), ("33.23", DAY), (REGION, date(2023, 1, 1)), ("33.01", date(1990, 1, 1))):
        wanted = RegionalRule.objects.filter(Q(region=region) | Q(region=None), effective_from__lte=day)
        with CaptureQueriesContext(
            connection,
        ) as asked:
            found = KEPT(region, day)
            names = [rule.region.name for rule in found if rule.region]
        assert found == list(wanted.order_by("code", "pk"))
        assert [(rule.value, rule.effective_from) for rule in found] == list(
            wanted.order_by("code", "pk").values_list("value", "effective_from")
        )
        assert [rule.again for rule in found] == [rule.code for rule in found]  # type: ignore[attr-defined]
        assert len(asked) == 1, names


def test_one_is_the_only_record_or_none_at_all() -> None:
    one = Kept(lambda key: Holiday.objects.filter(pk=key), -1)
    holiday = Holiday.objects.order_by("pk")[0]
    assert one.one(holiday.pk) == holiday
    with pytest.raises(Holiday.DoesNotExist):
        one.one(-5)
    with pytest.raises(ValueError, match="too many"):
        Kept(lambda code: Holiday.objects.exclude(pk=code), -1).one(-5)


def test_asks_for_as_many_values_as_samples() -> None:
    with pytest.raises(TypeError):
        KEPT(REGION)
