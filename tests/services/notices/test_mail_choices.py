"""Mail obeys each reader: at once, once a day or never, and not in the night; security always."""

from datetime import UTC, datetime, time

import pytest
from django.core import mail
from tests.cast import NOON

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import KeptSQL
from eblangkon.ground.people.models import Person
from eblangkon.ground.regions.models import RegionalRule
from eblangkon.services.notices import queries, rules
from eblangkon.services.notices.actions.choose_mail import NotAChoice, choose_mail
from eblangkon.services.notices.actions.mark_read import mark_read
from eblangkon.services.notices.actions.notify import notify
from eblangkon.services.notices.actions.remind import remind
from eblangkon.services.notices.actions.send_mail import send_mail
from eblangkon.services.notices.models import MailChoice, Notice
from eblangkon.services.notices.rules import AT_ONCE, DAILY, NEVER, NoticeWording

pytestmark = pytest.mark.django_db
NIGHT = datetime(2026, 3, 4, 16, 30, tzinfo=UTC)
"""23.30 WIB."""
DAWN = datetime(2026, 3, 4, 23, 0, tzinfo=UTC)
"""06.00 WIB of the next day."""
MORNING = datetime(2026, 3, 5, 0, 0, tzinfo=UTC)
"""07.00 WIB."""
LATER = datetime(2026, 3, 5, 4, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _words(monkeypatch):
    words = {
        "test.wait": NoticeWording("Setujui", waits=True),
        "test.done": NoticeWording("Selesai {n}"),
        "test.late": NoticeWording("Lewat batas", waits=True, group=rules.LATE),
        "test.safe": NoticeWording("Masuk dari perangkat baru", group=rules.SECURITY),
    }
    monkeypatch.setattr(rules, "WORDINGS", words)


@pytest.fixture
def ani(db):
    return Person.objects.create(name="Ani", email="ani@contoh.id")


def tell(person, *codes, at=NOON, **params):
    with clock.set_to(at):
        for code in codes:
            notify(people=[person.pk], code=code, subject=("order", "7"), params=params)


def sent(at):
    """Subjects of what went out at that moment."""
    mail.outbox.clear()
    with clock.set_to(at):
        send_mail()
    return [letter.subject for letter in mail.outbox]


def choose(person, quiet=(None, None), **groups):
    chosen = {"waits": AT_ONCE, "late": AT_ONCE, "done": DAILY} | groups
    return choose_mail(person=person.pk, groups=chosen, quiet=quiet, by=Actor("person", person.pk, person.name))


def test_by_default_what_waits_comes_at_once_and_the_rest_in_one_letter_a_day(ani):
    tell(ani, "test.wait", "test.late", "test.safe", at=DAWN)
    tell(ani, "test.done", "test.done", at=DAWN)
    assert sent(DAWN) == ["Setujui", "Lewat batas", "Masuk dari perangkat baru"]
    assert sent(MORNING) == ["2 kabar dari e-Blangkon"]
    assert mail.outbox[0].body.count("/ke/order/7") == 2
    tell(ani, "test.done", at=LATER, n=3)
    assert sent(LATER) == []  # one letter a day
    assert sent(datetime(2026, 3, 6, 0, 5, tzinfo=UTC)) == ["Selesai 3"]


def test_never_stays_in_the_inbox_but_security_is_always_mailed(ani):
    choose(ani, waits=NEVER, late=NEVER, done=NEVER)
    tell(ani, "test.wait", "test.late", "test.done", "test.safe")
    with clock.set_to(NOON):
        mark_read(person=ani.pk)  # whoever reads it in a stolen session holds no warning back
    assert sent(NOON) == ["Masuk dari perangkat baru"]
    assert (sent(LATER), Notice.objects.filter(person=ani).count()) == ([], 4)


def test_the_night_holds_back_all_but_security_until_it_ends(ani):
    tell(ani, "test.wait", "test.safe", at=NIGHT)
    assert sent(NIGHT) == ["Masuk dari perangkat baru"]
    assert sent(datetime(2026, 3, 4, 22, 59, tzinfo=UTC)) == []
    assert sent(DAWN) == ["Setujui"]


def test_one_s_own_hours_go_before_the_rule(ani):
    choose(ani, quiet=(time(11), time(13)))
    tell(ani, "test.wait")
    assert sent(NOON) == []
    assert sent(NIGHT) == ["Setujui"]
    choose(ani, quiet=(time(22), time(9)))
    tell(ani, "test.wait", "test.done", at=NIGHT)
    assert (sent(NIGHT), sent(MORNING)) == ([], [])
    assert sent(LATER) == ["Setujui", "Selesai …"]
    choose(ani, quiet=(time(0), time(0)))  # never quiet
    tell(ani, "test.wait", at=NIGHT)
    assert sent(NIGHT) == ["Setujui"]


def test_the_rule_gives_the_hours_and_a_broken_one_stops_no_mail(ani):
    rule = RegionalRule.objects.get(code="quiet_hours", region=None)
    RegionalRule.objects.filter(pk=rule.pk).update(value=["18.00", "07.00"])
    with clock.set_to(NOON):
        assert queries.quiet_hours() == (time(18), time(7))
        for broken in (["malam"], ["25.00", "x"], 7):
            RegionalRule.objects.filter(pk=rule.pk).update(value=broken)
            assert queries.quiet_hours() == (time(20), time(6))
        rule.delete()
        assert queries.quiet_hours() == (time(20), time(6))


def test_a_choice_is_whole_and_known(ani):
    for groups, quiet in (
        ({"waits": "soon", "late": NEVER, "done": NEVER}, (None, None)),
        ({"waits": NEVER}, (None, None)),
        ({"waits": NEVER, "late": NEVER, "done": NEVER}, (time(5), None)),
    ):
        with pytest.raises(NotAChoice):
            choose_mail(person=ani.pk, groups=groups, quiet=quiet, by=Actor("person", ani.pk, "Ani"))
    assert not MailChoice.objects.exists()


def test_a_new_choice_keeps_the_day_of_the_last_digest(ani):
    tell(ani, "test.done")
    assert len(sent(NOON)) == 1
    choose(ani, done=DAILY)
    tell(ani, "test.done")
    assert sent(NOON) == []


def test_mail_for_many_costs_no_more_statements(ani, django_assert_num_queries):
    others = Person.objects.bulk_create(Person(name=str(n), email=f"{n}@contoh.id") for n in range(20))
    with clock.set_to(NOON):
        notify(people=[p.pk for p in others], code="test.wait", subject=("order", "7"), params={})
        with django_assert_num_queries(6):
            assert send_mail() == 20


def test_a_reminder_comes_once_a_step(ani, django_assert_num_queries):
    found = KeptSQL(lambda name: Person.objects.filter(name=name).values_list("pk"), "").asked("Ani")

    def again(step):
        return remind(people=found, code="test.late", subject=("order", "7"), params={}, step=step)

    tell(ani, "test.wait")
    with clock.set_to(NOON), django_assert_num_queries(3):
        assert [again("3"), again("3"), again("4")] == [1, 0, 1]
    assert [notice.code for notice in queries.inbox(ani.pk, waiting=True)] == ["test.late", "test.late", "test.wait"]


@pytest.mark.parametrize(
    ("at", "quiet"), [((20, 0), True), ((23, 59), True), ((5, 59), True), ((6, 0), False), ((19, 59), False)]
)
def test_quiet_hours_span_midnight(at, quiet):
    assert rules.is_quiet(time(*at), time(20), time(6)) is quiet
