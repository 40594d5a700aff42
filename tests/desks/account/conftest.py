"""One person who can sign in, and a browser."""

import pytest
from django.test import Client

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person

PASSWORD = "gerobak bakso keliling"


@pytest.fixture
def browser() -> Client:
    return Client(HTTP_HOST="localhost")


@pytest.fixture
def siti(db: None) -> Person:
    return create_person(name="Siti Aminah", email="siti@contoh.id", phone="081234567890", password=PASSWORD, by=SYSTEM)
