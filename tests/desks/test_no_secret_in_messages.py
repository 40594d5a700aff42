"""No notice and no mail holds a token, a number of a person or of an account; only letters that let in, their link."""

import re
from string import Formatter

from django.core import mail
from tests.cast import Town

from eblangkon.desks.account.tasks import reset_letter
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.purchase.ordering.actions.remind_orders import remind_orders
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.payment.actions.remind_payments import remind_payments
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.notices.actions.notify import notify
from eblangkon.services.notices.actions.send_mail import send_mail
from eblangkon.services.notices.models import Notice
from eblangkon.services.notices.papers import told
from eblangkon.services.notices.rules import WORDINGS, without_numbers

LONG = re.compile(r"\d{9,}|[A-Za-z0-9_-]{24,}")


def walked(town: Town) -> None:
    """The town brings one order into each state: everybody is told whatever an order has to tell."""
    for state in ("paid", "declined", "rejected", "expired", "cancelled", "terminated"):
        town.order(state)
    remind_orders()
    remind_payments()


def test_no_message_holds_a_number_of_a_person_an_account_or_a_token(town: Town) -> None:
    walked(town)
    order = town.order("awaiting_approval")
    return_order(order=order, reason="Hubungi 0812 3456 7890, NIK 3325010101900001", by=town.actor("ppk"))
    send_mail()
    assert Notice.objects.count() > 10
    assert mail.outbox
    own = {str(value) for row in Person.objects.all() for value in (row.phone, row.nik, row.nip) if value}
    own |= set(IssuedPaper.objects.values_list("token", flat=True))
    letters = [f"{letter.subject} {letter.body}" for letter in mail.outbox]
    inbox = [" ".join((words.title, words.sentence)) for words in map(told, Notice.objects.exclude(subject_key=order))]
    for text in (*letters, *inbox):
        assert not [secret for secret in own if secret in text]
        assert not LONG.findall(re.sub(r"http\S+", "", text)), text
    for letter in letters:
        assert all(re.search(r"/ke/[a-z]+/\w+(\?langkah=[a-z_.]+)?$", link) for link in re.findall(r"http\S+", letter))


def test_words_take_nothing_but_what_everybody_concerned_may_read() -> None:
    for code, wording in WORDINGS.items():
        if code.startswith("test."):
            continue
        names = {name for words in (wording.title, wording.sentence) for _, name, _, _ in Formatter().parse(words)}
        assert not {name for name in names if name and re.search("phone|nik|nip|token|account|password", name)}, code


def test_only_the_reset_letter_holds_a_link_that_opens_something(town: Town) -> None:
    person = town.people["ppk"]
    reset_letter.func(person.pk)
    (letter,) = mail.outbox
    assert letter.body.count("/sandi/baru/") == 1
    assert str(person.phone) not in letter.body


def test_the_letter_to_a_new_official_holds_one_link_and_the_inbox_none(town: Town) -> None:
    person = create_person(name="Wahyu", email="wahyu@contoh.id", nip="198502032010012003", by=SYSTEM)
    day = clock.today()
    duty = assign_duty(
        person=person.pk, code="bpp", agency=town.agency.pk, decree_number="1", valid_from=day, by=SYSTEM
    )
    notify(people=(person.pk,), code="duty.invited", subject=("duty", str(duty.pk)), params={"duty": "BPP"})
    send_mail()
    letter = next(one for one in mail.outbox if one.to == ["wahyu@contoh.id"])
    assert len(re.findall(r"http\S+/undangan-pejabat/[\w-]{22}\n", letter.body)) == letter.body.count("http") == 1
    assert "198502032010012003" not in letter.body
    words = told(Notice.objects.get(person=person))
    assert "http" not in words.title + words.sentence


def test_typed_numbers_leave_mail_but_sums_and_days_stay() -> None:
    assert without_numbers("Telepon +62 812-3456-7890, NIK 3325010101900001.") == "Telepon …, NIK …."
    kept = "Rp1.300.000.000 pada 24 November 2026, pesanan 1027"
    assert without_numbers(kept) == kept
