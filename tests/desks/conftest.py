"""The town of tests/cast.py for the tests of a desk."""

from collections.abc import Iterator

import pytest
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock


@pytest.fixture
def town(db: None) -> Iterator[Town]:
    with clock.set_to(NOON):
        yield build_town()
