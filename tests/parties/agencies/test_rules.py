"""Which duties may meet in one person."""

from datetime import date

import pytest

from eblangkon.parties.agencies.rules import DutyRefused, check_duty, colliding


@pytest.mark.parametrize(("one", "other"), [("pp", "ppk"), ("pp", "treasurer"), ("kpa", "treasurer"), ("pa", "pp")])
def test_ordering_approving_and_paying_stay_apart(one, other):
    assert colliding(one, {other}) == other
    assert colliding(other, {one}) == one


@pytest.mark.parametrize(("one", "other"), [("pa", "ppk"), ("kpa", "ppk"), ("pptk", "ppk"), ("pp", "pp")])
def test_the_ordinary_is_no_collision(one, other):
    assert colliding(one, {other}) is None


def test_a_duty_has_its_place():
    check_duty("pp", True, date(2026, 1, 1), None, "800/1")
    check_duty("auditor", False, date(2026, 1, 1), None, "800/1")
    for code, at_agency in (("pp", False), ("auditor", True), ("raja", True)):
        with pytest.raises(DutyRefused):
            check_duty(code, at_agency, date(2026, 1, 1), None, "800/1")
