"""Send what has not gone out as mail yet, as each reader chose."""

import logging
from collections.abc import Iterable
from datetime import time
from itertools import groupby
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import translation

from eblangkon.ground.kernel import clock
from eblangkon.services.notices import queries
from eblangkon.services.notices.models import MailChoice, Notice
from eblangkon.services.notices.papers import digest, mail

log = logging.getLogger(__name__)
BATCH = 100
"""Letters between two marks, and the most lines of one digest; what is left over comes with the next."""


def send_mail() -> int:
    """Send what is due, oldest first, in batches; return how many letters went out.

    Each reader's choice decides: at once, in one letter a day, or never; quiet hours hold everything back but
    security. No transaction spans the post: a slow one would hold rows that an order's next move wants to settle.
    Where it cannot be reached the batch stays unsent for the next run; a letter may then come twice, but none is lost.
    """
    queries.without_letter().update(mailed_at=clock.now())
    quiet = queries.quiet_hours()
    return _send_each(quiet) + _send_digests(quiet)


def _send_each(quiet: tuple[time, time]) -> int:
    sent = 0
    while batch := list(queries.due_at_once(quiet)[:BATCH]):
        letters = [notice for notice in batch if notice.person.email]
        if letters:
            with get_connection() as post:
                sent += sum(_send(post, [notice]) for notice in letters)
        _mark(batch)
    return sent


def _send_digests(quiet: tuple[time, time]) -> int:
    """One letter a reader and day. The day is kept before the next batch is read, so that nobody gets two."""
    sent = 0
    while people := list(
        queries.due_daily(quiet).order_by("person_id").values_list("person", flat=True).distinct()[:BATCH]
    ):
        due = queries.due_daily(quiet).filter(person__in=people).order_by("person_id", "id")
        with get_connection() as post:
            for _, found in groupby(due, lambda notice: notice.person_id):
                told = list(found)[:BATCH]
                sent += _send(post, told)
                _mark(told)
        MailChoice.objects.bulk_create(
            [MailChoice(person_id=person, digest_on=clock.today()) for person in people],
            update_conflicts=True,
            unique_fields=["person"],
            update_fields=["digest_on"],
        )
    return sent


def _mark(notices: Iterable[Notice]) -> None:
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mailed_at=clock.now())


def _send(post: BaseEmailBackend, told: list[Notice]) -> int:
    """One refused address must not hold up everybody's mail."""
    person = told[0].person
    with translation.override(person.language):
        subject, body = mail(told[0]) if len(told) == 1 else digest(told)
    try:
        return EmailMessage(subject, body, to=[str(person.email)], connection=post).send()
    except SMTPException:
        log.exception("Notice %s could not be mailed", told[0].pk)
        return 0
