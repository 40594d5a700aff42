"""Mail goes out after the answer, by the worker."""

from procrastinate.contrib.django import app

from eblangkon.services.notices.actions.send_mail import send_mail


@app.periodic(cron="* * * * *")
@app.task(name="notices.send_mail", lock="notices-send-mail", queueing_lock="notices-send-mail")
def send(timestamp: int) -> int:
    """Send what waits; the lock keeps two runs from sending the same letter."""
    return send_mail()
