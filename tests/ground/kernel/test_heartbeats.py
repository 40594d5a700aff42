"""Signs of life and the kind of an installation."""

import pytest
from django.db import IntegrityError, connection, transaction

from eblangkon.ground.kernel import heartbeats, installation


@pytest.mark.django_db
def test_a_beat_is_young_and_replaces_the_last() -> None:
    assert heartbeats.ages() == {}
    heartbeats.beat("worker")
    heartbeats.beat("worker")
    assert heartbeats.ages().keys() == {"worker"}
    assert 0 <= heartbeats.ages()["worker"] < 5


@pytest.mark.django_db
def test_a_pulse_writes_only_now_and_then(django_assert_num_queries: object) -> None:
    pulse = heartbeats.Pulse("sealer")
    with django_assert_num_queries(1):  # type: ignore[operator]  # the fixture has no published type
        for _ in range(100):
            pulse()


@pytest.mark.django_db
def test_the_kind_is_written_once() -> None:
    assert installation.kind() is None
    installation.mark("demonstration")
    installation.mark("demonstration")
    assert installation.is_demonstration()
    with pytest.raises(installation.AlreadyMarked):
        installation.mark("real")
    assert installation.is_demonstration()


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE kernel_installation SET kind = 'real'", "DELETE FROM kernel_installation"])
def test_not_even_the_owner_changes_it(change: str) -> None:
    installation.mark("demonstration")
    with pytest.raises(IntegrityError, match="written once"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.commits
@pytest.mark.parametrize("_turn", [1, 2])
def test_commits_stay_in_a_database_of_their_own(_turn: int) -> None:
    assert heartbeats.ages() == {}
    heartbeats.beat("worker")
    assert heartbeats.ages()
