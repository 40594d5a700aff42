"""`python -m bench.totals`: how long the public totals take on 30,000 and 400,000 orders, and what was not chosen.

Three ways to answer the same question: add up the orders as they lie; with a partial index that holds all that is
asked (region, moment, sum, shop); the summary of closed days with the orders of today (what the house does).
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psycopg

from eblangkon.config.keeper.server import running

SCALES = (30_000, 400_000)
TO_REACH_MS = 50
REGION = "33.25"
DAY = "extract(year FROM o.moved_at AT TIME ZONE 'Asia/Jakarta')"
PLAIN = {
    "years of a region": f"""SELECT {DAY}, count(*), sum(o.total) FROM ordering_order o
        WHERE o.state = 'paid' AND o.region_id = '{REGION}' GROUP BY 1""",
    "years": f"SELECT {DAY}, count(*), sum(o.total) FROM ordering_order o WHERE o.state = 'paid' GROUP BY 1",
    "months": f"""SELECT {DAY}, extract(month FROM o.moved_at AT TIME ZONE 'Asia/Jakarta'), count(*), sum(o.total)
        FROM ordering_order o WHERE o.state = 'paid' GROUP BY 1, 2""",
    "kinds": """SELECT v.kind, count(*), sum(o.total) FROM ordering_order o
        JOIN vendors_vendor v ON v.id = o.vendor_id WHERE o.state = 'paid' GROUP BY 1""",
    "categories": """SELECT category_id, count(*), sum(total) FROM (
          SELECT DISTINCT ON (o.number) o.total, p.category_id FROM ordering_order o
          JOIN ordering_orderline l ON l.order_id = o.number JOIN catalogue_product p ON p.id = l.product_id
          WHERE o.state = 'paid' ORDER BY o.number, l.unit_price * l.quantity DESC
        ) largest GROUP BY 1""",
}
COVERING = """CREATE INDEX bench_paid ON ordering_order (region_id, moved_at) INCLUDE (total, vendor_id)
    WHERE state = 'paid'"""
# Three years of orders up to this moment, over all regions; one office buys them all, for no total asks which.
FILL = """
SELECT setseed(0.7);
INSERT INTO people_person (id, password, name, email, language, is_active, joined_at)
VALUES (1, '', 'Rina (contoh)', 'rina@contoh.id', 'id', true, now());
INSERT INTO agencies_agency (id, code, name, short_name, address, city, phone, email, demonstration, created_at,
                             region_id)
VALUES (1, '1', 'Dinas (contoh)', 'Dinas', '', '', '', '', false, now(), '33.25');
INSERT INTO ordering_plannedpackage (id, year, kd_rup, name, ceiling, committed, method, source_of_funds, active,
                                     announced, agency_id)
VALUES (1, 2026, '1', 'Belanja ATK', 1, 0, 'E-Purchasing', 'APBD', true, true, 1);
INSERT INTO ordering_requestnote (id, state, purpose, needed_by, remark, created_at, agency_id, asked_by_id, package_id)
VALUES (1, 'agreed', '', now()::date, '', now(), 1, 1, 1);
INSERT INTO vendors_vendor (kind, legal_form, name, slug, village, place, business_size, story, status,
                            is_demonstration, region_id)
SELECT CASE n % 2 WHEN 0 THEN 'entity' ELSE 'individual' END, '', 'Toko ' || n || ' (contoh)', 'toko-' || n, '',
       'Batang', 'micro', '', 'active', true, codes[1 + n % cardinality(codes)]
FROM generate_series(1, 10000) n, (SELECT array_agg(code) AS codes FROM regions_region WHERE kind <> 'province') r;
INSERT INTO catalogue_product (name, slug, unit, contents, description, tax_kind, luxury, exempt, min_order,
                               made_to_order, lead_days, status, photo, vendor_id, category_id)
SELECT 'Barang', 'b' || n, 'buah', '', '', 'goods', false, false, 1, false, 0, 'listed', '', v.id,
       ids[1 + (v.id + n) % cardinality(ids)]
FROM vendors_vendor v, generate_series(1, 3) n, (SELECT array_agg(id) AS ids FROM catalogue_category) c;
INSERT INTO ordering_order (number, route, state, version, total, tax, needed_by, recipient, purpose, letter_number,
                            created_at, moved_at, reserved, short_road, demonstration, agency_id, created_by_id,
                            region_id, vendor_id, package_id, request_id)
