"""The same rule set by many at the same moment."""

import threading
from datetime import date
from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError, connection

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.regions.actions import set_rule as module
from eblangkon.ground.regions.actions.set_rule import OverlappingRule, set_rule
from eblangkon.ground.regions.models import RegionalRule

WRITERS = 6


def together(days: list[date], region: str = "33.25") -> tuple[list[date], list[BaseException]]:
    """Set order_limit from each day, all at once; the days that were set, and what the others were told."""
    ready = threading.Barrier(len(days))
    done: list[date] = []
    faults: list[BaseException] = []

    def write(day: date) -> None:
        try:
            ready.wait(timeout=20)
            set_rule(
                actor=SYSTEM, code="order_limit", region=region, value=day.toordinal(), effective_from=day,
                source="Perbup 1/2026", confidence="H",
            )  # fmt: skip
            done.append(day)
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=write, args=(day,)) for day in days]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return done, faults


def open_days(region: str = "33.25") -> list[RegionalRule]:
    return list(RegionalRule.objects.filter(code="order_limit", region=region).order_by("effective_from"))


@pytest.mark.commits
def test_one_of_many_sets_the_rule_of_a_day_and_the_others_are_told() -> None:
    done, faults = together([date(2026, 1, 1)] * WRITERS)
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [OverlappingRule] * (WRITERS - 1)
    assert AuditEntry.objects.filter(action="rule.set").count() == len(open_days()) == 1


@pytest.mark.commits
def test_rules_from_different_days_never_overlap_whoever_comes_first() -> None:
    done, faults = together([date(2026, month, 1) for month in range(1, WRITERS + 1)])
    assert all(isinstance(fault, OverlappingRule) for fault in faults)
    rules = open_days()
    assert [rule.effective_from for rule in rules] == sorted(done)
    for before, after in pairwise(rules):
        assert before.effective_to is not None
        assert before.effective_to < after.effective_from
    assert rules[-1].effective_to is None


class _Unlocked:
    """The database without the rule's lock: to show that the lock is what holds."""

    def __getattr__(self, name: str) -> Any:
        return getattr(connection, name)

    def cursor(self) -> Any:
        cursor = connection.cursor()
        execute = cursor.execute

        def without_lock(statement: str, *rest: Any) -> Any:
            return execute(
                "SELECT 1" if "advisory" in statement else statement,
                *(() if "advisory" in statement else rest),
            )

        cursor.execute = without_lock  # type: ignore[method-assign]
        return cursor


@pytest.mark.commits
def test_without_the_lock_only_the_unique_key_stops_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "connection", _Unlocked())
    both, create = threading.Barrier(2), RegionalRule.objects.create

    def after_both_have_looked(**values: Any) -> RegionalRule:
        both.wait(timeout=20)
        return create(**values)

    monkeypatch.setattr(RegionalRule.objects, "create", after_both_have_looked)
    done, faults = together([date(2026, 1, 1)] * 2)
    assert len(done) == 1
    assert [type(fault) for fault in faults] == [IntegrityError]
