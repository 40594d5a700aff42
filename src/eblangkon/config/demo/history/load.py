"""Load the published years by COPY."""

import random
from collections.abc import Callable, Sequence
from datetime import date

import psycopg

from eblangkon.config.demo.fresh import owner_address
from eblangkon.config.demo.history.choice import Market
from eblangkon.config.demo.history.days import moments, paid_on, working_days
from eblangkon.config.demo.history.ledger import CHECKED_AT_THE_END, Ledger
from eblangkon.config.demo.history.market import Buyer, more_offices, more_shops
from eblangkon.config.demo.history.published import REGION, Year, at_share
from eblangkon.config.demo.history.purchase import Past, Writer
from eblangkon.config.demo.history.purse import PastPurse
from eblangkon.config.demo.history.tables import WithoutForeignKeys
from eblangkon.config.demo.history.values import values_adding_to
from eblangkon.config.demo.people import Office
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
        ledger = Ledger(connection)
        purse = PastPurse(ledger)
        writer = Writer(ledger, purse, chance)
        with WithoutForeignKeys(connection, CHECKED_AT_THE_END):
            for year in at_share(divisor):
                _write_year(year, buyers, market, writer, chance, lambda: ledger.copy(connection), tick)
            purse.write()
            ledger.copy(connection)
        ledger.close(connection)
        connection.execute("ANALYZE")


def total_packages(divisor: int = 1) -> int:
    return sum(year.packages for year in at_share(divisor))


def _buyer(office: Office) -> Buyer:
    people = {duty: (actor.id, actor.name) for duty, actor in office.staff.items() if actor.id is not None}
    return Buyer(office.agency.pk, office.agency.code, people)


def _write_year(
    year: Year,
    buyers: Sequence[Buyer],
    market: Market,
    writer: Writer,
    chance: random.Random,
    flush: Callable[[], None],
    tick: Callable[[int], object],
) -> None:
    """Larger offices buy more often; what was paid first gets the lower number."""
    days = working_days(year, working_calendar(REGION, date(year.year, 1, 1)))
    weights = [1 / (at + 4) for at in range(len(buyers))]
    values = values_adding_to(year.value, year.packages, chance)
    held = 0
    for paid, value in zip(paid_on(year, days, chance), values, strict=True):
        (buyer,) = chance.choices(buyers, weights)
        writer.write(Past(buyer, market.choose(value), value, moments(paid, days, chance)))
        held += 1
        if held == AT_ONCE:
            flush()
            tick(held)
            held = 0
    flush()
    tick(held)
