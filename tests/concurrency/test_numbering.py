"""Numbers taken by many real transactions at once, some of which fail."""

import random
import threading

import pytest
from django.db import connection, transaction

from eblangkon.services.numbering.actions.take_number import take_number

THREADS, TAKES = 8, 25


class GivenUp(Exception):
    """The paper came to nothing after its number was taken."""


@pytest.mark.commits
def test_eight_writers_with_rollbacks_leave_no_gap_and_no_double():
    kept: list[int] = []
    faults: list[BaseException] = []
    together = threading.Barrier(THREADS)

    def write_papers(seed: int) -> None:
        chance = random.Random(seed)
        try:
            together.wait(timeout=20)
            for _ in range(TAKES):
                fails = chance.random() < 0.4
                try:
                    with transaction.atomic():
                        number = take_number(region="33.25", kind="SP", year=2024)
                        if fails:
                            raise GivenUp
                    kept.append(number)
                except GivenUp:
                    continue
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=write_papers, args=(seed,)) for seed in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    assert 0 < len(kept) < THREADS * TAKES
    assert sorted(kept) == list(range(1, len(kept) + 1))


@pytest.mark.django_db
def test_a_number_given_up_is_the_next_one_again():
    @transaction.atomic
    def give_up() -> None:
        taken.append(take_number(region="33.25", kind="KW", year=2024))
        raise GivenUp

    taken: list[int] = []
    with pytest.raises(GivenUp):
        give_up()
    taken.append(take_number(region="33.25", kind="KW", year=2024))
    assert taken == [1, 1]