SELECT n, 'UP', CASE WHEN n % 20 = 0 THEN 'placed' ELSE 'paid' END, 10, (500000 + random() * 6000000)::bigint,
       jsonb_build_object('base', 3500000, 'explanation', repeat('Dasar pengenaan pajak. ', 12)), now()::date, '',
       'Kertas untuk rapat koordinasi', '33.25/SP/2026/' || n, at, at, false, true, false, 1, 1, v.region_id, v.id, 1, 1
FROM (SELECT n, now() - (interval '1060 days') * (1 - n::float / %(rows)s) AS at,
             (SELECT min(id) FROM vendors_vendor) + floor(random() * 10000)::bigint AS vendor
      FROM generate_series(1, %(rows)s) n) drawn
JOIN vendors_vendor v ON v.id = drawn.vendor;
INSERT INTO ordering_orderline (name, unit, quantity, reserved, unit_price, price_seen, includes_ppn, tax_kind,
                                luxury, exempt, shipping, order_id, product_id)
SELECT 'Barang', 'buah', 1 + (random() * 20)::int, 0, 50000, 50000, false, 'goods', false, false, false, o.number, p.id
FROM ordering_order o JOIN catalogue_product p ON p.vendor_id = o.vendor_id AND p.slug <> 'b3';
"""


def main() -> None:
    found: dict[str, dict[str, dict[str, float]]] = {}
    for rows in SCALES:
        folder = Path(tempfile.mkdtemp(prefix="eblangkon-bench-"))
        try:
            with running(folder, durable=False) as server:
                found[str(rows)] = _in_own_process(rows, folder, server.owner_url)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    reached = all(way["ours"] <= TO_REACH_MS for of_scale in found.values() for way in of_scale.values())
    print(json.dumps({"ms": found, "to_reach_ms": TO_REACH_MS, "reached": reached}))


def _in_own_process(rows: int, folder: Path, url: str) -> dict[str, dict[str, float]]:
    """Django knows one database a process."""
    env = {**os.environ, "DATABASE_URL": url, "DATABASE_OWNER_URL": url, "DATA_DIR": str(folder)}
    subprocess.run([sys.executable, "-m", "eblangkon.config.command", "migrate", "-v", "0"], env=env, check=True)
    done = subprocess.run(
        [sys.executable, "-m", "bench.totals", str(rows)], env=env, check=True, stdout=subprocess.PIPE, text=True
    )
    *table, last = done.stdout.splitlines()
    print("\n".join(table))
    return json.loads(last)  # type: ignore[no-any-return]


def measure(rows: int) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "eblangkon.config.settings"
    import django

    django.setup()
    from eblangkon.insight.transparency.actions.recount_paid import recount_paid
    from eblangkon.insight.transparency.queries import totals

    ours: dict[str, Callable[[], Any]] = {
        "years of a region": lambda: totals.totals(REGION),
        "years": totals.totals,
        "months": totals.by_month,
        "kinds": totals.by_vendor_kind,
        "categories": totals.by_category,
    }
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as db:
        with db.transaction():
            db.execute(psycopg.sql.SQL(FILL.replace("%(rows)s", str(rows))))
        db.execute("VACUUM ANALYZE")
        plain = {name: _best(lambda sql=sql: db.execute(sql).fetchall()) for name, sql in PLAIN.items()}
        db.execute(COVERING)
        db.execute("VACUUM ANALYZE ordering_order")
        covered = {name: _best(lambda sql=sql: db.execute(sql).fetchall()) for name, sql in PLAIN.items()}
        db.execute("DROP INDEX bench_paid")
        begun = time.perf_counter()
        recount_paid()
        night = time.perf_counter() - begun
        db.execute("VACUUM ANALYZE")
    ways = {
        name: {"plain": plain[name], "covering": covered[name], "ours": _best(asked)} for name, asked in ours.items()
    }
    print(f"{rows} orders (nightly recount {night:.1f} s), ms".ljust(52), "plain  covering   ours")
    for name, way in ways.items():
        print(f"  {name:48}{way['plain']:8.1f}{way['covering']:10.1f}{way['ours']:7.1f}")
    print(json.dumps(ways))


def _best(asked: Callable[[], Any], times: int = 5) -> float:
    """The best of some runs, in ms: what others do on the machine only ever adds."""
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        asked()
        took.append(1000 * (time.perf_counter() - begun))
    return round(min(took), 1)


if __name__ == "__main__":
    if len(sys.argv) > 1:
        measure(int(sys.argv[1]))
    else:
        main()
