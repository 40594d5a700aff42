"""`eblangkon worker`: does the deferred jobs until it is told to stop."""

import asyncio
import signal
from contextlib import suppress

from asgiref.sync import sync_to_async
from django.core.management.base import BaseCommand
from django.db import DatabaseError, connection
from procrastinate.contrib.django import app
from procrastinate.contrib.django.django_connector import DjangoConnector

from eblangkon.ground.kernel.heartbeats import Pulse

POLL_SECONDS = 0.5
GRACE_SECONDS = 5


class Command(BaseCommand):
    help = "Kerjakan tugas latar (surat, pesan) sampai dihentikan."

    def handle(self, *args: object, **options: object) -> None:
        with suppress(asyncio.CancelledError):  # asked to stop
            asyncio.run(work())


async def work() -> None:
    """Poll for jobs; NOTIFY is off, see config's first migration."""
    connector = app.connector
    assert isinstance(connector, DjangoConnector)
    with app.replace_connector(connector.get_worker_connector()) as worker:
        async with worker.open_async():
            beating = asyncio.create_task(keep_beating())
            end_in_time(asyncio.current_task())
            try:
                await worker.run_worker_async(
                    listen_notify=False,
                    fetch_job_polling_interval=POLL_SECONDS,
                    shutdown_graceful_timeout=GRACE_SECONDS,
                    concurrency=2,
                    install_signal_handlers=False,
                )
            finally:
                beating.cancel()
                with suppress(asyncio.CancelledError):
                    await beating


def end_in_time(work: "asyncio.Task[None] | None") -> None:
    """Stop gracefully when asked, and for certain soon after.

    When the database has ended first, a graceful stop waits for a connection that never comes: the alarm ends it, as
    `kill -9` would, and no job is half done for it, since each stands or falls with its transaction.
    """
    assert work

    def stop() -> None:
        signal.alarm(GRACE_SECONDS + 3)
        work.cancel()

    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop)


async def keep_beating() -> None:
    """Sign of life from the loop that does the jobs: a loop that hangs falls silent."""
    pulse = sync_to_async(Pulse("worker"))
    while True:
        try:
            await pulse()
        except DatabaseError:
            await sync_to_async(connection.close)()  # a lost connection; the next round opens another
        await asyncio.sleep(1)
