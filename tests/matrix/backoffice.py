"""Settings: all of oversight reads, the procurement unit and the province set."""

from collections.abc import Mapping

from tests.cast import NOON, Town
from tests.matrix.rows import ADMINS, EVERYBODY, OVERSIGHT, Row

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.models import Duty, DutyExemption
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


def an_official(town: Town) -> Mapping[str, str]:
    return {
        "name": "Pejabat Baru",
        "email": "pejabat-baru@contoh.id",
        "agency": str(town.agency.pk),
        "code": "pptk",
        "decree_number": "800/99",
        "valid_from": NOON.date().isoformat(),
    }


def duty_of(town: Town, role: str) -> int:
    return Duty.objects.get(person=town.people[role], agency=town.agency, code=role).pk


def exempted(town: Town) -> Mapping[str, int]:
    found = DutyExemption.objects.filter(agency=town.agency).first() or grant_exemption(
        agency=town.agency.pk,
        person=town.people["nobody"].pk,
        duties=("pp", "ppk"),
        reason="Dua pegawai saja.",
        decree_number="9",
        valid_from=NOON.date(),
        valid_to=NOON.date(),
        by=SYSTEM,
    )
    return {"exemption": found.pk}


ROWS = (
    Row("officials", SETTERS, post=False),
    Row("new_official", SETTERS, data=an_official),
    Row("official", OWN, lambda town: {"person": town.people["pptk"].pk}, data=an_official),
    Row(
        "official_duty",
        OWN,
        lambda town: {"duty": duty_of(town, "inspector")},
        data=lambda town: {"apa": "akhiri", "last_day": NOON.date().isoformat()},
    ),
    Row("new_exemption", OWN, lambda town: {"person": town.people["pptk"].pk}, data=an_official),
    Row("exemptions", EVERYBODY, post=False),
    Row("exemption", OWN, exempted, data=lambda town: {"last_day": NOON.date().isoformat()}),
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
