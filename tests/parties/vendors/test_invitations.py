"""Who comes to a shop by a link, who goes, and which links open nothing."""

from datetime import timedelta

import pytest
from django.db import connection

from eblangkon.ground.audit.rules import SYSTEM, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.tokens import hash_of
from eblangkon.ground.people.models import Person
from eblangkon.parties.vendors.actions.accept_invitation import accept_invitation
from eblangkon.parties.vendors.actions.add_member import add_member
from eblangkon.parties.vendors.actions.invite_member import invite_member
from eblangkon.parties.vendors.actions.register_vendor import register_vendor
from eblangkon.parties.vendors.actions.remove_member import remove_member
from eblangkon.parties.vendors.actions.withdraw_invitation import withdraw_invitation
from eblangkon.parties.vendors.models import Vendor, VendorInvitation, VendorMember
from eblangkon.parties.vendors.queries import hats_of, invitations_of, members_of, people_of
from eblangkon.parties.vendors.rules import InvitationRefused, MemberRefused, NotOwner
from eblangkon.services.notices.queries import inbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop() -> Vendor:
    return register_vendor(actor=SYSTEM, region="33.25", kind="individual", name="Warung Sari", place="Batang")


def somebody(name: str) -> Person:
    return Person.objects.create(name=name, email=f"{name.lower()}@example.test")


def acting(person: Person) -> Actor:
    return Actor("person", person.pk, person.name, hats_of(person.pk, clock.today()))


@pytest.fixture
def owner(shop: Vendor) -> Person:
    person = somebody("Sari")
    add_member(actor=SYSTEM, vendor_id=shop.pk, person_id=person.pk, role="owner", valid_from=clock.today())
    return person


def invited(shop: Vendor, owner: Person, role: str = "staff") -> tuple[VendorInvitation, str]:
    return invite_member(vendor=shop.pk, role=role, meant_for="Keponakan", by=acting(owner))


def refusal(token: str, person: Person) -> str:
    with pytest.raises(InvitationRefused) as refused:
        accept_invitation(token=token, by=acting(person))
    assert str(refused.value)
    return refused.value.reason


def test_a_link_lets_one_person_in(shop: Vendor, owner: Person) -> None:
    made, token = invited(shop, owner)
    assert made.last_day == clock.today() + timedelta(days=3)
    assert made.token_hash == hash_of(token)
    assert token not in str(VendorInvitation.objects.values())
    wahyu = somebody("Wahyu")
    accept_invitation(token=token, by=acting(wahyu))
    assert [hat.duty for hat in hats_of(wahyu.pk, clock.today())] == ["vendor_staff"]
    assert [notice.code for notice in inbox(owner.pk)] == ["vendor.joined"]
    assert list(invitations_of(shop.pk, clock.today())) == []
    assert refusal(token, somebody("Lain")) == "used"
    with connection.cursor() as cursor:
        cursor.execute("SELECT action FROM audit_entry WHERE action LIKE '%invit%' ORDER BY 1")
        assert [action for (action,) in cursor.fetchall()] == ["vendor.accept_invitation", "vendor.invite"]


def test_a_link_ends_on_its_last_day(shop: Vendor, owner: Person) -> None:
    made, token = invited(shop, owner)
    with clock.set_to(clock.now() + timedelta(days=4)):
        assert refusal(token, somebody("Telat")) == "expired"
    with clock.set_to(clock.now() + timedelta(days=3)):
        accept_invitation(token=token, by=acting(somebody("Pas")))
    assert made.state(made.last_day) == "open"


def test_a_withdrawn_link_opens_nothing(shop: Vendor, owner: Person) -> None:
    made, token = invited(shop, owner)
    withdraw_invitation(vendor=shop.pk, invitation=made.pk, by=acting(owner))
    withdraw_invitation(vendor=shop.pk, invitation=made.pk, by=acting(owner))
    assert refusal(token, somebody("Wahyu")) == "withdrawn"


def test_a_used_link_is_not_withdrawn(shop: Vendor, owner: Person) -> None:
    made, token = invited(shop, owner)
    accept_invitation(token=token, by=acting(somebody("Wahyu")))
    with pytest.raises(InvitationRefused):
        withdraw_invitation(vendor=shop.pk, invitation=made.pk, by=acting(owner))


