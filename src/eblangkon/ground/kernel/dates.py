"""Days and moments in Indonesian words, as letters and pages write them."""

from datetime import date, datetime
from typing import Final

from eblangkon.ground.kernel import clock
from eblangkon.ground.money.words import spelled

MONTHS: Final = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
DAYS: Final = "Senin Selasa Rabu Kamis Jumat Sabtu Minggu".split()


def long_date(day: date) -> str:
    """`2 Agustus 2024`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def long_day(day: date) -> str:
    """`Jumat, 2 Agustus 2024`."""
    return f"{DAYS[day.weekday()]}, {long_date(day)}"


def moment(at: datetime) -> str:
    """`2 Agustus 2024 14.05 WIB`, whatever zone `at` carries."""
    local = clock.wib(at)
    return f"{long_date(local.date())} {local:%H.%M} WIB"


def date_in_words(day: date) -> str:
    """`Jumat tanggal dua bulan Agustus tahun dua ribu dua puluh empat`, as reports of an act begin."""
    weekday, month = DAYS[day.weekday()], MONTHS[day.month - 1]
    return f"{weekday} tanggal {spelled(day.day)} bulan {month} tahun {spelled(day.year)}"
