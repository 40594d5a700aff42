"""`/sehat`, and what every answer carries."""

import time

import pytest
from django.db import DatabaseError
from django.test import Client

from eblangkon.config import health
from eblangkon.ground.kernel import heartbeats


@pytest.fixture(autouse=True)
def _just_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "STARTED", time.monotonic())
    monkeypatch.setattr(health.Silence, "since", None)
    monkeypatch.setattr(health.Keys, "looked", None)


def long_since_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "STARTED", time.monotonic() - 60)


@pytest.mark.django_db
def test_while_starting_it_is_200(client: Client) -> None:
    answer = client.get("/sehat")
    assert answer.status_code == 200
    assert answer.json() == {"web": "up", "database": "up", "worker": "starting", "sealer": "starting"}


@pytest.mark.django_db
def test_a_part_that_never_came_is_down(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    long_since_started(monkeypatch)
    heartbeats.beat("worker")
    answer = client.get("/sehat")
    assert answer.status_code == 503
    assert answer.json() == {"web": "up", "database": "up", "worker": "up", "sealer": "down"}


@pytest.mark.parametrize(("age", "state"), [(1.0, "up"), (20.0, "starting"), (31.0, "down")])
def test_silence_counts_from_the_last_beat(monkeypatch: pytest.MonkeyPatch, age: float, state: str) -> None:
    long_since_started(monkeypatch)
    monkeypatch.setattr(heartbeats, "ages", lambda: {"worker": age, "sealer": 0.0})
    assert health.parts(time.monotonic())["worker"] == state


def test_a_lost_database_is_down_after_half_a_minute(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def lost() -> dict[str, float]:
        raise DatabaseError

    monkeypatch.setattr(heartbeats, "ages", lost)
    assert client.get("/sehat").status_code == 200
    assert health.Silence.since
    monkeypatch.setattr(health.Silence, "since", health.Silence.since - 31)
    answer = client.get("/sehat")
    assert answer.status_code == 503
    assert answer.json()["database"] == "down"


def test_headers_forbid_what_we_do_not_need(client: Client) -> None:
    answer = client.get("/no-such-page")
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "Permissions-Policy" in answer.headers
