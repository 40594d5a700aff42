"""Settings: all of oversight reads, the procurement unit and the province set."""

from collections.abc import Mapping

from tests.cast import NOON, Town
from tests.matrix.rows import ADMINS, OVERSIGHT, Row


def five_days(town: Town) -> Mapping[str, str]:
    return {
        "value": "5",
        "effective_from": NOON.date().isoformat(),
        "source": "Perbup Batang 1/2026",
        "confidence": "H",
        "note": "",
    }


ROWS = (
    Row(
        "personal_data",
        frozenset({"admin", "ukpbj"}),
        lambda town: {"person": town.people["pp"].pk},
        data=lambda town: {"field": "phone", "reason": "Mencocokkan nomor dengan SK penunjukan."},
    ),
    Row("rules", OVERSIGHT | ADMINS, post=False),
    Row(
        "rule",
        OVERSIGHT | ADMINS,
        lambda town: {"code": "answer_days"},
        posts=frozenset({"ukpbj", "other_ukpbj", "province"}) | ADMINS,
        data=five_days,
    ),
)
