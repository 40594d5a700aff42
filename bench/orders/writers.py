"""One process of buyers: four threads that write their orders in one of three ways and tell how long it took."""

import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, Literal

Way = Literal["ours", "without_log", "bare"]
Share = list[tuple[int, list[int]]]
"""Buyers with the numbers of the baskets that each is to send."""


def run(way: Way, share: Share, script: Any, sample: dict[str, Any]) -> tuple[float, float]:
    """Write every order of the share, one thread a buyer. Returns start and end on the machine's common clock."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "eblangkon.config.settings")
    django.setup()
    make = {"ours": _ours, "without_log": _without_log, "bare": lambda: _bare(script, sample)}[way]()
    faults: list[BaseException] = []
    ready = threading.Barrier(len(share) + 1)

    def buyer(number: int, orders: list[int]) -> None:
        try:
            write, close = make(number)
            ready.wait(60)
            for order in orders:
                write(order)
            close()
        except BaseException as fault:
            faults.append(fault)
            ready.abort()

    threads = [threading.Thread(target=buyer, args=one) for one in share]
    for thread in threads:
        thread.start()
    ready.wait(60)
    start = time.monotonic()
    for thread in threads:
        thread.join()
    if faults:
        raise faults[0]
    return start, time.monotonic()


Buyer = Callable[[int], tuple[Callable[[int], object], Callable[[], None]]]


def _ours() -> Buyer:
    from django.db import connection

    from bench.orders.baskets import people_of
    from eblangkon.purchase.ordering.actions.approve_order import approve_order
    from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval

    def make(buyer: int) -> tuple[Callable[[int], object], Callable[[], None]]:
        pp, ppk = people_of(buyer)

        def write(order: int) -> None:
            send_for_approval(order=order, by=pp)
            approve_order(order=order, by=ppk)

        return write, connection.close

    return make


def _without_log() -> Buyer:
    """The same with every call of `record` made empty, in this process alone."""
    made = _ours()
    real = sys.modules["eblangkon.ground.audit.actions.record"].record
    for name, module in list(sys.modules.items()):
        if name.startswith("eblangkon.") and getattr(module, "record", None) is real:
            module.record = lambda **entry: 0  # type: ignore[attr-defined]
    return made


def _bare(script: Any, sample: dict[str, Any]) -> Buyer:
    import psycopg

    from bench.orders.baskets import rows_of
    from bench.orders.replay import write as replay

    def make(buyer: int) -> tuple[Callable[[int], object], Callable[[], None]]:
        to = psycopg.connect(os.environ["DATABASE_URL"], autocommit=True)

        def write(order: int) -> None:
            replay(to, script, dict(zip(sample["rows"], rows[order], strict=True)) | _fresh(sample, order))

        rows = rows_of(buyer)
        return write, to.close

    return make


def _fresh(sample: dict[str, Any], order: int) -> dict[str, str]:
    """What may stand in the database only once: token, number and the job's lock."""
    return {
        sample["token"]: f"bare{order:018d}",
        sample["number"]: f"{sample['number']}-{order}",
        sample["lock"]: f"bare-{order}",
        sample["order"]: str(order),
    }
