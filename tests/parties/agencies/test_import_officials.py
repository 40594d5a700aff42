"""A list of officials comes in: dirty cells are named, good rows go in, twice is once, and all can be taken back."""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries
from tests.cast import NOON
from tests.parties.agencies.dirty_list import TOP, WRONG, dirty
from tests.parties.agencies.officials import HEADS, nip, official, xlsx

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import SYSTEM, Actor, Hat
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.people.models import Person
from eblangkon.ground.people.queries import person_by_nip
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.end_duty import end_duty
from eblangkon.parties.agencies.actions.import_list import check_list, import_list, undo_list
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.parties.agencies.rules import NotYourRegion
from eblangkon.services.exports.rules import SYNTHETIC
from eblangkon.services.imports.actions.hold_import import ImportClosed
from eblangkon.services.imports.models import Import, ImportFinding
from eblangkon.services.imports.queries import findings_of, rows_left
from eblangkon.services.imports.rules.findings import from_data
from eblangkon.services.imports.rules.table import UnreadableFile

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def office() -> Iterator[Agency]:
    with clock.set_to(NOON):
        made = Agency.objects.create(
            region_id="33.25", code="1.02", name="Dinas Kesehatan", short_name="Dinkes", city="Batang"
        )
        Agency.objects.create(region_id="33.25", code="1.03", name="Dinas Pendidikan", short_name="Disdik", city="B")
        yield made


def check(*rows: list[Any]) -> Import:
    return check_list(
        kind="officials", wait=True, content=xlsx(rows), file_name="pejabat.xlsx", region="33.25", by=SYSTEM
    )


def bring(*rows: list[Any]) -> Import:
    return import_list(wait=True, imported=check(*rows).pk, by=SYSTEM)


def figures(done: Import) -> tuple[int, int, int, int, int]:
    return done.rows, done.imported, done.updated, done.unchanged, done.rejected


def found(done: Import, *, warning: bool = False) -> list[tuple[int, str, str]]:
    return [(one.first, one.letter, str(from_data(one.reason))) for one in findings_of(done.pk, warning=warning)]


def test_a_good_row_makes_a_person_and_a_duty_and_says_so_in_the_log(office: Agency) -> None:
    done = bring(official(1, name="dr. Budi Santoso, M.Kes.", nip="19700101 200001 1 002", phone="0812 3456 7890"))
    assert figures(done) == (1, 1, 0, 0, 0)
    person = person_by_nip(nip(1))
    assert person is not None
    assert (person.name, person.phone) == ("dr. Budi Santoso, M.Kes.", "+6281234567890")
    assert not person.has_usable_password()
    duty = Duty.objects.get(person=person)
    assert (duty.agency_id, duty.code, duty.valid_to) == (office.pk, "ppk", date(2026, 12, 31))
    assert [
        *AuditEntry.objects.filter(action__in=["person.created", "duty.assigned", "import.applied"])
        .order_by("id")
        .values_list("action", "subject_key")
    ] == [("person.created", str(person.pk)), ("duty.assigned", str(duty.pk)), ("import.applied", str(done.pk))]


@pytest.mark.parametrize(
    ("cells", "place", "why"),
    [
        ({"nip": 199001012015011001}, "C", "tersimpan sebagai bilangan"),
        ({"nip": "1.99E+17"}, "C", "tersimpan sebagai bilangan"),
        ({"nip": "1,99001E+17"}, "C", "tersimpan sebagai bilangan"),
        ({"nip": "19900101201501100"}, "C", "berisi 17 angka"),
        ({"nip": "1990O101 201501 1 001"}, "C", "tanda selain angka"),
        ({"name": ""}, "B", "Nama kosong"),
        ({"name": "12345"}, "B", "bukan nama orang"),
        ({"office": "Dinas Ksehatan"}, "A", "Kantor ini tidak ada"),
        ({"office": ""}, "A", "Kantor kosong"),
        ({"duty": "Kepala"}, "F", "tidak dikenal"),
        ({"duty": "Administrator"}, "F", "tidak dikenal"),
        ({"decree": ""}, "G", "SK kosong"),
        ({"first": "01/15/2026"}, "H", "Tanggal tidak terbaca"),
        ({"first": ""}, "H", "Tanggal mulai kosong"),
        ({"first": "2026-12-31", "last": "2026-01-05"}, "I", "SK berakhir sebelum mulai"),
        ({"email": "budi@"}, "D", "Bukan alamat surel"),
        ({"email": ""}, "D", "Surel dan nomor HP kosong"),
        ({"phone": "123"}, "E", "Bukan nomor telepon"),
    ],
)
def test_a_dirty_cell_is_named_and_the_good_row_beside_it_goes_in(cells: dict[str, Any], place: str, why: str) -> None:
    done = bring(official(1, **cells), official(2))
    assert figures(done) == (2, 1, 0, 0, 1)
    (row, letter, reason), *others = found(done)
    assert (row, letter, others) == (2, place, [])
    assert why in reason
    assert Person.objects.filter(email="pejabat1@batang.go.id").count() == 0


