"""Long work of this room."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from eblangkon.parties.agencies.actions.work_on_list import work_on_list


@app.task(name="agencies.work_on_list", retry=RetryStrategy(max_attempts=5, exponential_wait=3))
def work(imported: int) -> str:
    """Read a list, bring it in or take it back; asked twice, it is done once."""
    return work_on_list(imported=imported)
