"""Every act, as every duty, at every place and on every day: only whom the table names gets through."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker
from tests.cast import NOON, Town, build_town
from tests.matrix import office, orders, payment, shop
from tests.matrix.act_table import ACTS, SETTING_UP, Act, proof
from tests.matrix.seats import ELSEWHERE, RIGHT, Seat, seats_of
from tests.unchanged import tried

from eblangkon.ground.kernel import clock

NEAREST = (*RIGHT, "next door")
"""Where every other duty tries; the act's own duties try at every place and on every day."""


OWN_SHOP = {"shop_people", "shop_new_product"}
"""One's own shop whoever asks: nothing of another's can be named there; tried in tests/desks/shop."""


@dataclass
class Stage:
    """The town, everybody who tries, and a browser for each."""

    town: Town
    seats: list[Seat]
    clients: dict[int, Client]


@pytest.fixture(scope="module")
def scene(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Stage]:
    """Built once, in a transaction that is taken back at the end."""
    with django_db_blocker.unblock(), clock.set_to(NOON), transaction.atomic():
        town = build_town()
        seats = seats_of(town)
        clients = {seat.person.pk: Client(HTTP_HOST="localhost") for seat in seats}
        for seat in seats:
            clients[seat.person.pk].force_login(seat.person)
        logging.disable(logging.WARNING)  # thousands are told that they may not, each with a traceback
        yield Stage(town, seats, clients)
        logging.disable(logging.NOTSET)
        transaction.set_rollback(True)


def went_through(answer: HttpResponse, changed: list[str]) -> bool:
    return answer.status_code == 303 and bool(changed)


@pytest.mark.parametrize("act", [*ACTS, *SETTING_UP], ids=lambda act: act.name)
def test_only_the_right_duty_at_the_right_place_in_its_days_may(scene: Stage, act: Act) -> None:
    wrong = []
    with clock.set_to(NOON):
        path = reverse(act.address, kwargs=dict(act.place(scene.town)))
        sent = act.sent(scene.town)
        for seat in (one for one in scene.seats if one.duty in act.duties.split() or one.standing in NEAREST):
            may = seat.duty in act.duties.split() and seat.standing in RIGHT
            form = {**sent, "proof": proof()} if "proof" in sent else dict(sent)
            answer, changed = tried(lambda seat=seat, form=form: scene.clients[seat.person.pk].post(path, form))
            if went_through(answer, changed) if may else answer.status_code in act.refused and not changed:
                continue
            wrong.append((seat.duty, seat.standing, "may" if may else "may not", answer.status_code, changed))
    assert wrong == []


def test_every_form_of_the_purchase_is_in_the_table() -> None:
    desks = (office.ROWS, orders.ROWS, payment.ROWS, shop.ROWS)
    posts = {row.name for rows in desks for row in rows if row.post}
    assert posts - {act.address for act in ACTS} == OWN_SHOP


def test_the_table_has_every_place_and_day(scene: Stage) -> None:
    tried_at = {seat.standing for seat in scene.seats}
    assert tried_at == {*RIGHT, *ELSEWHERE}
