"""The pages of an import: a file, what is wrong in it, the good rows in, all of it out again."""

import io
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from python_calamine import CalamineWorkbook
from tests.cast import Town
from tests.parties.agencies.officials import HEADS, official, xlsx

from eblangkon.parties.agencies.actions.work_on_list import work_on_list
from eblangkon.parties.agencies.models import Agency, Duty
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.rules.limits import Limits


def upload(client: Client, content: bytes, name: str = "pejabat.xlsx") -> str:
    answer = client.post("/impor/pejabat", {"berkas": SimpleUploadedFile(name, content)})
    assert answer.status_code == 303, answer.content.decode()
    return answer.headers["Location"]


def good(town: Town, number: int) -> list[str]:
    return official(number, office=town.agency.code, name="Wahyu Hidayat", duty="PPTK")


def test_the_whole_way_in_and_out(town: Town) -> None:
    admin = town.client("admin")
    page = upload(admin, xlsx([good(town, 1), official(2, office="Dinas Entah")]))
    before = admin.get(page).content.decode()
    for words in (
        "1 baris benar, 1 baris ditolak",
        "Masukkan 1 baris yang benar",
        "Kantor ini tidak ada",
        "Dinas Entah",
    ):
        assert words in before
    assert admin.post(page, {"apa": "masukkan"}).status_code == 303
    assert "1 baris sudah masuk" in admin.get(page).content.decode()
    again = admin.post(page, {"apa": "masukkan"})
    assert again.status_code == 409
    assert "Impor ini sudah masuk." in again.content.decode()
    assert Duty.objects.filter(person__email="pejabat1@batang.go.id").count() == 1
    assert admin.post(page, {"apa": "batalkan"}).status_code == 303
    assert "Impor ini sudah dibatalkan" in admin.get(page).content.decode()
    assert not Duty.objects.filter(person__email="pejabat1@batang.go.id").exists()


def test_given_up_keeps_nothing(town: Town) -> None:
    admin = town.client("admin")
    page = upload(admin, xlsx([good(town, 1)]))
    assert admin.post(page, {"apa": "tinggalkan"}).status_code == 303
    kept = Import.objects.get()
    assert (kept.state, kept.content, kept.outcomes.count()) == ("cancelled", "", 0)
    assert "Impor ini ditinggalkan" in admin.get(page).content.decode()


def test_what_cannot_be_read_is_said_at_the_field(town: Town) -> None:
    admin = town.client("admin")
    for content, why in (
        (b"a;b\n1;2\n", "Kolom tidak ditemukan"),
        (b"", "Berkas kosong"),
        (b"x" * 10_000_001, "10 MB"),
    ):
        answer = admin.post("/impor/pejabat", {"berkas": SimpleUploadedFile("x.csv", content)})
        assert answer.status_code == 422
        assert why in answer.content.decode()
    assert "Berkas belum dipilih" in admin.post("/impor/pejabat").content.decode()


def test_another_regions_import_is_not_there(town: Town) -> None:
    page = upload(town.client("admin"), xlsx([good(town, 1)]))
    stranger = town.client("other_admin")
    assert stranger.get(page).status_code == 404
    assert stranger.post(page, {"apa": "masukkan"}).status_code == 404
    assert stranger.get(f"{page}/ditolak").status_code == 404
    assert "pejabat.xlsx" not in stranger.get("/impor/pejabat").content.decode()


def test_the_rejected_rows_are_a_file_that_can_be_mended_and_uploaded(town: Town) -> None:
    admin = town.client("admin")
    page = upload(admin, xlsx([good(town, 1), official(2, office="Dinas Entah", nip="1.99E+17")]))
    content = admin.get(f"{page}/ditolak").content
    rows = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()
    heads = next(row for row in rows if row[0] == HEADS[0])
    assert tuple(heads[: len(HEADS)]) == HEADS
    assert rows[-1][:3] == ["Dinas Entah", "Budi Santoso", "1.99E+17"]
    assert "Kantor ini tidak ada" in rows[-1][-1] or "tersimpan sebagai bilangan" in rows[-1][-1]
    assert "1 baris ditolak" in admin.get(upload(admin, content)).content.decode()


