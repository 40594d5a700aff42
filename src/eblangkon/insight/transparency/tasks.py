"""Jobs of this room."""

from procrastinate.contrib.django import app

from eblangkon.insight.transparency.actions.recount_paid import recount_paid


@app.periodic(cron="40 17 * * *")  # 00.40 WIB
@app.task(name="transparency.recount_paid")
def recount(timestamp: int) -> str:
    """Bring the summary of paid orders up to last midnight; safe to run twice."""
    return recount_paid().isoformat()
