"""Taking a price standard in twice changes nothing the second time."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from eblangkon.purchase.catalogue.models import PriceStandard

TUBAN = Path(__file__).parents[4] / "shared/data/prices/ssh_kab_tuban_2025.csv"


def run(file: Path) -> tuple[list[str], dict[str, int]]:
    out = io.StringIO()
    call_command("import_price_standard", str(file), region="33.25", year=2025, stdout=out)
    *lines, last = out.getvalue().splitlines()
    return lines, json.loads(last)


@pytest.mark.django_db
@pytest.mark.skipif(not TUBAN.exists(), reason="skipped: shared/data/prices is not beside this tree")
def test_the_real_file_comes_in_once() -> None:
    lines, counts = run(TUBAN)
    assert counts == {"rows": 3743, "imported": 3724, "updated": 0, "unchanged": 1, "rejected": 18, "warnings": 4}
    assert len(lines) == 18 + 4 + 1
    assert PriceStandard.objects.count() == 3724
    _, again = run(TUBAN)
    assert again == counts | {"imported": 0, "unchanged": 3725}
    PriceStandard.objects.filter(pk=PriceStandard.objects.earliest("pk").pk).update(price=1)
    assert run(TUBAN)[1]["updated"] == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = 'price_standard.import'")
        assert cursor.fetchone()[0] == 3


def test_a_bad_file_ends_with_two(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        run(tmp_path / "none.csv")
    assert end.value.code == 2
