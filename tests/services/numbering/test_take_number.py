"""Numbers without gaps."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from django.db.transaction import TransactionManagementError

from eblangkon.services.numbering.actions import take_number as module
from eblangkon.services.numbering.actions.take_number import take_number
from eblangkon.services.numbering.rules import write_number


@pytest.mark.django_db
def test_each_region_kind_and_year_counts_from_one():
    taken = [take_number(region=r, kind=k, year=y) for r, k, y in [("33.25", "SP", 2024)] * 3 + [("33.25", "KW", 2024)]]

    assert taken == [1, 2, 3, 1]
    assert take_number(region="33.26", kind="SP", year=2024) == 1
    assert take_number(region="33.25", kind="SP", year=2025) == 1


@pytest.mark.django_db
def test_what_is_rolled_back_leaves_no_gap():
    with transaction.atomic():
        take_number(region="33.25", kind="SP", year=2024)
        transaction.set_rollback(True)

    assert take_number(region="33.25", kind="SP", year=2024) == 1


def test_outside_a_transaction_no_number_is_given(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, "connection", SimpleNamespace(in_atomic_block=False))

    with pytest.raises(TransactionManagementError):
        take_number(region="33.25", kind="SP", year=2024)


def test_a_number_is_written_with_six_digits():
    assert write_number("33.25", "SP", 2024, 10187) == "33.25/SP/2024/010187"
