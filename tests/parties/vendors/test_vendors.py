"""Who acts for a shop on which day, and what the tax law sees in it."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from eblangkon.ground.audit.rules import SYSTEM, Hat
from eblangkon.ground.people.models import Person
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.parties.vendors.models import TaxStatus, Vendor
from eblangkon.parties.vendors.queries import hats_of, public_vendors, tax_flags
from eblangkon.parties.vendors.rules import TaxFlags

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 2)


@pytest.fixture
def shop() -> Vendor:
    return register_vendor(actor=SYSTEM, region="33.25", kind="individual", name="Warung Sari", place="Batang")


def test_a_vendor_is_registered_and_the_log_says_so(shop: Vendor) -> None:
    twin = register_vendor(actor=SYSTEM, region="33.25", kind="individual", name="Warung Sari", place="Batang")
    assert shop.slug == "warung-sari" != twin.slug
    assert list(public_vendors()) == [shop, twin]
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM audit_entry WHERE action = 'vendor.register'")
        assert cursor.fetchone()[0] == 2


def test_a_duty_holds_on_its_days_only(shop: Vendor) -> None:
    person = Person.objects.create(name="Sari", email="sari@example.test")
    add_member(actor=SYSTEM, vendor_id=shop.pk, person_id=person.pk, role="owner", valid_from=DAY, valid_to=DAY)
    assert hats_of(person.pk, DAY) == (Hat("vendor_owner", "33.25", vendor=shop.pk),)
    assert hats_of(person.pk, date(2026, 3, 1)) == hats_of(person.pk, date(2026, 3, 3)) == ()


def test_nonsense_is_refused(shop: Vendor) -> None:
    with pytest.raises(ValidationError):
        register_vendor(actor=SYSTEM, region="Batang", kind="entity", name="CV Maju", place="Batang")
    with pytest.raises(ValidationError):
        register_vendor(actor=SYSTEM, region="33.25", kind="individual", legal_form="CV", name="X", place="Batang")
    assert Vendor.objects.count() == 1


def test_tax_papers_hold_until_their_last_day(shop: Vendor) -> None:
    TaxStatus.objects.create(vendor=shop, valid_from=DAY, npwp=True, suket_until=DAY, turnover_declaration=2026)
    assert tax_flags(shop.pk, date(2026, 3, 1)) == TaxFlags()
    assert tax_flags(shop.pk, DAY) == TaxFlags(npwp=True, suket=True, turnover_declaration=True)
    assert tax_flags(shop.pk, date(2027, 3, 3)) == TaxFlags(npwp=True)
