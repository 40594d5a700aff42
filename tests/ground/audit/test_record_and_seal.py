"""An act is written with its change, sealed once, and never changed."""

from datetime import UTC, datetime
from hashlib import sha256

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.transaction import TransactionManagementError

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.audit.models import AuditEntry, AuditSeal, AuditUnsealed
from eblangkon.ground.audit.models.canon import CANON, GENESIS
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock


def note(key: str, version: int | None = None) -> int:
    return record(
        actor=SYSTEM, action="test.note", subject=("note", key), region="33.25", data={"key": key}, version=version
    )


@pytest.mark.commits
def test_an_act_outside_a_transaction_is_refused() -> None:
    with pytest.raises(TransactionManagementError):
        note("1")
    assert not AuditEntry.objects.exists()


@pytest.mark.django_db
def test_an_entry_waits_in_the_queue_and_is_sealed_once() -> None:
    first, second = note("1"), note("2")
    assert set(AuditUnsealed.objects.values_list("entry_id", flat=True)) == {first, second}
    assert seal() == 2
    assert seal() == 0
    assert list(AuditSeal.objects.order_by("seq").values_list("seq", "entry_id")) == [(1, first), (2, second)]
    assert not AuditUnsealed.objects.exists()


@pytest.mark.django_db
def test_each_hash_is_made_of_the_one_before_and_the_entry() -> None:
    note("1"), note("2")
    seal()
    head = GENESIS
    for link in AuditSeal.objects.order_by("seq"):
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {CANON} FROM audit_entry e WHERE id = %s", [link.entry_id])
            head = sha256(head + bytes(cursor.fetchone()[0])).digest()
        assert bytes(link.hash) == head


@pytest.mark.django_db
def test_the_true_time_stands_beside_a_set_clock() -> None:
    long_ago = datetime(2022, 3, 1, 9, tzinfo=UTC)
    with clock.set_to(long_ago):
        entry = AuditEntry.objects.get(pk=note("1"))
    assert entry.at == long_ago
    assert abs((entry.recorded_at - clock.true_now()).total_seconds()) < 60


@pytest.mark.commits
def test_one_change_is_one_id_and_the_next_another() -> None:
    with transaction.atomic():
        note("1"), note("2")
    with transaction.atomic():
        note("3")
    one, two, three = AuditEntry.objects.order_by("id").values_list("change_id", flat=True)
    assert one == two != three


@pytest.mark.commits
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET data = '{}'",
        "DELETE FROM audit_entry",
        "TRUNCATE audit_entry CASCADE",
        "UPDATE audit_seal SET hash = ''",
        "DELETE FROM audit_seal",
        "TRUNCATE audit_seal",
        "UPDATE audit_unsealed SET entry_id = entry_id + 1",
        "TRUNCATE audit_unsealed",
    ],
)
def test_even_the_owner_may_not_turn_the_log(statement: str) -> None:
    with transaction.atomic():
        note("1")
    seal()
    with pytest.raises(DatabaseError, match="only ever added to"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert AuditSeal.objects.count() == 1