def test_a_near_name_of_an_office_is_offered() -> None:
    done = check(official(1, office="Dinas Ksehatan"))
    assert "Dinas Kesehatan" in from_data(ImportFinding.objects.get(batch=done).remedy)


@pytest.mark.parametrize(
    "day", ["2026-01-05", "05/01/2026", "5 Januari 2026", 46027, "46027", "5-1-2026", "Senin, 5 Januari 2026"]
)
def test_dates_in_four_formats_and_more(day: Any) -> None:
    bring(official(1, first=day))
    assert Duty.objects.get().valid_from == date(2026, 1, 5)


@pytest.mark.parametrize("text", ["1.02", "Dinas Kesehatan", " dinas  kesehatan", "DINKES"])
def test_an_office_by_code_or_name(text: str, office: Agency) -> None:
    bring(official(1, office=text))
    assert Duty.objects.get().agency_id == office.pk


@pytest.mark.parametrize("doubtful", ["199013012015011001", "199001012015131001", "199001012015013001", "1" * 18])
def test_a_nip_that_looks_wrong_is_warned_of_and_goes_in(doubtful: str) -> None:
    done = bring(official(1, nip=doubtful))
    assert (done.imported, done.warnings) == (1, 1)
    assert found(done, warning=True)[0][1] == "C"


def test_a_person_without_nip_is_warned_of_and_goes_in() -> None:
    assert (bring(official(1, nip="-")).warnings, Person.objects.get().nip) == (1, None)


def test_one_nip_for_two_names_lets_the_first_in() -> None:
    done = bring(official(1), official(2, nip=nip(1), name="Siti Aminah"))
    assert figures(done) == (2, 1, 0, 0, 1)
    assert found(done) == [(3, "C", "NIP sama dengan baris 2, orangnya lain.")]


def test_a_duty_twice_lets_the_first_in() -> None:
    done = bring(official(1), official(1), official(1, decree="800/9/2026", first="2026-06-01"))
    assert figures(done) == (3, 1, 0, 0, 2)
    assert [(row, "sama" in why) for row, _, why in found(done)] == [(3, True), (4, True)]


def test_duties_that_need_two_people_are_kept_apart_in_the_file_and_against_what_stands(office: Agency) -> None:
    done = bring(official(1), official(1, duty="Bendahara Pengeluaran", decree="800/7/2026"))
    assert figures(done) == (2, 1, 0, 0, 1)
    assert "Merangkap Pejabat Pembuat Komitmen" in found(done)[0][2]
    again = bring(official(1, duty="Pejabat Pengadaan", decree="800/8/2026"))
    assert figures(again) == (1, 0, 0, 0, 1)
    elsewhere = bring(official(1, duty="Pejabat Pengadaan", decree="800/8/2026", office="1.03"))
    assert figures(elsewhere) == (1, 1, 0, 0, 0)


def test_twice_is_once() -> None:
    rows = [official(1), official(2, name="Siti, S.E."), official(3, first="besok")]
    assert figures(bring(*rows)) == (3, 2, 0, 0, 1)
    before = (Person.objects.count(), Duty.objects.count())
    assert figures(bring(*rows)) == (3, 0, 0, 2, 1)
    assert (Person.objects.count(), Duty.objects.count()) == before


def test_a_longer_decree_moves_the_last_day_and_a_begun_first_day_stays() -> None:
    bring(official(1))
    assert figures(bring(official(1, last="2027-06-30"))) == (1, 0, 1, 0, 0)
    assert Duty.objects.get().valid_to == date(2027, 6, 30)
    assert figures(bring(official(1, first="2026-02-01", last="2027-06-30"))) == (1, 0, 0, 0, 1)
    assert figures(bring(official(1, last="2026-02-01"))) == (1, 0, 0, 0, 1)
    assert Duty.objects.get().valid_from == date(2026, 1, 5)


