"""Sellers taken in by the administrator of their region."""

import pytest

from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.kernel import clock
from eblangkon.ground.people.models import Person
from eblangkon.parties.vendors.actions.enrol_vendor import enrol_vendor
from eblangkon.parties.vendors.models import Vendor
from eblangkon.parties.vendors.permissions import vendors_enrolled_by
from eblangkon.parties.vendors.queries import hats_of, selling_in, tax_flags
from eblangkon.parties.vendors.rules import NotYourRegion, Owner, Seller, TaxPapers

pytestmark = pytest.mark.django_db
ADMIN = Actor("person", 1, "Ratih", (Hat("admin", "33.25"),))
ELSEWHERE = Actor("person", 2, "Bagus", (Hat("admin", "33.28"),))


def enrolled(**changes):
    wanted = {
        "region": "33.25",
        "seller": Seller("individual", "Toko Subah", "Batang"),
        "tax": TaxPapers(npwp=True),
        "owner": Owner("Sri Lestari", "Sri@contoh.id"),
        "by": ADMIN,
    }
    return enrol_vendor(**wanted | changes)


def test_a_shop_is_taken_in_with_tax_and_owner():
    shop, today = enrolled(), clock.today()
    assert tax_flags(shop.pk, today).npwp
    owner = Person.objects.get(email="sri@contoh.id")
    assert [(hat.duty, hat.vendor) for hat in hats_of(owner.pk, today)] == [("vendor_owner", shop.pk)]
    assert selling_in("33.25", today) == (shop.pk,)


def test_one_person_may_own_two_shops():
    enrolled()
    enrolled(seller=Seller("individual", "Toko Subah Dua", "Batang"))
    assert Person.objects.count() == 1
    assert Vendor.objects.count() == 2


def test_practice_shops_sell_nothing_real():
    enrolled(practice=True)
    assert selling_in("33.25", clock.today()) == ()


def test_another_region_is_refused_and_hidden():
    with pytest.raises(NotYourRegion):
        enrolled(by=ELSEWHERE)
    enrolled()
    assert not vendors_enrolled_by(ELSEWHERE).exists()
    assert vendors_enrolled_by(ADMIN).count() == 1
