"""The small demonstration: three regions, and purchases in every state, driven through the real actions."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from eblangkon.config.demo.acts import Purchase
from eblangkon.config.demo.moments import spread_moments
from eblangkon.config.demo.people import (
    PLACES,
    Names,
    Office,
    appoint_administrator,
    give_passwords,
    open_offices,
)
from eblangkon.config.demo.plans import Purse, plan, set_standards
from eblangkon.config.demo.scenes import SCENES, Scene
from eblangkon.config.demo.shops import Shop, open_shops
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import working_calendar

SEED = 2021
SINCE = date(2022, 1, 3)
DAYS = 61
SHOPS = 25

Tick = Callable[[int], object]


@dataclass(frozen=True, slots=True)
class Cast:
    """Who buys and sells in the living part, and from what."""

    now: datetime
    offices: list[Office]
    shops: list[Shop]
    purse: Purse


def invent() -> Cast:
    """Offices, people, shops and plans, as they stood before the first act. The database is empty."""
    now = clock.true_now()
    start = now - timedelta(days=DAYS)
    with clock.set_to(start):
        names = Names()
        offices = open_offices(names, SINCE)
        shops = open_shops(names, {code: town for code, town, _ in PLACES}, SINCE, SHOPS, clock.wib(now).year)
        appoint_administrator(names, SINCE)
        years = sorted({clock.wib(start).year, clock.wib(now).year})
        purse = plan(offices, years)
        for year in years:
            set_standards([code for code, _, _ in PLACES], year)
        give_passwords()
    return Cast(now, offices, shops, purse)


def total_acts() -> int:
    """How often `tick` will be told of one."""
    return sum(len(scene.script.split()) for scene in SCENES)


def play(cast: Cast, tick: Tick) -> None:
    """Every act of every scene in the order of time, so that numbers follow days.

    `tick` is told how many acts were done since it was last called.
    """
    now = cast.now
    chance = random.Random(SEED)
    closed = working_calendar("33.25", clock.wib(now).date() - timedelta(days=DAYS + 10))
    acts: list[tuple[datetime, int, Purchase, str]] = []
    for scene in SCENES:
        purchase = _purchase(scene, cast, chance)
        words = scene.script.split()
        moments = spread_moments(len(words), scene.began, scene.last, now=now, closed=closed, chance=chance)
        acts += [
            (moment, len(acts) + at, purchase, word)
            for at, (moment, word) in enumerate(zip(moments, words, strict=True))
        ]
    for moment, _, purchase, word in sorted(acts, key=lambda act: act[:2]):
        with clock.set_to(moment):
            purchase.act(word)
        tick(1)


def _purchase(scene: Scene, cast: Cast, chance: random.Random) -> Purchase:
    return Purchase(
        office=cast.offices[scene.office],
        shop=cast.shops[scene.shop],
        target=scene.target,
        needed=scene.needed,
        purse=cast.purse,
        year=clock.wib(cast.now).year,
        chance=random.Random(chance.randrange(1 << 30)),
    )
