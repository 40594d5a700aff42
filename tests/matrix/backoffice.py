"""Settings: all of oversight reads, the procurement unit and the province set."""

from collections.abc import Mapping

from tests.cast import NOON, Town
from tests.matrix.rows import ADMINS, EVERYBODY, OVERSIGHT, Row
from tests.parties.agencies.officials import official, xlsx

from eblangkon.ground.audit.rules import SYSTEM
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.models import Person
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.actions.grant_exemption import grant_exemption
from eblangkon.parties.agencies.actions.import_list import check_list
from eblangkon.parties.agencies.models import Duty, DutyExemption
from eblangkon.parties.vendors.models import VendorMember

SETTERS = ADMINS | {"ukpbj", "other_ukpbj"}
"""Who sets up a region, their own one or another."""
OWN = frozenset({"admin", "ukpbj"})
"""Of the first region, whose records another region's people must not find."""


def five_days(town: Town) -> Mapping[str, str]:
    return {
        "value": "5",
        "effective_from": NOON.date().isoformat(),
        "source": "Perbup Batang 1/2026",
        "confidence": "H",
        "note": "",
    }


def an_office(town: Town) -> Mapping[str, str]:
    return {
        "region": "33.25",
        "code": "9.99",
        "name": "Dinas Baru",
        "short_name": "Baru",
        "address": "Jl. Baru 1",
        "city": "Batang",
    }


def a_package(town: Town) -> Mapping[str, str]:
    return {
        "kd_rup": "99999",
        "name": "Paket",
        "ceiling": "999999999",
        "method": "E-Purchasing",
        "source_of_funds": "APBD",
    }


def an_account(town: Town) -> Mapping[str, str]:
    return {
        "sub_activity_code": "1.02",
        "sub_activity": "Sub",
        "account_code": "5.1.02.01.01.0026",
        "account": "Bahan cetak",
        "source_of_funds": "APBD",
        "amount": "999999999",
    }


def a_vendor(town: Town) -> Mapping[str, str]:
    return {
        "region": "33.25",
        "name": "Toko Baru",
        "kind": "individual",
        "place": "Batang",
        "business_size": "micro",
        "owner_name": "Pemilik",
        "owner_email": "pemilik-baru@contoh.id",
    }


def unreached(town: Town) -> Mapping[str, int]:
    """An official who came by a list with a telephone alone."""
    found = Person.objects.filter(name="Tanpa Surel").first()
    if found is None:
        found = create_person(name="Tanpa Surel", phone="081200001111", by=SYSTEM)
        assign_duty(
            person=found.pk,
            code="pptk",
            agency=town.agency.pk,
            decree_number="1",
            valid_from=NOON.date(),
            by=SYSTEM,
        )
    return {"person": found.pk}


def an_owner(town: Town) -> Mapping[str, str]:
    owner = VendorMember.objects.get(vendor=town.vendor, person=town.people["vendor_owner"])
    return {"apa": "tautan", "nomor": str(owner.pk)}


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


def brought_in(town: Town) -> Mapping[str, int]:
    """A list of officials that waits for a decision, its last row rejected."""
    content = xlsx([official(1, office=town.agency.code), official(2, office="tidak ada")])
    by = town.actor("admin")
    made = check_list(kind="officials", content=content, file_name="pejabat.xlsx", region="33.25", by=by)
    return {"imported": made.pk}


def offices_in(town: Town) -> Mapping[str, int]:
    """A list of offices that waits for a decision, its last row rejected."""
    content = b"Kode;Nama;Alamat;Kota\n8.88;Dinas Baru;Jl. Baru 8;Batang\n;Tanpa Kode;Jl. Baru 9;Batang\n"
    by = town.actor("admin")
    return {"imported": check_list(kind="offices", content=content, file_name="k.csv", region="33.25", by=by).pk}


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
    Row("official_email", OWN, unreached, data=lambda town: {"email": "baru@contoh.id"}),
    Row("new_exemption", OWN, lambda town: {"person": town.people["pptk"].pk}, data=an_official),
    Row("exemptions", EVERYBODY, post=False),
    Row("exemption", OWN, exempted, data=lambda town: {"last_day": NOON.date().isoformat()}),
    Row("first_day", SETTERS, post=False),
    Row("offices", SETTERS, post=False),
    Row("practice", SETTERS, data=lambda town: {"apa": "buka"}),
    Row("new_office", SETTERS, data=an_office),
    Row("office", OWN, lambda town: {"agency": town.agency.pk}, data=an_office),
    Row("plans", SETTERS, post=False),
    Row("new_package", OWN, data=a_package),
    Row("planned_package", OWN, lambda town: {"package": town.package.pk}, data=a_package),
    Row("new_budget_account", OWN, data=an_account),
    Row("budget_account", OWN, lambda town: {"account": town.accounts[0].pk}, data=an_account),
    Row("enrolled_vendors", SETTERS, post=False),
    Row("new_vendor", SETTERS, data=a_vendor),
    Row("enrolled_vendor", OWN, lambda town: {"vendor": town.vendor.pk}, data=an_owner),
    Row(
        "personal_data",
        OWN,
        lambda town: {"person": town.people["pp"].pk},
        data=lambda town: {"field": "phone", "reason": "Mencocokkan nomor dengan SK penunjukan."},
    ),
    Row("officials_imports", SETTERS),
    Row("officials_template", SETTERS, post=False),
    Row("officials_import", OWN, brought_in, data=lambda town: {"apa": "masukkan"}),
    Row("officials_rejected", OWN, brought_in, post=False),
    Row("offices_imports", SETTERS),
    Row("offices_template", SETTERS, post=False),
    Row("offices_import", OWN, offices_in, data=lambda town: {"apa": "masukkan"}),
    Row("offices_rejected", OWN, offices_in, post=False),
    Row("rules", OVERSIGHT | ADMINS, post=False),
    Row(
        "rule",
        OVERSIGHT | ADMINS,
        lambda town: {"code": "answer_days"},
        posts=frozenset({"ukpbj", "other_ukpbj", "province"}) | ADMINS,
        data=five_days,
    ),
)
