"""Sessions that have run out are forgotten, others stay."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session

from eblangkon.config.tasks import clear_sessions
from eblangkon.ground.kernel import clock


@pytest.mark.django_db
def test_what_has_run_out_is_forgotten() -> None:
    for key, hours in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=clock.true_now() + timedelta(hours=hours))
    clear_sessions(timestamp=0)
    assert list(Session.objects.values_list("session_key", flat=True)) == ["new"]
