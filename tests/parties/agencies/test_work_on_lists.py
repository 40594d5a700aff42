"""A long list is the worker's: nobody waits for the page, nothing comes in twice, and the result waits in the inbox."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import OperationalError
from tests.cast import NOON
from tests.parties.agencies.officials import official, xlsx

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions import work_on_list as working
from eblangkon.parties.agencies.actions.end_duty import end_duty
from eblangkon.parties.agencies.actions.import_list import check_list, give_up_list, import_list, undo_list
from eblangkon.parties.agencies.actions.work_on_list import work_on_list
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.services.imports.adapters import progress
from eblangkon.services.imports.models import Import, ImportProgress, ImportRow
from eblangkon.services.imports.queries import how_far
from eblangkon.services.imports.rules.limits import Limits
from eblangkon.services.notices.models import Notice

ALL = [official(n, name=f"Pejabat {'ABCDE'[n % 5]}") for n in range(12)]


@pytest.fixture
def by(settings: Any) -> Iterator[Actor]:
    """An administrator with a duty in the database, where every list is a long one."""
    settings.IMPORTS = Limits(at_once_bytes=0, at_once_rows=0)
    with clock.set_to(NOON):
        Agency.objects.create(region_id="33.25", code="1.02", name="Dinas", short_name="D", city="Batang")
        person = Person.objects.create(name="Ratna", email="ratna@batang.go.id")
        Duty.objects.create(person=person, region_id="33.25", code="admin", decree_number="1", valid_from=NOON.date())
        yield Actor("person", person.pk, person.name, (Hat("admin", "33.25"),))


def upload(by: Actor, content: bytes | None = None) -> Import:
    content = xlsx(ALL) if content is None else content
    return check_list(kind="officials", content=content, file_name="p.xlsx", region="33.25", by=by)


def told(by: Actor) -> list[str]:
    return [*Notice.objects.filter(person_id=by.id).order_by("pk").values_list("code", flat=True)]


@pytest.mark.django_db
def test_each_step_is_left_to_the_worker_and_told_in_the_inbox(by: Actor) -> None:
    found = upload(by)
    assert (found.state, found.rows, Duty.objects.count()) == ("reading", 0, 1)
    assert work_on_list(imported=found.pk) == "checked"
    assert import_list(imported=found.pk, by=by).state == "applying"
    assert Duty.objects.count() == 1
    assert work_on_list(imported=found.pk) == "applied"
    assert Duty.objects.count() == 13
    assert undo_list(imported=found.pk, by=by).state == "undoing"
    assert work_on_list(imported=found.pk) == "undone"
    assert Duty.objects.count() == 1
    assert told(by) == ["import.checked", "import.applied", "import.undone"]
    assert Notice.objects.get(code="import.checked").read_at is not None  # settled by the decision
    assert not Notice.objects.filter(code="duty.invited").exists()


@pytest.mark.django_db
def test_an_earlier_list_that_nobody_decided_about_no_longer_waits(by: Actor) -> None:
    work_on_list(imported=upload(by).pk)
    assert Notice.objects.filter(read_at__isnull=True).count() == 1
    found = upload(by)
    assert not Notice.objects.filter(read_at__isnull=True).exists()
    assert [one.state for one in Import.objects.order_by("pk")] == ["cancelled", "reading"]
    assert work_on_list(imported=found.pk) == "checked"


@pytest.mark.django_db
def test_work_asked_twice_is_done_once(by: Actor) -> None:
    found = upload(by)
    assert [work_on_list(imported=found.pk) for _ in range(2)] == ["checked", "checked"]
    import_list(imported=found.pk, by=by)
    assert [work_on_list(imported=found.pk) for _ in range(2)] == ["applied", "applied"]
    assert (Duty.objects.count(), told(by)) == (13, ["import.checked", "import.applied"])


@pytest.mark.commits
def test_a_worker_killed_in_the_middle_leaves_nothing_and_the_next_one_does_it_all(
    by: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = upload(by)
    work_on_list(imported=found.pk)
    import_list(imported=found.pk, by=by)
    seen: list[tuple[int, int]] = []

    def dies(*_: Any) -> None:
        far = ImportProgress.objects.get(pk=found.pk)
        seen.append((far.rows, Duty.objects.exclude(code="admin").count()))
        raise SystemExit  # as the alarm that ends a worker

    with monkeypatch.context() as now:
        now.setattr("eblangkon.services.imports.actions.apply_file.keep_outcomes", dies)
        with pytest.raises(SystemExit):
            work_on_list(imported=found.pk)
    assert seen == [(12, 12)]
    assert (Import.objects.get().state, Duty.objects.exclude(code="admin").count()) == ("applying", 0)
    assert work_on_list(imported=found.pk) == "applied"
    assert Duty.objects.exclude(code="admin").count() == 12
    assert ImportRow.objects.count() == 12


@pytest.mark.commits
def test_how_far_it_is_can_be_seen_while_its_transaction_is_open(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "SECONDS", -1)
    found = upload(by)
    assert not how_far(found.pk, NOON).begun
    shares: list[int] = []
    tell = progress.Progress.__call__

    def told_then_seen(self: progress.Progress, share: float) -> None:
        tell(self, share)
        shares.append(ImportProgress.objects.get(pk=found.pk).done)

    monkeypatch.setattr(progress.Progress, "__call__", told_then_seen)
    work_on_list(imported=found.pk)
    assert shares == sorted(shares)
    assert shares[0] == 0
    assert len(set(shares)) > 4
    assert how_far(found.pk, NOON).rows == 12


@pytest.mark.commits
def test_whoever_asked_may_stop_it_and_nothing_has_come_in(by: Actor) -> None:
    found = upload(by)
    work_on_list(imported=found.pk)
    import_list(imported=found.pk, by=by)
    assert give_up_list(imported=found.pk, by=by).state == "applying"
    assert work_on_list(imported=found.pk) == "checked"
    assert Duty.objects.exclude(code="admin").count() == 0
    assert told(by) == ["import.checked", "import.stopped"]
    import_list(imported=found.pk, by=by)
    assert work_on_list(imported=found.pk) == "applied"


@pytest.mark.django_db
def test_a_long_file_that_cannot_be_read_says_so_later_and_is_not_kept(by: Actor) -> None:
    found = upload(by, b"a;b\n1;2\n")
    assert work_on_list(imported=found.pk) == "failed"
    found.refresh_from_db()
    assert (found.content, told(by)) == ("", ["import.failed"])
    assert "Kolom tidak ditemukan" in str(Notice.objects.get().params)


@pytest.mark.django_db
def test_whose_duty_ended_meanwhile_brings_nothing_in(by: Actor) -> None:
    found = upload(by)
    work_on_list(imported=found.pk)
    import_list(imported=found.pk, by=by)
    Duty.objects.filter(code="admin").update(valid_from="2025-01-01", valid_to="2025-12-31")
    assert work_on_list(imported=found.pk) == "checked"
    assert Duty.objects.exclude(code="admin").count() == 0


@pytest.mark.django_db
def test_a_fault_of_ours_stops_it_and_a_lost_database_does_not(by: Actor, monkeypatch: pytest.MonkeyPatch) -> None:
    found = upload(by)

    def fails(*_: Any, **__: Any) -> None:
        raise fault

    monkeypatch.setattr(working, "check_file", fails)
    fault: Exception = OperationalError("gone")
    with pytest.raises(OperationalError):
        work_on_list(imported=found.pk)
    assert Import.objects.get().state == "reading"
    fault = ZeroDivisionError()
    assert work_on_list(imported=found.pk) == "failed"


@pytest.mark.django_db
def test_new_people_are_invited_once_when_the_list_is_in_and_not_before(by: Actor) -> None:
    rows = [
        official(1),
        official(1, duty="PPTK", decree="800/2/2026"),
        official(2, name="Siti", first="2025-01-01", last="2025-12-31"),
    ]
    found = check_list(kind="officials", content=xlsx(rows), file_name="p.xlsx", region="33.25", by=by, wait=True)
    assert not Notice.objects.exists()
    import_list(imported=found.pk, by=by, wait=True)
    letter = Notice.objects.get()  # none to whose duty is over
    assert (letter.code, letter.person.email) == ("duty.invited", "pejabat1@batang.go.id")
    assert letter.params["duty"].count(",") == 1
    end_duty(duty=Duty.objects.get(code="ppk", valid_to__gte=NOON.date()).pk, last_day=NOON.date(), by=by)
    undo_list(imported=found.pk, by=by, wait=True)
    assert Notice.objects.count() == 1  # who stays, keeps the letter