def test_the_template_is_empty_and_explains_itself(town: Town) -> None:
    admin = town.client("admin")
    content = admin.get("/impor/pejabat/templat").content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Isian", "Petunjuk"]
    assert tuple(book.get_sheet_by_name("Isian").to_python()[-1]) == HEADS
    answer = admin.post("/impor/pejabat", {"berkas": SimpleUploadedFile("t.xlsx", content)})
    assert "hanya berisi nama kolom" in answer.content.decode()


def test_no_page_costs_more_with_more_rows(town: Town, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    admin = town.client("admin")
    few = upload(admin, xlsx([good(town, 1), official(2, office="x", nip="")]))
    many = [good(town, n) for n in range(3, 60)] + [official(n, office=f"x{n}", nip="") for n in range(60, 120)]
    admin.get(few)
    with django_assert_num_queries(11):
        admin.get(few)
    page = upload(admin, xlsx(many))
    with django_assert_num_queries(11):
        text = admin.get(page).content.decode()
    assert "57 baris benar, 60 baris ditolak" in text
    assert "1–20" in text


def test_a_long_list_is_left_to_the_worker_and_can_be_left_and_stopped(
    town: Town, settings: Any, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    settings.IMPORTS = Limits(at_once_bytes=0, at_once_rows=0)
    admin = town.client("admin")
    page = upload(admin, xlsx([good(town, 1)]))
    with django_assert_num_queries(7):
        text = admin.get(page).content.decode()
    for words in ("Sedang diperiksa", "Menunggu giliran", "<progress", "data-under-way", f'href="{page}"'):
        assert words in text
    number = int(page.rpartition("/")[2])
    assert work_on_list(imported=number) == "checked"
    assert admin.post(page, {"apa": "masukkan"}).status_code == 303
    assert "Sedang masuk" in admin.get(page).content.decode()
    assert admin.post(page, {"apa": "masukkan"}).status_code == 409
    assert "Sedang dikerjakan" in admin.get("/impor/pejabat").content.decode()
    assert admin.post(page, {"apa": "tinggalkan"}).headers["Location"] == page
    assert "Sedang dihentikan" in admin.get(page).content.decode()
    assert "/impor/pejabat/" in admin.get(f"/ke/officials_import/{number}").headers["Location"]


def test_a_long_file_that_cannot_be_read_says_why_and_how_to_go_on(town: Town, settings: Any) -> None:
    settings.IMPORTS = Limits(at_once_bytes=0)
    admin = town.client("admin")
    page = upload(admin, b"a;b\n1;2\n", "x.csv")
    work_on_list(imported=int(page.rpartition("/")[2]))
    text = admin.get(page).content.decode()
    assert "Berkas ini tidak dapat dibaca" in text
    assert "Kolom tidak ditemukan" in text


def test_offices_come_in_by_the_same_pages(town: Town) -> None:
    admin = town.client("admin")
    content = b"Kode;Nama;Alamat;Kota\n8.88;Dinas Baru;Jl. Baru 8;Batang\n;Tanpa Kode;Jl. 9;Batang\n"
    answer = admin.post("/impor/kantor", {"berkas": SimpleUploadedFile("kantor.csv", content)})
    page = answer.headers["Location"]
    text = admin.get(page).content.decode()
    for words in ("1 baris benar, 1 baris ditolak", "kantor baru", "Kode kantor kosong"):
        assert words in text
    assert admin.get(page.replace("kantor", "pejabat")).status_code == 404
    assert admin.post(page, {"apa": "masukkan"}).status_code == 303
    assert Agency.objects.filter(code="8.88").count() == 1
    assert admin.post(page, {"apa": "batalkan"}).status_code == 303
    assert not Agency.objects.filter(code="8.88").exists()
    heads = CalamineWorkbook.from_filelike(io.BytesIO(admin.get("/impor/kantor/templat").content))
    assert heads.get_sheet_by_name("Isian").to_python()[-1][:2] == ["Kode kantor", "Nama kantor"]
    assert "Impor kantor" in admin.get("/kantor").content.decode()
