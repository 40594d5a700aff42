"""A person with a way to sign in."""

from typing import ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import Q

from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.sealed import BlindField, SealedTextField
from eblangkon.ground.people.rules import DEMO_ROLES


class PersonManager(BaseUserManager["Person"]):
    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """One human being, signed in by e-mail or phone number. `phone` is kept as +62…; `email` in small letters.

    Phone, NIP (18 digits) and NIK (16) are sealed, and looked up by the field beside each (queries.py). They are
    erased with the e-mail address when their time has come: `erased_at`.

    `demo_role` is the door of a demonstration through which anybody may act as this invented person; nobody of a real
    installation has one.
    """

    name = models.CharField(max_length=120)
    email = models.EmailField(null=True, unique=True)
    phone = SealedTextField(null=True)
    phone_blind = BlindField("phone", "person.phone")
    nip = SealedTextField(null=True, blank=True)
    nip_blind = BlindField("nip", "person.nip")
    nik = SealedTextField(null=True, blank=True)
    nik_blind = BlindField("nik", "person.nik")
    language = models.CharField(max_length=2, default="id")
    is_active = models.BooleanField(default=True)
    demo_role = models.CharField(max_length=12, null=True, unique=True)
    joined_at = models.DateTimeField(default=clock.now, editable=False)
    erased_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(email__isnull=False) | Q(phone__isnull=False) | Q(erased_at__isnull=False, is_active=False),
                name="person_email_or_phone",
            ),
            models.CheckConstraint(
                condition=Q(demo_role__isnull=True) | Q(demo_role__in=DEMO_ROLES), name="person_demo_role_known"
            ),
        ]

    def __str__(self) -> str:
        return self.name
