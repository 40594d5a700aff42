"""What no purchase needs is erased when its time has come, and not a day before."""

from datetime import date, datetime, timedelta

import pytest

from eblangkon.config.retention import erase_overdue
from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.clock import WIB
from eblangkon.ground.people import queries
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.models import Duty
from eblangkon.parties.vendors.models import Vendor, VendorInvitation, VendorMember
from eblangkon.services.imports.models import Import, ImportFinding, ImportRow
from eblangkon.services.notices.models import Notice

BEGAN, ENDED = datetime(2026, 1, 5, 9, tzinfo=WIB), date(2026, 12, 31)
NIK = "3325014107900001"
pytestmark = pytest.mark.django_db


def person(name: str, **numbers: str) -> Person:
    with clock.set_to(BEGAN):
        return create_person(name=name, email=f"{name.lower()}@contoh.id", **numbers, by=SYSTEM)


def duty(who: Person, valid_to: date | None) -> None:
    Duty.objects.create(
        person=who, region_id="33.25", code="ukpbj", decree_number="1", valid_from=BEGAN.date(), valid_to=valid_to
    )


def on(day: date) -> dict[str, int]:
    with clock.set_to(datetime(day.year, day.month, day.day, 3, tzinfo=WIB)):
        return erase_overdue()


def test_who_has_left_is_erased_after_the_dated_time_and_who_stays_is_not() -> None:
    left, stays, sells = person("Siti", phone="081234567890", nik=NIK), person("Budi"), person("Ani")
    duty(left, ENDED)
    duty(stays, ENDED)
    duty(stays, None)
    shop = Vendor.objects.create(region_id="33.25", kind="entity", name="Toko", slug="toko", place="Batang")
    VendorMember.objects.create(vendor=shop, person=sells, role="owner", valid_from=BEGAN.date())
    assert on(date(2031, 12, 31))["people"] == 0
    assert queries.person_by_nik(NIK) == left
    assert on(date(2032, 1, 1))["people"] == 1
    gone = queries.person_by_id(left.pk)
    assert (gone.name, gone.email, gone.phone, gone.nik, gone.nik_blind, gone.is_active) == (
        "Siti", None, None, None, None, False,
    )  # fmt: skip
    assert queries.person_by_nik(NIK) is None
    assert AuditEntry.objects.get(action="person.erased").data == {}
    assert on(date(2032, 2, 29))["people"] == 0
    assert queries.active_person(stays.pk)
    assert queries.active_person(sells.pk)


def test_who_signed_in_lately_stays_though_nothing_was_given_to_them() -> None:
    someone = person("Siti")
    someone.last_login = BEGAN + timedelta(days=100)
    someone.save()
    assert on(date(2031, 4, 15))["people"] == 0
    assert on(date(2031, 4, 16))["people"] == 1


def test_notices_read_long_ago_go_and_unread_ones_stay() -> None:
    someone = person("Siti")
    common = {"person": someone, "code": "x", "subject_kind": "order", "subject_key": "1", "params": {}, "waits": False}
    read = Notice.objects.create(**common, at=BEGAN, read_at=BEGAN, mailed_at=BEGAN)
    unread = Notice.objects.create(**common, at=BEGAN, mailed_at=BEGAN)
    assert on(BEGAN.date() + timedelta(days=365))["notices"] == 0
    assert on(BEGAN.date() + timedelta(days=366))["notices"] == 1
    assert list(Notice.objects.all()) == [unread]
    assert read.pk
    assert AuditEntry.objects.get(action="notice.erased").data["count"] == 1


def test_invitations_to_shops_go_once_they_open_nothing_for_the_dated_days() -> None:
    owner = person("Ani")
    shop = Vendor.objects.create(region_id="33.25", kind="entity", name="Toko", slug="toko", place="Batang")
    day = BEGAN.date()
    common = {"vendor": shop, "role": "staff", "meant_for": "x", "invited_by": owner}
    for n, how in enumerate(({"used_at": BEGAN, "used_by": owner}, {"withdrawn_at": BEGAN}, {})):
        last = day if not how else day + timedelta(days=900)
        VendorInvitation.objects.create(**common, token_hash=str(n), last_day=last, **how)
    open_still = VendorInvitation.objects.create(**common, token_hash="9", last_day=day + timedelta(days=900))
    assert on(day + timedelta(days=30))["invitations"] == 0
    assert on(day + timedelta(days=31))["invitations"] == 3
    assert list(VendorInvitation.objects.all()) == [open_still]


def test_lists_lose_their_cells_and_keep_their_reasons() -> None:
    common = {"kind": "officials", "region_id": "33.25", "by_name": "Ratih", "file_name": "a.csv", "file_hash": "x"}
    common |= {"file_size": 1, "created_at": BEGAN, "content": "isi"}
    waiting = Import.objects.create(**common, state="checked", rows=1, rejected=1)
    done = Import.objects.create(**common | {"content": ""}, state="applied", rows=1, rejected=1)
    row = ImportRow.objects.create(batch=done, number=2, outcome="rejected", cells=f'["{NIK}"]')
    why = ImportFinding.objects.create(
        batch=done, first=2, last=2, letter="B", title="NIP", cell=NIK, reason="Salah.", remedy="Ganti."
    )
    assert on(BEGAN.date() + timedelta(days=30))["lists"] == 0
    assert on(BEGAN.date() + timedelta(days=31))["lists"] == 2
    for one in (waiting, done, row, why):
        one.refresh_from_db()
    assert (waiting.state, waiting.content, done.state) == ("cancelled", "", "applied")
    assert (row.cells, why.cell, why.reason) == ("", "", "Salah.")
    assert AuditEntry.objects.get(action="import.erased").data["count"] == 2
    assert on(BEGAN.date() + timedelta(days=32))["lists"] == 0
