"""Letters of the account, sent by the worker."""

from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from eblangkon.ground.people import queries


@app.task(name="account.reset_letter", retry=RetryStrategy(max_attempts=5, exponential_wait=5))
def reset_letter(person: int) -> None:
    """Send the address under which a new password can be set. Nobody behind the number (0 too): nothing to send.

    By the worker, so that the page answers alike for an address that is known, unknown, or that the post refuses. The
    key is made here and not handed over: what waits for the worker can be read in the database. Below PUBLIC_URL,
    whatever host the request named: a forged one must not get into a letter.
    """
    reader = queries.active_person(person)
    if reader is None or not reader.email:
        return
    key = f"{user_pk_to_url_str(reader)}-{default_token_generator.make_token(reader)}"
    address = f"{settings.ENV.public_url}{reverse('password_new', kwargs={'key': key})}"
    with translation.override(reader.language):
        facts = {"user": reader, "password_reset_url": address}
        subject = render_to_string("account/email/password_reset_key_subject.txt", facts)
        body = render_to_string("account/email/password_reset_key_message.txt", facts)
    EmailMessage(" ".join(subject.split()), body, to=[reader.email]).send()
