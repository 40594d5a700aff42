"""The command names every bad row and ends with a summary that adds up."""

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from tests.cast import NOON
from tests.parties.agencies.officials import official, xlsx

from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.models import Agency

pytestmark = pytest.mark.django_db


def test_the_summary_stands_last_and_a_second_run_changes_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Agency.objects.create(region_id="33.25", code="1.02", name="Dinas", short_name="D", city="Batang")
    file = tmp_path / "pejabat.xlsx"
    file.write_bytes(xlsx([official(1), official(2, nip="1.99E+17"), official(3, nip="")]))
    with clock.set_to(NOON):
        call_command("import_officials", str(file), region="33.25")
        lines = capsys.readouterr().out.splitlines()
        assert any("Ditolak, baris 3, kolom C (NIP)" in line for line in lines)
        first = {"rows": 3, "imported": 2, "updated": 0, "unchanged": 0, "rejected": 1, "warnings": 1}
        assert json.loads(lines[-1]) == first
        call_command("import_officials", str(file), region="33.25")
    assert json.loads(capsys.readouterr().out.splitlines()[-1]) == first | {"imported": 0, "unchanged": 2}


@pytest.mark.parametrize(("text", "region"), [("", "33.25"), ("a,b\n1,2\n", "33.25"), ("a", "99.99"), (None, "33.25")])
def test_what_cannot_be_used_ends_with_2(tmp_path: Path, text: str | None, region: str) -> None:
    file = tmp_path / "pejabat.csv"
    if text is not None:
        file.write_text(text, encoding="utf-8")
    with pytest.raises(SystemExit, match="2"):
        call_command("import_officials", str(file), region=region)
