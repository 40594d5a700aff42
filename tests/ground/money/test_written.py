"""Rupiah as people write it."""

import pytest

from eblangkon.ground.money.written import rupiah_written


@pytest.mark.parametrize("text", ["52500", "52.500", "Rp52.500", "Rp 52.500", "rp. 52.500", " 52.500,00 ", "52.500,-"])
def test_read(text: str) -> None:
    assert rupiah_written(text) == 52_500


@pytest.mark.parametrize("text", ["", "Rp", "52.5", "5.25.00", "52,5", "-1", "1e5", "٥", "9" * 17])
def test_refused(text: str) -> None:
    assert rupiah_written(text) is None
