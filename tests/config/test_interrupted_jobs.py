"""A job whose worker was killed is done by the next one."""

import asyncio

import pytest
from django.db import connection
from procrastinate.contrib.django import app


@pytest.mark.commits
def test_what_a_killed_worker_had_begun_is_done_by_the_next() -> None:
    job = app.configure_task("builtin:procrastinate.builtin_tasks.remove_old_jobs").defer(max_hours=72)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE procrastinate_jobs SET status = 'doing' WHERE id = %s", [job])
    app.configure_task("config.retry_interrupted").defer(timestamp=0)

    async def work() -> None:
        worker_connector = app.connector.get_worker_connector()  # type: ignore[attr-defined]  # Django's has one
        with app.replace_connector(worker_connector) as worker:
            async with worker.open_async():
                for _ in range(2):  # the first round asks again, the second does it
                    await worker.run_worker_async(wait=False, listen_notify=False, install_signal_handlers=False)

    asyncio.run(work())
    with connection.cursor() as cursor:
        cursor.execute("SELECT status, attempts FROM procrastinate_jobs WHERE id = %s", [job])
        assert cursor.fetchone()[0] == "succeeded"
