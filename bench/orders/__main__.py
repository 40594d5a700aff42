"""`python -m bench.orders`: a table, and the ratios as JSON on the last line."""

import json
import multiprocessing
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench.orders.writers import Way, run
from eblangkon.config.keeper.server import running

ROUNDS, EACH, PROCESSES = 5, 15, 2
WAYS: tuple[Way, ...] = ("bare", "ours", "without_log")
TO_REACH = {"of_the_limit": 0.4, "left_with_the_log": 0.6}


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="eblangkon-bench-"))
    try:
        with running(folder) as server:
            os.environ |= {"DATABASE_URL": server.url, "DATABASE_OWNER_URL": server.owner_url, "DATA_DIR": str(folder)}
            os.environ["DJANGO_SETTINGS_MODULE"] = "eblangkon.config.settings"
            subprocess.run([sys.executable, "-m", "eblangkon.config.command", "migrate", "-v", "0"], check=True)
            measure(server.owner_url)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def measure(owner_url: str) -> None:
    import django

    django.setup()
    from django.db import connections

    from bench.orders.baskets import BUYERS, fill, spread_numbers

    spread_numbers(owner_url)
    numbers = fill(each=1 + len(WAYS) * (ROUNDS + 1) * EACH)
    script, sample = _sample(numbers[0].pop(0))
    connections.close_all()
    rates: dict[Way, list[float]] = {way: [] for way in WAYS}
    with multiprocessing.get_context("spawn").Pool(PROCESSES, maxtasksperchild=1) as pool:
        for turn in range(ROUNDS + 1):
            for way in WAYS:
                share = [(buyer, [numbers[buyer].pop(0) for _ in range(EACH)]) for buyer in range(BUYERS)]
                halves = [(way, share[n::PROCESSES], script, sample) for n in range(PROCESSES)]
                times = pool.starmap(run, halves, chunksize=1)
                if turn:  # the first round warms up
                    rates[way].append(BUYERS * EACH / (max(end for _, end in times) - min(start for start, _ in times)))
    _tell(rates)


def _sample(order: int) -> tuple[Any, dict[str, Any]]:
    """What one order writes, and its values that another order has to exchange."""
    from bench.orders.baskets import people_of, rows_of
    from bench.orders.replay import listen
    from eblangkon.purchase.ordering.actions.approve_order import approve_order
    from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
    from eblangkon.services.documents.queries import papers_of

    pp, ppk = people_of(0)
    heard = listen(lambda: (send_for_approval(order=order, by=pp), approve_order(order=order, by=ppk)))
    paper = papers_of(("order", str(order))).get()
    rows = rows_of(0)[order]
    return heard, {
        "rows": rows, "token": paper.token, "number": paper.number, "lock": f"render-{paper.pk}", "order": str(order)
    }  # fmt: skip


def _tell(rates: dict[Way, list[float]]) -> None:
    words = {"bare": "bare psycopg, same rows", "ours": "e-Blangkon", "without_log": "e-Blangkon without its log"}
    print(f"{'':28} orders/s  (median of {ROUNDS} rounds, 8 buyers)")
    for way in WAYS:
        print(f"{words[way]:28} {statistics.median(rates[way]):8.1f}  {' '.join(f'{rate:.0f}' for rate in rates[way])}")
    found = {
        "of_the_limit": statistics.median(a / b for a, b in zip(rates["ours"], rates["bare"], strict=True)),
        "left_with_the_log": statistics.median(a / b for a, b in zip(rates["ours"], rates["without_log"], strict=True)),
    }
    for name, ratio in found.items():
        print(f"{name:28} {ratio:8.2f}  to reach: {TO_REACH[name]}")
    medians = {way: round(statistics.median(rates[way]), 1) for way in WAYS}
    print(json.dumps({"orders_per_s": medians, **{name: round(ratio, 3) for name, ratio in found.items()}}))


if __name__ == "__main__":
    main()
