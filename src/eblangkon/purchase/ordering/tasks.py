"""Jobs of this room: silence ends an order, and no reservation is kept for ever."""

from procrastinate.contrib.django import app

from eblangkon.purchase.ordering.actions.expire_orders import expire_orders
from eblangkon.purchase.ordering.actions.release_held import release_held


@app.periodic(cron="10 * * * *")  # each hour: a machine that is off at midnight catches up when it is on again
@app.task(name="ordering.end_of_day")
def end_of_day(timestamp: int) -> dict[str, int]:
    """Expire what was not answered and free what was held too long; safe to run twice."""
    return {"expired": expire_orders(), "released": release_held()}
