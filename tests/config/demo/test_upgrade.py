"""An older demonstration, restored and migrated, is whole."""

import importlib.util
from pathlib import Path

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection

from eblangkon.config.demo import fresh
from eblangkon.ground.audit.queries.verify import behind, verify
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.queries import accounts_off_balance, packages_off_balance, steps_made
from eblangkon.purchase.ordering.states import State
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.rules import sha256_of

_spec = importlib.util.spec_from_file_location("dump", Path(__file__).with_name("dump.py"))
assert _spec
assert _spec.loader
dump = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(dump)


@pytest.mark.commits
def test_the_kept_demonstration_is_restored_migrated_and_whole() -> None:
    address = fresh.owner_address()
    connection.close()
    with psycopg.connect(address, autocommit=True) as owner:
        dump.restore(owner)
    call_command("migrate", verbosity=0)

    assert fresh.is_loaded()
    assert set(Order.objects.values_list("state", flat=True)) == {str(state) for state in State}
    assert not packages_off_balance().exists()
    assert not accounts_off_balance().exists()
    verdict = verify()
    assert (verdict.broken, verdict.unsealed) == (None, 0)
    assert verdict.entries > 1000
    assert behind("order", steps_made()) is None
    assert all(sha256_of(paper.data) == paper.sha256 for paper in IssuedPaper.objects.all())
