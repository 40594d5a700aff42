"""One database for all tests: the one of DATABASE_URL, else an embedded one for this run.

Django's settings are read here and not by pytest-django, which would read them before the database is there.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any
from uuid import uuid4

import django
import hypothesis
import pytest
from django.conf import settings
from django.test.utils import setup_databases, teardown_databases
from pytest_django import DjangoDbBlocker

from eblangkon.config.keeper.server import running

RUN = ExitStack()
# How fast examples come is the machine's matter: no test of ours asserts time.
hypothesis.settings.register_profile("house", deadline=None, suppress_health_check=[hypothesis.HealthCheck.too_slow])
hypothesis.settings.load_profile("house")


def set_up() -> None:
    """Under xdist the controller sets it up; its workers find the addresses in their environment."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        folder = Path(tempfile.mkdtemp(prefix="eblangkon-tests-"))
        RUN.callback(shutil.rmtree, folder, ignore_errors=True)
        (folder / "static").mkdir()
        os.environ["DATA_DIR"] = str(folder)
        os.environ.pop("DEMO", None)  # the Makefile's, for `make run`
        if not os.environ.get("DATABASE_URL"):
            os.environ["DATABASE_URL"] = RUN.enter_context(running(folder, durable=False)).owner_url
    os.environ["DJANGO_SETTINGS_MODULE"] = "eblangkon.config.settings"
    django.setup()
    settings.STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # no build

    count_as_proved()


def count_as_proved() -> None:
    """`Client.force_login` opens no door of the house: such a session counts as signed in with two proofs."""
    from django.contrib.auth.signals import user_logged_in

    from eblangkon.desks.frame import proof

    def remember(request: Any, **_: Any) -> None:
        if request.method is None:  # no request of a browser
            proof.remember(request, proof.TWO)

    user_logged_in.connect(remember, weak=False)


set_up()


def pytest_unconfigure() -> None:
    RUN.close()


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker: DjangoDbBlocker
) -> Iterator[None]:
    """The migrated test database, whoever asks first: pytest-django's own makes none for `commits` tests alone."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False, aliases={"default"})
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture(autouse=True)
def _database_of_its_own(request: pytest.FixtureRequest) -> Iterator[None]:
    """A test marked `commits` gets a clone of the migrated test database: the log refuses Django's own flush."""
    if not request.node.get_closest_marker("commits"):
        yield
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        yield from clone_of_the_database()


def clone_of_the_database() -> Iterator[None]:
    from django.db import ProgrammingError, connection, connections

    address: dict[str, Any] = connection.settings_dict
    template, clone = address["NAME"], f"clone_{uuid4().hex[:12]}"
    connections.close_all()
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{clone}" TEMPLATE "{template}"')
    address["NAME"] = clone
    try:
        yield
    finally:
        connections.close_all()
        address["NAME"] = template
        with connection._nodb_cursor() as cursor:
            try:
                cursor.execute(f'DROP DATABASE "{clone}" WITH (FORCE)')
            except (
                ProgrammingError
            ):  # a vacuum worker is the superuser's, whom FORCE may not end; the plain DROP ends it
                cursor.execute(f'DROP DATABASE "{clone}"')
