"""A job whose worker was killed waits for the next one again."""

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from django.db import connection
from procrastinate.contrib.django import app

from eblangkon.config.tasks import retry_interrupted


@pytest.mark.commits
def test_what_a_killed_worker_had_begun_waits_for_the_next() -> None:
    job = app.configure_task("ordering.end_of_day").defer(timestamp=0)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])

    async def look() -> int:
        connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's has one
        with app.replace_connector(connector) as worker:
            async with worker.open_async():
                return await retry_interrupted.func(cast("Any", SimpleNamespace(app=worker)), timestamp=0)

    assert asyncio.run(look()) == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT status FROM procrastinate_jobs WHERE id = %s", [job])
        assert cursor.fetchone()[0] == "todo"
