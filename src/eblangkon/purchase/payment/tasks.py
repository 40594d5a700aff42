"""Jobs of this room: nobody forgets the last day to pay."""

from procrastinate.contrib.django import app

from eblangkon.purchase.payment.actions.remind_payments import remind_payments


@app.periodic(cron="35 * * * *")  # each hour: what one run has told the next does not tell again
@app.task(name="payment.remind", lock="payment-remind", queueing_lock="payment-remind")
def remind(timestamp: int) -> int:
    """Remind of payments that are due or late; safe to run twice."""
    return remind_payments()
