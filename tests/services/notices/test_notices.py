"""An inbox of one's own, told in one statement, mailed once, with one link and no secret."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core import mail
from django.db.models import Q
from django.utils import translation

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import KeptSQL
from eblangkon.ground.people.models import Person
from eblangkon.services.notices import papers, queries, rules
from eblangkon.services.notices.actions.mark_read import mark_read
from eblangkon.services.notices.actions.notify import notify, tell
from eblangkon.services.notices.actions.send_mail import send_mail
from eblangkon.services.notices.actions.tell_those import tell_those
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.rules import Message, NoticeWording, NotWorded, WordedTwice, word_notices

pytestmark = pytest.mark.django_db
ORDER = ("order", "1027")
NOON = datetime(2026, 3, 4, 5, 0, tzinfo=UTC)
"""A Wednesday, 12.00 WIB."""


@pytest.fixture(autouse=True)
def _noon():
    with clock.set_to(NOON):
        yield


@pytest.fixture(autouse=True)
def words(monkeypatch):
    monkeypatch.setattr(rules, "WORDINGS", {})
    word_notices(
        {
            "test.sign": NoticeWording("Setujui {what}", "Nilainya {total:rp}.", waits=True),
            "test.told": NoticeWording("{what} sudah dibayar"),
        }
    )


@pytest.fixture
def people(db):
    return Person.objects.bulk_create(
        [Person(name="Ani", email="ani@contoh.id"), Person(name="Budi", phone="+6281200000000")]
    )


def ids(people):
    return [person.pk for person in people]


def test_each_person_is_told_once_in_one_statement(people, django_assert_num_queries):
    with django_assert_num_queries(1):
        notify(people=[*ids(people), people[0].pk], code="test.sign", subject=ORDER, params={"what": "kertas"})
    assert [queries.unread_count(person.pk) for person in people] == [1, 1]
    with django_assert_num_queries(1):
        (mine,) = queries.inbox(people[0].pk)[:25]
    assert (mine.waits, papers.path_of(mine)) == (True, "/ke/order/1027?langkah=test.sign")


def test_nobody_to_tell_costs_nothing(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        notify(people=[], code="test.sign", subject=ORDER, params={})


def test_a_notice_without_words_is_found_when_it_is_sent(people):
    with pytest.raises(NotWorded):
        notify(people=ids(people), code="test.unknown", subject=ORDER, params={})
    assert not Notice.objects.exists()


def test_two_rooms_cannot_word_one_code():
    word_notices({"test.told": NoticeWording("{what} sudah dibayar")})
    with pytest.raises(WordedTwice):
        word_notices({"test.told": NoticeWording("lain")})


def test_what_waited_is_settled_when_its_subject_moves_on(people, django_assert_num_queries):
    notify(people=ids(people), code="test.sign", subject=ORDER, params={"what": "kertas"})
    notify(people=ids(people), code="test.sign", subject=("order", "9"), params={"what": "tinta"})
    notify(people=ids(people), code="test.told", subject=ORDER, params={"what": "kertas"})
    with django_assert_num_queries(1):
        tell(messages=[Message((people[0].pk,), "test.told", ORDER, {"what": "kertas"})], settles=ORDER)
    assert [notice.subject_key for notice in queries.inbox(people[0].pk, waiting=True)] == ["9"]
    assert queries.unread_count(people[0].pk) == 3


def test_the_inbox_is_one_s_own_and_paged_by_key(people):
    for number in range(5):
        notify(people=ids(people), code="test.told", subject=("order", str(number)), params={"what": str(number)})
    first = list(queries.inbox(people[0].pk)[:2])
    second = list(queries.inbox(people[0].pk, before=first[-1].pk)[:2])
    assert [notice.subject_key for notice in [*first, *second]] == ["4", "3", "2", "1"]
    with pytest.raises(Notice.DoesNotExist):
        queries.notice_of(people[1].pk, first[0].pk)
    assert mark_read(person=people[1].pk, notices=[first[0].pk]) == 0
    assert mark_read(person=people[0].pk, notices=[first[0].pk]) == 1
    assert mark_read(person=people[0].pk) == 4
    assert [queries.unread_count(person.pk) for person in people] == [0, 5]


def test_words_fill_in_rupiah_and_survive_what_is_missing(people):
    notify(people=ids(people[:1]), code="test.sign", subject=ORDER, params={"what": "kertas", "total": 1_300_000})
    notify(people=ids(people[:1]), code="test.sign", subject=ORDER, params={})
    newer, older = queries.inbox(people[0].pk)
    assert papers.told(older) == papers.Words("Setujui kertas", "Nilainya Rp1.300.000.")
    assert papers.told(newer).title == "Setujui …"
    with translation.override("en"):
        assert papers.told(older).title == "Setujui kertas"  # no English given: the Indonesian stands


def test_mail_goes_once_with_one_link_to_whom_it_can_reach(people, django_assert_num_queries):
    notify(people=ids(people), code="test.sign", subject=ORDER, params={"what": "kertas\nbaru", "total": 5})
    with django_assert_num_queries(6):  # what needs none, the rule, a batch, its mark, nothing more, no digest
        assert send_mail() == 1
    assert send_mail() == 0
    (letter,) = mail.outbox
    assert (letter.to, letter.subject) == (["ani@contoh.id"], "Setujui kertas baru")
    assert letter.body.count("http") == 1
    assert "/ke/order/1027" in letter.body
    assert not Notice.objects.filter(mailed_at__isnull=True).exists()


def test_what_was_read_meanwhile_needs_no_letter(people):
    notify(people=ids(people), code="test.told", subject=ORDER, params={"what": "kertas"})
    with clock.set_to(clock.now() + timedelta(minutes=1)):
        mark_read(person=people[0].pk)
        assert send_mail() == 0
    assert mail.outbox == []


def test_letters_are_files_unless_a_post_is_named(people, settings, tmp_path):
    settings.EMAIL_BACKEND, settings.EMAIL_FILE_PATH = "django.core.mail.backends.filebased.EmailBackend", tmp_path
    notify(people=ids(people), code="test.told", subject=ORDER, params={"what": "kertas"})
    assert send_mail() == 1
    (file,) = Path(tmp_path).iterdir()
    assert "/ke/order/1027" in file.read_text()


def test_whoever_a_query_finds_is_told_in_one_statement(people, django_assert_num_queries):
    notify(people=ids(people), code="test.sign", subject=ORDER, params={"what": "kertas"})
    others = Q(name__in=["Budi", "50% 'x'"])
    kept = KeptSQL(lambda name: Person.objects.filter(Q(name=name) | others).values_list("pk"), "")
    found = kept.asked("Ani")
    params = {"what": "100% {rapat}", "total": 7}
    with django_assert_num_queries(1):
        tell_those(people=found, code="test.sign", subject=ORDER, params=params, but=people[1].pk)
    mine = list(queries.inbox(people[0].pk, waiting=True))
    assert [papers.told(notice).title for notice in mine] == ["Setujui 100% {rapat}"]
    assert not queries.inbox(people[1].pk, waiting=True)  # the earlier one is settled, and of one's own act nothing
    with pytest.raises(NotWorded):
        tell_those(people=found, code="test.unknown", subject=ORDER, params={})
