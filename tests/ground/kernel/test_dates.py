"""Days and moments as letters write them."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.kernel.dates import DAYS, MONTHS, date_in_words, long_date, long_day, moment

DAY = date(2024, 8, 2)


def test_a_day_is_written_with_its_month_in_words():
    assert long_date(DAY) == "2 Agustus 2024"
    assert long_day(DAY) == "Jumat, 2 Agustus 2024"


def test_a_report_begins_with_its_day_in_words():
    assert date_in_words(DAY) == "Jumat tanggal dua bulan Agustus tahun dua ribu dua puluh empat"


@pytest.mark.parametrize(
    ("at", "written"),
    [
        (datetime(2024, 8, 2, 7, 5, tzinfo=UTC), "2 Agustus 2024 14.05 WIB"),
        (datetime(2024, 12, 31, 17, 0, tzinfo=UTC), "1 Januari 2025 00.00 WIB"),
    ],
)
def test_a_moment_is_told_by_the_clock_of_central_java(at: datetime, written: str):
    assert moment(at) == written


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_a_written_day_can_be_read_back(day: date):
    weekday, written = long_day(day).split(", ")
    number, month, year = written.split()
    assert date(int(year), MONTHS.index(month) + 1, int(number)) == day
    assert DAYS.index(weekday) == day.weekday()