def test_who_is_removed_acts_no_more_and_does_not_come_back_by_the_link(shop: Vendor, owner: Person) -> None:
    token, wahyu = invited(shop, owner)[1], somebody("Wahyu")
    member = accept_invitation(token=token, by=acting(wahyu))
    remove_member(vendor=shop.pk, member=member.pk, by=acting(owner))
    assert hats_of(wahyu.pk, clock.today()) == ()
    assert people_of(shop.pk, clock.today()) == (owner.pk,)
    assert refusal(token, wahyu) == "used"
    assert [notice.code for notice in inbox(wahyu.pk)] == ["vendor.removed"]
    with pytest.raises(MemberRefused):
        remove_member(vendor=shop.pk, member=member.pk, by=acting(owner))
    again = accept_invitation(token=invited(shop, owner)[1], by=acting(wahyu))
    assert again.pk != member.pk
    assert hats_of(wahyu.pk, clock.today())


def test_links_of_a_removed_owner_open_nothing(shop: Vendor, owner: Person) -> None:
    second = somebody("Bagus")
    accept_invitation(token=invited(shop, owner, "owner")[1], by=acting(second))
    token = invited(shop, second)[1]
    remove_member(vendor=shop.pk, member=members_of(shop.pk, clock.today()).get(person=second).pk, by=acting(owner))
    assert refusal(token, somebody("Wahyu")) == "withdrawn"


def test_links_of_an_owner_whose_time_is_over_open_nothing(shop: Vendor, owner: Person) -> None:
    token = invited(shop, owner)[1]
    VendorMember.objects.filter(person=owner).update(valid_to=clock.today())
    with clock.set_to(clock.now() + timedelta(days=1)):
        assert refusal(token, somebody("Wahyu")) == "void"


def test_the_last_owner_stays(shop: Vendor, owner: Person) -> None:
    accept_invitation(token=invited(shop, owner)[1], by=acting(somebody("Wahyu")))
    with pytest.raises(MemberRefused):
        remove_member(vendor=shop.pk, member=VendorMember.objects.get(person=owner).pk, by=acting(owner))


def test_only_owners_of_this_shop_settle_its_people(shop: Vendor, owner: Person) -> None:
    wahyu, rival = somebody("Wahyu"), somebody("Saingan")
    member = accept_invitation(token=invited(shop, owner)[1], by=acting(wahyu))
    other = register_vendor(actor=SYSTEM, region="33.25", kind="individual", name="Kios Lain", place="Batang")
    add_member(actor=SYSTEM, vendor_id=other.pk, person_id=rival.pk, role="owner", valid_from=clock.today())
    made = invited(shop, owner)[0]
    for stranger in (acting(wahyu), acting(rival)):
        with pytest.raises(NotOwner):
            invite_member(vendor=shop.pk, role="owner", meant_for="Saya", by=stranger)
        with pytest.raises(NotOwner):
            remove_member(vendor=shop.pk, member=member.pk, by=stranger)
        with pytest.raises(NotOwner):
            withdraw_invitation(vendor=shop.pk, invitation=made.pk, by=stranger)
    with pytest.raises(VendorMember.DoesNotExist):
        remove_member(vendor=other.pk, member=member.pk, by=acting(rival))


def test_who_belongs_already_keeps_the_link_for_another(shop: Vendor, owner: Person) -> None:
    token = invited(shop, owner)[1]
    assert refusal(token, owner) == "member"
    accept_invitation(token=token, by=acting(somebody("Wahyu")))


def test_a_closed_shop_takes_nobody_in(shop: Vendor, owner: Person) -> None:
    token = invited(shop, owner)[1]
    Vendor.objects.filter(pk=shop.pk).update(status="closed")
    assert refusal(token, somebody("Wahyu")) == "closed"


def test_a_guessed_link_is_nobodys() -> None:
    with pytest.raises(VendorInvitation.DoesNotExist):
        accept_invitation(token="tebakan", by=acting(somebody("Wahyu")))
