"""The doors of a demonstration, and that a real installation has none."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from eblangkon.desks.account.doors import EXPLAINED
from eblangkon.desks.frame.hats import WORDS
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.rules import DEMO_ROLES
from eblangkon.parties.agencies.actions.assign_duty import assign_duty


@pytest.fixture
def doors(db: None) -> dict[str, Person]:
    installation.mark("demonstration")
    made = {
        role: create_person(name=f"{WORDS[role]} (contoh)", email=f"{role}@contoh.id", demo_role=role, by=SYSTEM)
        for role in ("ppk", "auditor", "pptk")
    }
    assign_duty(
        person=made["auditor"].pk,
        code="auditor",
        region="33.25",
        decree_number="1",
        valid_from=clock.today(),
        by=SYSTEM,
    )
    return made


def test_every_door_is_explained_once() -> None:
    roles = [role for _title, rows in EXPLAINED for role, _sentence in rows]
    assert sorted(roles) == sorted(DEMO_ROLES)


def test_one_click_signs_in_and_leads_to_the_desk(
    browser: Client, doors: dict[str, Person], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(2):  # the kind of installation, the people
        page = browser.get("/coba").content.decode()
    assert page.count('name="peran"') == 4
    assert "Mulai sebagai PPTK" in page
    answer = browser.post("/coba", {"peran": "auditor"})
    assert (answer.status_code, answer["Location"]) == (303, "/pengawasan")
    assert "Auditor" in browser.get("/akun").content.decode()


@pytest.mark.parametrize("role", ["", "nobody", "pp"])
def test_behind_an_unknown_door_is_nobody(browser: Client, doors: dict[str, Person], role: str) -> None:
    assert browser.post("/coba", {"peran": role}).status_code == 404
    assert browser.get("/akun").status_code == 302


def test_a_real_installation_has_no_doors(browser: Client, db: None) -> None:
    installation.mark("real")
    Person.objects.create(name="Rina", email="rina@contoh.id", demo_role="pp")
    assert browser.get("/coba").status_code == 404
    assert browser.post("/coba", {"peran": "pp"}).status_code == 404
    with pytest.raises(CommandError):
        call_command("demo_sessions")


def test_sessions_are_printed_and_real(
    doors: dict[str, Person], capsys: pytest.CaptureFixture[str], browser: Client
) -> None:
    call_command("demo_sessions")
    found = json.loads(capsys.readouterr().out)
    assert [row["role"] for row in found] == ["ppk", "pptk", "auditor"]
    auditor = found[-1]
    assert (auditor["name"], auditor["home"]) == ("Auditor (contoh)", "/pengawasan")
    browser.cookies[auditor["cookie_name"]] = auditor["cookie_value"]
    assert "Auditor" in browser.get("/akun").content.decode()
