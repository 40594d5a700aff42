"""Planned packages and accounts, written and changed by whoever sets up the region."""

from dataclasses import replace

import pytest

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.rules import NotYourRegion
from eblangkon.purchase.ordering.actions.change_account import change_account
from eblangkon.purchase.ordering.actions.change_package import change_package
from eblangkon.purchase.ordering.actions.open_account import open_account
from eblangkon.purchase.ordering.actions.plan_package import plan_package
from eblangkon.purchase.ordering.permissions import accounts_set_up_by, packages_set_up_by
from eblangkon.purchase.ordering.queries import plans_of
from eblangkon.purchase.ordering.rules.plans import AccountFacts, AccountKey, PackageFacts
from eblangkon.purchase.ordering.rules.refusals import Refused

pytestmark = pytest.mark.django_db
ADMIN = Actor("person", 1, "Ratih", (Hat("admin", "33.25"),))
ELSEWHERE = Actor("person", 2, "Bagus", (Hat("admin", "33.28"),))
PACKAGE = PackageFacts("Belanja alat tulis", Rupiah(10_000_000), "E-Purchasing", "APBD")
KEY = AccountKey("1.02.01.2.06.0002", "5.1.02.01.001.00024", "APBD")
ACCOUNT = AccountFacts("Penyediaan bahan kantor", "Alat tulis kantor", Rupiah(5_000_000))


@pytest.fixture
def office():
    return Agency.objects.create(
        region_id="33.25", code="1.02", name="Dinas Kesehatan", short_name="Dinkes", address="Jl. 1", city="Batang"
    )


def fields(refused):
    return [(problem.code, problem.field) for problem in refused.value.problems]


def test_a_package_is_written_once_and_changed_with_a_trace(office):
    package = plan_package(agency=office.pk, year=2026, kd_rup=" 52001 ", facts=PACKAGE, by=ADMIN)
    assert (package.kd_rup, package.ceiling) == ("52001", 10_000_000)
    with pytest.raises(Refused) as refused:
        plan_package(agency=office.pk, year=2026, kd_rup="52001", facts=PACKAGE, by=ADMIN)
    assert fields(refused) == [("taken", "kd_rup")]
    for _ in range(2):
        change_package(package=package.pk, facts=replace(PACKAGE, announced=False), by=ADMIN)
    assert AuditEntry.objects.filter(action="package.changed").count() == 1


def test_neither_falls_below_what_orders_hold(office):
    package = plan_package(agency=office.pk, year=2026, kd_rup="52001", facts=PACKAGE, by=ADMIN)
    account = open_account(agency=office.pk, year=2026, key=KEY, facts=ACCOUNT, by=ADMIN)
    for row in (package, account):
        row.committed = 4_000_000
        row.save(update_fields=["committed"])
    with pytest.raises(Refused) as refused:
        change_package(package=package.pk, facts=replace(PACKAGE, ceiling=Rupiah(3_999_999)), by=ADMIN)
    assert fields(refused) == [("committed", "ceiling")]
    with pytest.raises(Refused) as refused:
        change_account(account=account.pk, facts=replace(ACCOUNT, amount=Rupiah(3_999_999)), by=ADMIN)
    assert fields(refused) == [("committed", "amount")]
    change_account(account=account.pk, facts=replace(ACCOUNT, amount=Rupiah(4_000_000)), by=ADMIN)


def test_both_spellings_of_an_account_are_one(office):
    assert open_account(agency=office.pk, year=2026, key=KEY, facts=ACCOUNT, by=ADMIN).account_code == (
        "5.1.02.01.01.0024"
    )
    with pytest.raises(Refused) as refused:
        open_account(
            agency=office.pk, year=2026, key=replace(KEY, account_code="5.1.02.01.01.0024"), facts=ACCOUNT, by=ADMIN
        )
    assert fields(refused) == [("taken", "account_code")]


def test_everything_wrong_is_said_at_once(office):
    with pytest.raises(Refused) as refused:
        open_account(
            agency=office.pk,
            year=2026,
            key=AccountKey("", "5.1", "APBD"),
            facts=replace(ACCOUNT, amount=Rupiah(0)),
            by=ADMIN,
        )
    assert fields(refused) == [("empty", "sub_activity_code"), ("sum", "amount"), ("account", "account_code")]


def test_another_region_is_refused_and_hidden(office):
    package = plan_package(agency=office.pk, year=2026, kd_rup="52001", facts=PACKAGE, by=ADMIN)
    account = open_account(agency=office.pk, year=2026, key=KEY, facts=ACCOUNT, by=ADMIN)
    acts = (
        lambda: plan_package(agency=office.pk, year=2026, kd_rup="2", facts=PACKAGE, by=ELSEWHERE),
        lambda: change_package(package=package.pk, facts=PACKAGE, by=ELSEWHERE),
        lambda: open_account(agency=office.pk, year=2027, key=KEY, facts=ACCOUNT, by=ELSEWHERE),
        lambda: change_account(account=account.pk, facts=ACCOUNT, by=ELSEWHERE),
    )
    for act in acts:
        with pytest.raises(NotYourRegion):
            act()
    assert not packages_set_up_by(ELSEWHERE).exists()
    assert not accounts_set_up_by(ELSEWHERE).exists()


def test_what_an_office_could_buy_from(office, django_assert_num_queries):
    plan_package(agency=office.pk, year=2026, kd_rup="1", facts=PACKAGE, by=ADMIN)
    plan_package(agency=office.pk, year=2026, kd_rup="2", facts=replace(PACKAGE, announced=False), by=ADMIN)
    open_account(agency=office.pk, year=2026, key=KEY, facts=ACCOUNT, by=ADMIN)
    open_account(
        agency=office.pk,
        year=2026,
        key=replace(KEY, source_of_funds="DAK"),
        facts=replace(ACCOUNT, blocked=True),
        by=ADMIN,
    )
    with django_assert_num_queries(2):
        assert plans_of(office.pk, 2026) == (1, 1, 1)
