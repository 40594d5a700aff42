"""A rule that nobody has set for a day is told by name, not guessed and not a fault."""

from datetime import date

import pytest
from tests.cast import Town

from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.ground.regions.rules import MissingRule
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.models import Order
from eblangkon.services.notices.models import Notice


def test_the_sentence_names_rule_region_day_and_remedy(db):
    with pytest.raises(MissingRule, match=r"short_path_limit .* 33\.25 .* 1999-01-01.*UKPBJ menetapkannya"):
        rules_in_force("33.25", date(1999, 1, 1))["short_path_limit"]
    assert rules_in_force("33.25", date(1999, 1, 1)).get("short_path_limit") is None


def test_an_approval_without_the_rule_changes_nothing_and_the_page_tells_what_to_do(town: Town):
    number = town.order("awaiting_approval")
    RegionalRule.objects.filter(code="short_path_limit").delete()
    before = (Order.objects.values().get(pk=number), Notice.objects.count())
    answer = town.client("ppk").post(f"/pesanan/{number}/setujui", {"versi": "2"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Batas jalan pendek" in page
    assert "UKPBJ" in page
    assert "Tidak ada yang berubah" in page
    with pytest.raises(MissingRule):
        approve_order(order=number, by=town.actor("ppk"))
    assert (Order.objects.values().get(pk=number), Notice.objects.count()) == before
    assert clock.today().year == 2026
