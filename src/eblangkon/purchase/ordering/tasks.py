"""Jobs of this room: silence is told and ends an order, and no reservation is kept for ever."""

from procrastinate.contrib.django import app

from eblangkon.purchase.ordering.actions.expire_orders import expire_orders
from eblangkon.purchase.ordering.actions.release_held import release_held
from eblangkon.purchase.ordering.actions.remind_duties import remind_duties
from eblangkon.purchase.ordering.actions.remind_orders import remind_orders
from eblangkon.purchase.ordering.actions.remind_requests import remind_requests


@app.periodic(cron="10 * * * *")  # each hour: a machine that is off at midnight catches up when it is on again
@app.task(name="ordering.end_of_day")
def end_of_day(timestamp: int) -> dict[str, int]:
    """Expire what was not answered and free what was held too long; safe to run twice."""
    return {"expired": expire_orders(), "released": release_held()}


@app.periodic(cron="25 * * * *")  # each hour: what one run has told the next does not tell again
@app.task(name="ordering.remind", lock="ordering-remind", queueing_lock="ordering-remind")
def remind(timestamp: int) -> dict[str, int]:
    """Remind of what is due or silent; safe to run twice."""
    return {"orders": remind_orders(), "requests": remind_requests(), "duties": remind_duties()}
