"""A list of offices comes in by its codes: twice is once, an empty cell changes nothing, and all can be taken back."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON
from tests.parties.agencies.officials import official, xlsx

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.actions.import_list import check_list, import_list, undo_list
from eblangkon.parties.agencies.models import Agency, DeliveryPlace
from eblangkon.services.imports.actions.hold_import import ImportClosed
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.queries import findings_of, rows_left
from eblangkon.services.imports.rules.findings import from_data

pytestmark = pytest.mark.django_db
HEADS = ("Kode OPD", "Nama OPD", "Singkatan", "Alamat", "Kota", "Telp", "E-mail")


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with clock.set_to(NOON):
        yield


def office(number: int, **other: Any) -> list[Any]:
    row = {
        "code": f"1.{number:02}",
        "name": f"Dinas {number}",
        "short": f"D{number}",
        "address": f"Jl. {number}",
        "city": "Batang",
        "phone": "",
        "email": "",
    }
    return list((row | other).values())


def bring(*rows: list[Any], kind: str = "offices", heads: tuple[str, ...] = HEADS) -> Import:
    content = xlsx(rows, heads)
    made = check_list(kind=kind, content=content, file_name="kantor.xlsx", region="33.25", by=SYSTEM, wait=True)
    return import_list(imported=made.pk, by=SYSTEM, wait=True)


def figures(done: Import) -> tuple[int, int, int, int, int]:
    return done.rows, done.imported, done.updated, done.unchanged, done.rejected


def test_offices_come_in_with_a_place_and_the_log_and_twice_is_once() -> None:
    rows = [office(1), office(2, short="", email=" Dinas@Batang.go.id ")]
    assert figures(bring(*rows)) == (2, 2, 0, 0, 0)
    second = Agency.objects.get(code="1.02")
    assert (second.name, second.short_name, second.email) == ("Dinas 2", "Dinas 2", "dinas@batang.go.id")
    assert DeliveryPlace.objects.get(agency=second).address == "Jl. 2"
    assert AuditEntry.objects.filter(action="agency.created").count() == 2
    assert figures(bring(*rows)) == (2, 0, 0, 2, 0)
    assert Agency.objects.count() == 2


def test_what_stands_in_the_file_is_changed_and_an_empty_cell_is_not() -> None:
    bring(office(1, phone="0285 391"))
    assert figures(bring(office(1, name="Dinas Satu", phone=""))) == (1, 0, 1, 0, 0)
    kept = Agency.objects.get()
    assert (kept.name, kept.phone) == ("Dinas Satu", "0285 391")


@pytest.mark.parametrize(
    ("cells", "place", "why"),
    [
        ({"code": ""}, "A", "Kode kantor kosong"),
        ({"name": ""}, "B", "Nama kantor kosong"),
        ({"name": "N" * 201}, "B", "Lebih dari 200 huruf"),
        ({"name": "=1+1"}, "B", "rumus"),
        ({"address": ""}, "D", "Alamat kosong"),
        ({"city": ""}, "E", "Kota kosong"),
        ({"email": "dinas@"}, "G", "Bukan alamat surel"),
        ({"code": "1.02"}, "A", "sama dengan baris 2"),
    ],
)
def test_a_dirty_cell_is_named_and_the_good_row_beside_it_goes_in(cells: dict[str, Any], place: str, why: str) -> None:
    done = bring(office(2, short=""), office(3, **cells))
    assert figures(done) == (2, 1, 0, 0, 1)
    (one,) = findings_of(done.pk, warning=False)
    assert (one.first, one.letter) == (3, place)
    assert why in str(from_data(one.reason))


def test_one_name_under_two_codes_is_remarked() -> None:
    done = bring(office(1), office(2, name="DINAS 1"))
    assert (done.imported, done.warnings) == (2, 1)


def test_undoing_takes_back_what_nobody_used() -> None:
    bring(office(1))
    done = bring(office(1, name="Dinas Satu"), office(2), office(3), office(4), office(5))
    ids = {one.code: one.pk for one in Agency.objects.all()}
    bring(official(1, office="1.03"), kind="officials", heads=("Kantor", "Nama", "NIP", "Surel", "HP", "Tugas", "SK",
          "Mulai", "Sampai"))  # fmt: skip
    DeliveryPlace.objects.create(agency_id=ids["1.04"], name="Gudang", address="Jl. Jauh")
    Agency.objects.filter(code="1.05").update(name="Dinas Lain")
    undo_list(imported=done.pk, by=SYSTEM, wait=True)
    assert {one.code: one.name for one in Agency.objects.all()} == {
        "1.01": "Dinas 1",
        "1.03": "Dinas 3",
        "1.04": "Dinas 4",
        "1.05": "Dinas Lain",
    }
    assert [row.number for row in rows_left(done.pk)] == [4, 5, 6]
    assert DeliveryPlace.objects.filter(agency_id=ids["1.03"]).count() == 1
    with pytest.raises(ImportClosed, match="sudah dibatalkan"):
        undo_list(imported=done.pk, by=SYSTEM, wait=True)


def test_undoing_ends_with_the_dated_days() -> None:
    done = bring(office(1))
    with clock.set_to(NOON + timedelta(days=7, seconds=1)), pytest.raises(ImportClosed, match="sudah lewat"):
        undo_list(imported=done.pk, by=SYSTEM, wait=True)


def test_the_number_of_queries_does_not_grow_with_rows(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(40):
        assert bring(*(office(n) for n in range(90))).imported == 90