def test_what_is_known_of_a_person_is_never_changed_but_a_missing_nip(office: Agency) -> None:
    person = Person.objects.create(
        name="Budi Santoso", email="pejabat1@batang.go.id", phone="+628111111111", password="!"
    )
    done = bring(official(1, name="Budi Santoso, S.H.", phone="0812 3456 7890"))
    person.refresh_from_db()
    assert (person.name, person.phone, person.nip) == ("Budi Santoso", "+628111111111", None)  # no duty here before
    assert {letter for _, letter, _ in found(done, warning=True)} == {"C", "E"}
    assert figures(bring(official(1))) == (1, 0, 1, 0, 0)
    person.refresh_from_db()
    assert person.nip == nip(1)
    assert person_by_nip(nip(1)) == person


def test_an_address_of_somebody_else_is_refused_without_telling_whose() -> None:
    Person.objects.create(name="Siti Aminah", email="pejabat1@batang.go.id")
    done = bring(official(1))
    assert found(done) == [(2, "D", "Surel ini tercatat atas nama lain.")]


def test_undoing_takes_back_what_nobody_used_and_says_what_it_leaves(office: Agency) -> None:
    kept = Person.objects.create(name="Budi Santoso", email="lama@batang.go.id", nip=nip(5))
    bring(official(5, email="lama@batang.go.id", decree="800/lama/2026"))
    done = bring(
        official(1),
        official(2, name="Siti"),
        official(3, name="Agus"),
        official(5, email="lama@batang.go.id", decree="800/lama/2026", last="2027-12-31"),
    )
    used = Person.objects.get(email="pejabat2@batang.go.id")
    used.last_login = NOON + timedelta(days=1)
    used.save()
    end_duty(duty=Duty.objects.get(person__email="pejabat3@batang.go.id").pk, last_day=date(2026, 5, 1), by=SYSTEM)
    with clock.set_to(NOON + timedelta(days=6)):
        undone = undo_list(wait=True, imported=done.pk, by=SYSTEM)
    assert undone.state == "undone"
    assert not Person.objects.filter(email="pejabat1@batang.go.id").exists()
    assert Duty.objects.get(person=kept).valid_to == date(2026, 12, 31)
    assert [(row.number, str(from_data(row.left))) for row in rows_left(done.pk)] == [
        (3, "Orangnya sudah masuk atau bertindak sesudah impor."),
        (4, "Tugasnya sudah diubah sesudah impor."),
    ]
    assert Duty.objects.filter(person=used).count() == 1
    with pytest.raises(ImportClosed, match="sudah dibatalkan"):
        undo_list(wait=True, imported=done.pk, by=SYSTEM)


def test_who_got_another_duty_meanwhile_stays_with_it(office: Agency) -> None:
    done = bring(official(1))
    person = Person.objects.get(email="pejabat1@batang.go.id")
    assign_duty(person=person.pk, code="pptk", decree_number="1", valid_from=NOON.date(), by=SYSTEM, agency=office.pk)
    undo_list(wait=True, imported=done.pk, by=SYSTEM)
    assert [duty.code for duty in Duty.objects.filter(person=person)] == ["pptk"]


def test_undoing_ends_with_the_dated_days() -> None:
    done = bring(official(1))
    with clock.set_to(NOON + timedelta(days=7, seconds=1)), pytest.raises(ImportClosed, match="sudah lewat"):
        undo_list(wait=True, imported=done.pk, by=SYSTEM)


def test_a_file_goes_in_once_and_its_content_is_forgotten() -> None:
    checked = check(official(1))
    assert checked.content
    done = import_list(wait=True, imported=checked.pk, by=SYSTEM)
    assert done.content == ""
    with pytest.raises(ImportClosed, match="sudah masuk"):
        import_list(wait=True, imported=checked.pk, by=SYSTEM)


def test_what_changed_since_the_check_counts() -> None:
    checked = check(official(1))
    Person.objects.create(name="Siti", email="pejabat1@batang.go.id")
    assert figures(import_list(wait=True, imported=checked.pk, by=SYSTEM)) == (1, 0, 0, 0, 1)


def test_strangers_bring_nothing_in(office: Agency) -> None:
    person = Person.objects.create(name="Bagus", email="bagus@tegal.go.id")
    stranger = Actor("person", person.pk, "Bagus", (Hat("admin", "33.28"), Hat("pp", "33.25", office.pk)))
    with pytest.raises(NotYourRegion):
        check_list(kind="officials", wait=True, content=xlsx([official(1)]), file_name="x", region="33.25", by=stranger)
    checked = check(official(1))
    with pytest.raises(NotYourRegion):
        import_list(wait=True, imported=checked.pk, by=stranger)
    done = import_list(wait=True, imported=checked.pk, by=SYSTEM)
    with pytest.raises(NotYourRegion):
        undo_list(wait=True, imported=done.pk, by=stranger)
    assert Import.objects.get().state == "applied"


