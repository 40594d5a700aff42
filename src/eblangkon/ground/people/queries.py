"""Who a person is."""

from eblangkon.ground.kernel.sealed import blinds
from eblangkon.ground.people.models import Person


def person_by_id(person: int) -> Person:
    """Raises Person.DoesNotExist."""
    return Person.objects.get(pk=person)


def person_by_phone(phone: str) -> Person | None:
    """The person with this number, written +62…; None for nobody."""
    return Person.objects.filter(phone_blind__in=blinds(phone, "person.phone")).first()


def person_by_nip(nip: str) -> Person | None:
    """The person with this NIP, 18 digits; None for nobody."""
    return Person.objects.filter(nip_blind__in=blinds(nip, "person.nip")).first()


def person_by_nik(nik: str) -> Person | None:
    """The person with this NIK, 16 digits; None for nobody."""
    return Person.objects.filter(nik_blind__in=blinds(nik, "person.nik")).first()


def active_person_by_email(email: str) -> Person | None:
    """The person with this address, in small letters as addresses are kept, who may sign in; None for nobody."""
    return Person.objects.filter(email=email, is_active=True).first()


def active_person(person: int) -> Person | None:
    """The same by id."""
    return Person.objects.filter(pk=person, is_active=True).first()


def demo_people() -> dict[str, Person]:
    """The invented people of a demonstration by the door they stand behind; one query, empty where there are none."""
    return {str(person.demo_role): person for person in Person.objects.filter(demo_role__isnull=False, is_active=True)}
