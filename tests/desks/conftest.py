"""The town of tests/cast.py for the tests of a desk: built once a module, as new for every test."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker
from tests.cast import NOON, Town, build_town

from eblangkon.ground.kernel import clock


@pytest.fixture(scope="module")
def _built_town(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    with django_db_blocker.unblock(), transaction.atomic():
        with clock.set_to(NOON):
            town = build_town()
        yield town
        transaction.set_rollback(True)


@pytest.fixture
def town(_built_town: Town, django_db_blocker: DjangoDbBlocker) -> Iterator[Town]:
    """What a test writes is taken back; do not ask for `db` beside it."""
    with django_db_blocker.unblock(), clock.set_to(NOON):
        mark, orders = transaction.savepoint(), dict(_built_town.orders)
        yield _built_town
        transaction.savepoint_rollback(mark)
        _built_town.orders.clear()
        _built_town.orders.update(orders)
        _built_town.clients.clear()
