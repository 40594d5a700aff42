"""Settings: all of oversight reads, the procurement unit and the province set."""

from collections.abc import Mapping

from tests.cast import NOON, Town
from tests.matrix.rows import ADMINS, OVERSIGHT, Row
from tests.parties.agencies.officials import official, xlsx

from eblangkon.parties.agencies.actions.check_officials import check_officials


def five_days(town: Town) -> Mapping[str, str]:
    return {
        "value": "5",
        "effective_from": NOON.date().isoformat(),
        "source": "Perbup Batang 1/2026",
        "confidence": "H",
        "note": "",
    }


def brought_in(town: Town) -> Mapping[str, int]:
    """A list of officials that waits for a decision, its last row rejected."""
    content = xlsx([official(1, office=town.agency.code), official(2, office="tidak ada")])
    by = town.actor("admin")
    return {"imported": check_officials(content=content, file_name="pejabat.xlsx", region="33.25", by=by).pk}


ROWS = (
    Row("officials_imports", ADMINS | {"ukpbj", "other_ukpbj"}),
    Row("officials_template", ADMINS | {"ukpbj", "other_ukpbj"}, post=False),
    Row("officials_import", frozenset({"admin", "ukpbj"}), brought_in, data=lambda town: {"apa": "masukkan"}),
    Row("officials_rejected", frozenset({"admin", "ukpbj"}), brought_in, post=False),
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
