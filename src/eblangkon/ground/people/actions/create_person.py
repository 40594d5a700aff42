"""Give somebody a way to sign in."""

from django.core.exceptions import ValidationError
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import installation
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people.actions.keep_numbers import refuse_taken
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.rules import normalise_nik, normalise_nip, normalise_phone, tidy_email


class RealInstallation(PermissionError):
    """A door of a demonstration was asked for where people and money are real."""


@transaction.atomic
def create_person(
    *,
    name: str,
    by: Actor,
    email: str = "",
    phone: str = "",
    nip: str = "",
    nik: str = "",
    password: str | None = None,
    demo_role: str | None = None,
) -> Person:
    """The new person. Without password nobody can sign in until one is set by mail.

    Raises ValidationError (no e-mail and no phone, one that is taken, an unknown role), NotAPhoneNumber,
    NotANumberOfAPerson, RealInstallation for a `demo_role` outside a demonstration. The log keeps the name, not
    addresses and numbers: these can be erased, the log cannot.
    """
    if demo_role is not None and not installation.is_demonstration():
        raise RealInstallation(demo_role)
    if not email and not phone:
        raise ValidationError(said("Surel dan nomor HP belum diisi. Isi salah satu."))
    person = Person(
        name=" ".join(name.split()),
        email=tidy_email(email) or None,
        phone=normalise_phone(phone) if phone else None,
        nip=normalise_nip(nip) if nip else None,
        nik=normalise_nik(nik) if nik else None,
        demo_role=demo_role,
    )
    person.set_password(password)
    refuse_taken(person)
    unknown = {field for field in ("email", "phone", "demo_role") if getattr(person, field) is None}
    person.full_clean(exclude={"last_login", *unknown})
    person.save()
    record(
        actor=by,
        action="person.created",
        subject=("person", str(person.pk)),
        region="",
        data={"name": person.name},
    )
    return person
