"""Keep the numbers of a person: phone, NIP, NIK."""

from django.core.exceptions import ValidationError
from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.people import queries
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.rules import normalise_nik, normalise_nip, normalise_phone


def refuse_taken(person: Person) -> None:
    """Raises ValidationError by field for a number that somebody else has, whichever key has sealed theirs.

    Two who write the same at one moment meet the unique fingerprint in the database instead.
    """
    taken: dict[str, str] = {}
    for field, value, find, sentence in (
        ("phone", person.phone, queries.person_by_phone, said("Nomor HP ini sudah dipakai akun lain.")),
        ("nip", person.nip, queries.person_by_nip, said("NIP ini sudah dipakai akun lain.")),
        ("nik", person.nik, queries.person_by_nik, said("NIK ini sudah dipakai akun lain.")),
    ):
        other = find(value) if value else None
        if other is not None and other.pk != person.pk:
            taken[field] = sentence
    if taken:
        raise ValidationError({field: [sentence] for field, sentence in taken.items()})


@transaction.atomic
def keep_numbers(
    *, person: int, by: Actor, phone: str | None = None, nip: str | None = None, nik: str | None = None
) -> Person:
    """The person with the new numbers: None leaves one as it is, an empty text takes it away.

    Whoever calls has checked that `by` may (a duty in the person's region). The log keeps which numbers changed, not
    the numbers. Raises ValidationError, NotAPhoneNumber, NotANumberOfAPerson, Person.DoesNotExist.
    """
    found = Person.objects.select_for_update().get(pk=person)
    changed = []
    for field, given, normalise in (
        ("phone", phone, normalise_phone),
        ("nip", nip, normalise_nip),
        ("nik", nik, normalise_nik),
    ):
        if given is None:
            continue
        value = normalise(given) if given.strip() else None
        if value != (getattr(found, field) or None):
            setattr(found, field, value)
            changed.append(field)
    if not changed:
        return found
    if not found.email and not found.phone:
        raise ValidationError({"phone": [said("Surel dan nomor HP belum diisi. Isi salah satu.")]})
    refuse_taken(found)
    found.save(update_fields=[name for field in changed for name in (field, f"{field}_blind")])
    record(actor=by, action="person.numbers", subject=("person", str(person)), region="", data={"fields": changed})
    return found
