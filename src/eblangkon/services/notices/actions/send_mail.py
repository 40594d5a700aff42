"""Send what has not gone out as mail yet."""

import logging
from smtplib import SMTPException

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import QuerySet
from django.utils import translation

from eblangkon.ground.kernel import clock
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.papers import mail

log = logging.getLogger(__name__)
BATCH = 100


def send_mail() -> int:
    """Send every unsent notice, oldest first, in batches; return how many letters went out.

    No transaction spans the post: a slow one would hold rows that an order's next move wants to settle. Where it
    cannot be reached the batch stays unsent for the next run; a letter may then come twice, but none is lost.
    """
    sent = 0
    while batch := list(_unsent()[:BATCH]):
        # What was read or settled meanwhile needs no letter.
        letters = [notice for notice in batch if notice.read_at is None and notice.person.email]
        if letters:
            with get_connection() as post:
                sent += sum(_send_one(notice, post) for notice in letters)
        Notice.objects.filter(pk__in=[notice.pk for notice in batch]).update(mailed_at=clock.now())
    return sent


def _unsent() -> QuerySet[Notice]:
    return Notice.objects.filter(mailed_at__isnull=True).select_related("person").order_by("id")


def _send_one(notice: Notice, post: BaseEmailBackend) -> int:
    """One refused address must not hold up everybody's mail."""
    with translation.override(notice.person.language):
        subject, body = mail(notice)
    try:
        return EmailMessage(subject, body, to=[str(notice.person.email)], connection=post).send()
    except SMTPException:
        log.exception("Notice %s could not be mailed", notice.pk)
        return 0
