"""Load the published years by COPY."""

import random
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from datetime import date
from typing import Any

import psycopg
from django.db import connections

from eblangkon.config.demo.fresh import owner_address
from eblangkon.config.demo.history.choice import Market
from eblangkon.config.demo.history.days import moments, paid_on, working_days
from eblangkon.config.demo.history.ledger import CHECKED_AT_THE_END, Ledger
from eblangkon.config.demo.history.market import Buyer, more_offices, more_shops
from eblangkon.config.demo.history.papers import number_papers
from eblangkon.config.demo.history.past import Past
from eblangkon.config.demo.history.published import REGION, Year, at_share
from eblangkon.config.demo.history.purchase import Writer
from eblangkon.config.demo.history.purse import PastPurse
from eblangkon.config.demo.history.tables import Bare
from eblangkon.config.demo.history.values import values_adding_to
from eblangkon.config.demo.people import Office
from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.regions.queries import working_calendar

SEED = 3325
SHOPS, WARES = 300, 27
AT_ONCE = 2000
"""Purchases a transaction."""


def load_history(offices: Sequence[Office], tick: Callable[[int], object], divisor: int = 1) -> None:
    """Every published year, or a `divisor`-th of it; `tick` is told how many purchases were written.

    As the owner of the tables, for foreign keys are checked at the end. The small cast of the region buys too.
    """
    chance = random.Random(SEED)
    buyers = [_buyer(office) for office in offices if office.agency.region_id == REGION]
    buyers += more_offices({buyer.code for buyer in buyers})
    market = Market(more_shops(max(SHOPS // divisor, 20), WARES, chance), chance)
    with psycopg.connect(owner_address(), autocommit=True) as connection:
        connection.execute("SET synchronous_commit = off")
        connection.execute("SET maintenance_work_mem = '128MB'")
        ledger = Ledger(connection)
        purse = PastPurse(ledger)
        writer = Writer(ledger, purse, chance)
        with Bare(connection, CHECKED_AT_THE_END), Copying(ledger, connection) as copying:
            for year in at_share(divisor):
                pasts = _pasts(year, buyers, market, chance)
                number_papers(year.year, pasts, ledger)
                for first in range(0, len(pasts), AT_ONCE):
                    some = pasts[first : first + AT_ONCE]
                    for past in some:
                        writer.write(past)
                    copying.hand_over()
                    tick(len(some))
            purse.write()
            copying.hand_over()
        ledger.close(connection)
        connection.execute("ANALYZE")


class Copying:
    """Copies and seals one batch while the next is being made: the database and we have a processor each."""

    def __init__(self, ledger: Ledger, connection: psycopg.Connection[Any]) -> None:
        self._ledger, self._connection = ledger, connection
        self._pool = ThreadPoolExecutor(1)
        self._under_way: Future[None] | None = None

    def __enter__(self) -> "Copying":
        return self

    def __exit__(self, *_: object) -> None:
        with self._pool:
            self.wait()
            self._pool.submit(connections.close_all)

    def hand_over(self) -> None:
        """Wait for the batch before, whose fault is raised here, and begin with what the ledger holds."""
        self.wait()
        self._under_way = self._pool.submit(self._work, self._ledger.take())

    def wait(self) -> None:
        if self._under_way is not None:
            done, self._under_way = self._under_way, None
            done.result()

    def _work(self, batch: dict[str, str]) -> None:
        self._ledger.copy(self._connection, batch)
        seal()


def total_packages(divisor: int = 1) -> int:
    return sum(year.packages for year in at_share(divisor))


def _buyer(office: Office) -> Buyer:
    people = {duty: (actor.id, actor.name) for duty, actor in office.staff.items() if actor.id is not None}
    return Buyer(office.agency.pk, office.agency.code, office.agency.name, office.agency.address, people)


def _pasts(year: Year, buyers: Sequence[Buyer], market: Market, chance: random.Random) -> list[Past]:
    """The year's purchases. Larger offices buy more often; what was paid first gets the lower number."""
    days = working_days(year, working_calendar(REGION, date(year.year, 1, 1)))
    weights = [1 / (at + 4) for at in range(len(buyers))]
    values = values_adding_to(year.value, year.packages, chance)
    chosen = chance.choices(buyers, weights, k=year.packages)
    return [
        Past(buyer, market.choose(value), value, moments(paid, days, chance), chance)
        for paid, value, buyer in zip(paid_on(year, days, chance), values, chosen, strict=True)
    ]
