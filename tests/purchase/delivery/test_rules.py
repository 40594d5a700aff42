"""Counting: nothing is lost between sending, accepting, rejecting and cutting."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from eblangkon.purchase.delivery.rules import LineCount, NotCounted, check_cut, check_inspection, check_shipment


class OneLine(RuleBasedStateMachine):
    """Any order of shipments, counts and cuts that the rules allow keeps the sums."""

    @initialize(ordered=st.integers(1, 50))
    def begin(self, ordered: int) -> None:
        self.ordered, self.shipped, self.accepted, self.rejected, self.cut = ordered, 0, 0, 0, 0

    @property
    def count(self) -> LineCount:
        return LineCount(1, self.ordered, self.shipped, self.accepted, self.rejected, self.cut)

    @rule(quantity=st.integers(-1, 60))
    def ship(self, quantity: int) -> None:
        if 0 <= quantity <= self.count.to_ship:
            check_shipment(self.count, quantity)
            self.shipped += quantity
        else:
            with pytest.raises(NotCounted):
                check_shipment(self.count, quantity)

    @rule(accepted=st.integers(0, 60))
    def inspect(self, accepted: int) -> None:
        waiting = self.count.to_count
        if accepted <= waiting:
            check_inspection(self.count, accepted, waiting - accepted, "rusak")
            self.accepted += accepted
            self.rejected += waiting - accepted
        else:
            with pytest.raises(NotCounted):
                check_inspection(self.count, accepted, 0, "")

    @rule(quantity=st.integers(1, 60))
    def cut_some(self, quantity: int) -> None:
        if quantity <= self.count.to_ship:
            check_cut(self.count, quantity)
            self.cut += quantity
        else:
            with pytest.raises(NotCounted):
                check_cut(self.count, quantity)

    @invariant()
    def nothing_is_lost(self) -> None:
        if not hasattr(self, "ordered"):
            return
        count = self.count
        assert count.to_ship >= 0
        assert count.to_count >= 0
        assert count.accepted + count.cut + count.to_ship + count.to_count == count.ordered
        assert count.complete == (count.accepted + count.cut == count.ordered)


TestOneLine = OneLine.TestCase


def test_a_rejection_needs_its_reason() -> None:
    with pytest.raises(NotCounted, match="alasan"):
        check_inspection(LineCount(7, 5, 5), 4, 1, "  ")


def test_the_message_says_how_many_are_left() -> None:
    with pytest.raises(NotCounted, match="Tinggal 2") as told:
        check_shipment(LineCount(7, 5, 3), 3)
    assert told.value.line == 7
