"""Who can sign in, and what of it the log keeps."""

import pytest
from django.core.exceptions import ValidationError

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import installation
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.choose_language import UnknownLanguage, choose_language
from eblangkon.ground.people.actions.create_person import RealInstallation, create_person
from eblangkon.ground.people.actions.set_password import set_password
from eblangkon.ground.people.rules import NotAPhoneNumber

pytestmark = pytest.mark.django_db


def test_a_person_is_kept_in_one_spelling_and_the_log_keeps_no_address() -> None:
    person = create_person(
        name="  Siti   Aminah ", email=" Siti@Contoh.ID ", phone="0812-3456-7890", password="x", by=SYSTEM
    )
    assert (person.name, person.email, person.phone) == ("Siti Aminah", "siti@contoh.id", "+6281234567890")
    assert person.password.startswith("argon2")
    entry = AuditEntry.objects.get(action="person.created")
    assert entry.data == {"name": "Siti Aminah"}


def test_without_a_password_nobody_gets_in() -> None:
    person = create_person(name="Siti", email="siti@contoh.id", by=SYSTEM)
    assert not person.has_usable_password()


@pytest.mark.parametrize(("email", "phone"), [("", ""), ("bukan surel", ""), ("ani@contoh.id", "")])
def test_an_address_that_cannot_be_or_is_taken_is_refused(email: str, phone: str) -> None:
    create_person(name="Ani", email="ani@contoh.id", by=SYSTEM)
    with pytest.raises(ValidationError):
        create_person(name="Budi", email=email, phone=phone, by=SYSTEM)


def test_a_number_that_cannot_be_is_refused() -> None:
    with pytest.raises(NotAPhoneNumber):
        create_person(name="Budi", phone="12", by=SYSTEM)


def test_doors_stand_only_in_a_demonstration() -> None:
    with pytest.raises(RealInstallation):
        create_person(name="Rina (contoh)", email="rina@contoh.id", demo_role="pp", by=SYSTEM)
    assert queries.demo_people() == {}
    installation.mark("demonstration")
    rina = create_person(name="Rina (contoh)", email="rina@contoh.id", demo_role="pp", by=SYSTEM)
    assert queries.demo_people() == {"pp": rina}
    with pytest.raises(ValidationError):
        create_person(name="Rini (contoh)", email="rini@contoh.id", demo_role="pp", by=SYSTEM)
    with pytest.raises(ValidationError):
        create_person(name="Rino (contoh)", email="rino@contoh.id", demo_role="nobody", by=SYSTEM)


def test_a_weak_password_is_refused_and_the_old_one_stays() -> None:
    person = create_person(name="Siti", email="siti@contoh.id", password="kata sandi lama", by=SYSTEM)
    with pytest.raises(ValidationError):
        set_password(person=person.pk, password="12345678", by=SYSTEM)
    set_password(person=person.pk, password="gerobak bakso keliling", by=SYSTEM)
    assert queries.person_by_id(person.pk).check_password("gerobak bakso keliling")


def test_the_language_is_one_that_there_is() -> None:
    person = create_person(name="Siti", email="siti@contoh.id", by=SYSTEM)
    choose_language(person=person.pk, language="en", by=SYSTEM)
    assert queries.person_by_id(person.pk).language == "en"
    with pytest.raises(UnknownLanguage):
        choose_language(person=person.pk, language="jv", by=SYSTEM)
