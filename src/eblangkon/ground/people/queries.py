"""Who a person is, and what the log says about them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.kernel.sealed import blinds
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.rules import PERSONAL_FIELDS, SEEN


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a person's data in full: who, which field in words, why."""

    at: datetime
    by: str
    field: str
    reason: str


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


LOOKS_SHOWN = 50


def looks_at(person: int, most: int | None = LOOKS_SHOWN) -> list[Look]:
    """Who has seen the person's data in full, the newest first, at most `most` (None: all); one query."""
    entries = AuditEntry.objects.filter(subject_kind="person", subject_key=str(person), action=SEEN).order_by("-id")
    return [
        Look(at, by, PERSONAL_FIELDS.get(data["field"], data["field"]), data["reason"])
        for at, by, data in entries.values_list("at", "actor_name", "data")[:most]
    ]


def acts_counted(person: int) -> dict[str, int]:
    """How many acts of each kind the log holds of the person, the most frequent first; one query over all of it."""
    acts = AuditEntry.objects.filter(actor_kind="person", actor_id=person).values_list("action")
    return dict(acts.annotate(times=Count("pk")).order_by("-times", "action"))


def known_since_before(moment: datetime) -> list[int]:
    """Ids of those who came before it and have not signed in since, not erased yet; nobody of a demonstration."""
    last = Q(last_login__isnull=True) | Q(last_login__lt=moment)
    found = Person.objects.filter(last, joined_at__lt=moment, erased_at__isnull=True, demo_role__isnull=True)
    return list(found.order_by("pk").values_list("pk", flat=True))
