"""Eight writers with rollbacks and slow transactions on a few orders, while sealers are killed again and again."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from contextlib import suppress

import pytest
from django.db import connection, transaction
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.actions.seal import seal
from eblangkon.ground.audit.queries.verify import verify
from eblangkon.ground.audit.rules import SYSTEM

WRITERS, SEALERS, ORDERS, SECONDS = 8, 2, 6, 6.0
SEALER = "import django; django.setup()\nfrom eblangkon.ground.audit.actions.seal import seal\nwhile True: seal()"


class GivenUp(Exception):
    """A change that comes to nothing after its entry was written."""


def _write_steps(seed: int, until: float, written: list[int], faults: list[BaseException]) -> None:
    """Steps of random orders, each behind its order's lock; the locks stand in for the rows of real orders."""
    chance = random.Random(seed)
    try:
        while time.monotonic() < until:
            order = chance.randrange(ORDERS)
            with suppress(GivenUp), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute("SELECT steps FROM test_orders WHERE id = %s FOR UPDATE", [order])
                version = cursor.fetchone()[0] + 1
                cursor.execute("UPDATE test_orders SET steps = %s WHERE id = %s", [version, order])
                subject = ("order", str(order))
                record(actor=SYSTEM, action="test.step", subject=subject, region="33.25", data={}, version=version)
                record(actor=SYSTEM, action="test.beside", subject=subject, region="33.25", data={})
                if chance.random() < 0.01:
                    time.sleep(0.5)
                if chance.random() < 0.1:
                    raise GivenUp
                written.append(version)
    except BaseException as fault:
        faults.append(fault)
    finally:
        connection.close()


def _sealer() -> subprocess.Popen[bytes]:
    address = conninfo_to_dict(os.environ["DATABASE_URL"])
    here = make_conninfo(**{**address, "dbname": connection.settings_dict["NAME"]})  # type: ignore[arg-type]
    return subprocess.Popen([sys.executable, "-c", SEALER], env=os.environ | {"DATABASE_URL": here})


@pytest.mark.commits
def test_killed_sealers_lose_nothing_and_double_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE test_orders (id int PRIMARY KEY, steps int NOT NULL DEFAULT 0)")
        cursor.execute("INSERT INTO test_orders SELECT generate_series(0, %s)", [ORDERS - 1])
    written: list[int] = []
    faults: list[BaseException] = []
    until = time.monotonic() + SECONDS
    threads = [threading.Thread(target=_write_steps, args=(n, until, written, faults)) for n in range(WRITERS)]
    sealers = [_sealer() for _ in range(SEALERS)]
    kills = 0
    try:
        for thread in threads:
            thread.start()
        chance = random.Random(7)
        while any(thread.is_alive() for thread in threads):
            time.sleep(chance.uniform(0.6, 1.2))  # a sealer needs about half a second to begin
            victim = chance.randrange(SEALERS)
            sealers[victim].send_signal(signal.SIGKILL)
            sealers[victim].wait(timeout=10)
            kills += 1
            sealers[victim] = _sealer()
    finally:
        for sealer in sealers:
            sealer.kill()
            sealer.wait(timeout=10)
        for thread in threads:
            thread.join(timeout=30)
    assert faults == []
    by_the_killed = verify().entries
    seal()
    verdict = verify()
    assert verdict.broken is None
    assert kills >= 3
    assert by_the_killed > 0, "the sealers that were killed had sealed nothing: this proves nothing"
    assert (verdict.entries, verdict.unsealed) == (2 * len(written), 0)
