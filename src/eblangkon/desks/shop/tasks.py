"""Letters of a shop, sent by the worker."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import unseal
from eblangkon.parties.vendors.queries import invitation_by, refusal_of


@app.task(name="shop.invitation_letter", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def invitation_letter(invitation: int, sealed: str) -> None:
    """Send the link of an invitation; `sealed` holds token and address. Nothing once it was used or withdrawn."""
    token, _space, address = unseal(sealed).partition(" ")
    found = invitation_by(token)
    if refusal_of(found, None, clock.today()) is not None:
        return
    facts = {
        "found": found,
        "role": WORDS[f"vendor_{found.role}"],
        "address": f"{settings.ENV.public_url}{reverse('invitation', args=[token])}",
    }
    subject = render_to_string("shop/email/invitation_subject.txt", facts)
    body = render_to_string("shop/email/invitation_message.txt", facts)
    EmailMessage(" ".join(subject.split()), body, to=[address]).send()