def test_a_file_of_a_demonstration_is_refused_where_people_are_real() -> None:
    content = xlsx([[SYNTHETIC], official(1)])
    with pytest.raises(UnreadableFile, match="dari peragaan"):
        check_list(kind="officials", wait=True, content=content, file_name="x", region="33.25", by=SYSTEM)
    installation.mark("demonstration")
    assert check_list(kind="officials", wait=True, content=content, file_name="x", region="33.25", by=SYSTEM).rows == 2


def test_numbers_of_people_are_stored_sealed() -> None:
    done = bring(official(1, nip="19900101201501100"))
    with connection.cursor() as cursor:
        cursor.execute("SELECT cell FROM imports_importfinding UNION ALL SELECT cells FROM imports_importrow")
        stored = [text for (text,) in cursor.fetchall() if text]
    assert len(stored) == 2
    assert not any("1990" in text for text in stored)
    assert ImportFinding.objects.get(batch=done).cell == "19900101201501100"


def test_three_thousand_rows_in_seconds_and_a_number_of_queries_that_does_not_grow_with_rows(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    rows = [official(n, name=f"Pejabat {'ABCDEFGHIJ'[n % 10]}") for n in range(3000)]
    started = time.perf_counter()
    with django_assert_max_num_queries(60):
        checked = check(*rows)
        done = import_list(wait=True, imported=checked.pk, by=SYSTEM)
    assert figures(done) == (3000, 3000, 0, 0, 0)
    assert time.perf_counter() - started < 30
    with django_assert_max_num_queries(130):  # rows are deleted by the hundred
        undo_list(wait=True, imported=done.pk, by=SYSTEM)
    assert Duty.objects.count() == 0
    assert Person.objects.count() == 0


def test_a_whole_dirty_list_names_each_wrong_cell_and_brings_the_others_in(office: Agency) -> None:
    content, count = dirty(120), 121
    done = check_list(kind="officials", content=content, file_name="d.xlsx", region="33.25", by=SYSTEM, wait=True)
    by_row: dict[int, list[tuple[str, str]]] = {}
    for one in findings_of(done.pk, warning=False):
        for row in range(one.first, one.last + 1):
            by_row.setdefault(row, []).append((one.letter, str(from_data(one.reason))))
    wrong = {TOP + number: (place, why) for number, (_, place, why) in WRONG.items()}
    assert set(by_row) - set(wrong) <= {TOP + 13, TOP + 41, TOP + 120}  # whom another row says to be, and the twin
    for row, (place, why) in wrong.items():
        if why:
            assert by_row[row][0][0] == place, row
            assert why in by_row[row][0][1], row
    assert done.rejected == len(by_row)
    assert (done.sheet["name"], done.sheet["others"]) == ("Data 2026", ["Tahun lalu"])
    assert done.warnings == 1  # the hidden row
    applied = import_list(imported=done.pk, by=SYSTEM, wait=True)
    good = count - done.rejected
    assert figures(applied) == (count, good, 0, 0, count - good)
    assert Duty.objects.count() == good
    again = check_list(kind="officials", content=content, file_name="d.xlsx", region="33.25", by=SYSTEM, wait=True)
    assert figures(again) == (count, 0, 0, good, count - good)
    undo_list(imported=applied.pk, by=SYSTEM, wait=True)
    assert (Duty.objects.count(), Person.objects.count()) == (0, 0)


@pytest.mark.parametrize(
    ("cells", "place", "why"),
    [
        ({"office": 1.1}, "A", "nol di belakangnya hilang"),
        ({"office": date(2026, 2, 1)}, "A", "menjadi tanggal"),
        ({"decree": date(2026, 1, 8)}, "G", "menjadi tanggal"),
    ],
)
def test_what_a_spreadsheet_changed_by_itself_is_told(cells: dict[str, Any], place: str, why: str) -> None:
    for code in ("1.1", "1.10"):
        Agency.objects.create(region_id="33.25", code=code, name=f"UPT {code}", short_name=code, city="B")
    ((_, letter, reason),) = found(bring(official(1, **cells)))
    assert letter == place
    assert why in reason


def test_the_duty_is_read_where_it_is_named_and_not_the_post() -> None:
    heads = ("Jabatan", *HEADS)
    content = xlsx([["Kepala Dinas", *official(1)]], heads)
    made = check_list(kind="officials", content=content, file_name="p.xlsx", region="33.25", by=SYSTEM, wait=True)
    assert figures(made) == (1, 1, 0, 0, 0)
