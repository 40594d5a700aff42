"""Many administrators open the practice office of one region at the same moment."""

import threading

import pytest
from django.db import connection

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.audit.rules import Actor, Hat
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.ordering.actions.open_practice import Practice, open_practice
from eblangkon.purchase.ordering.models import BudgetAccount, PlannedPackage

ADMINS = 6


@pytest.mark.commits
def test_many_at_once_open_one_office_and_one_shop() -> None:
    ready = threading.Barrier(ADMINS)
    opened: list[Practice] = []
    faults: list[BaseException] = []

    def press(number: int) -> None:
        try:
            ready.wait(timeout=20)
            admin = Actor("person", None, f"Administrator {number}", (Hat("admin", "33.25"),))
            opened.append(open_practice(region="33.25", by=admin))
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(number,)) for number in range(ADMINS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert faults == []
    assert sorted(one.made for one in opened) == [False] * (ADMINS - 1) + [True]
    assert len({(one.office.pk, one.shop.pk) for one in opened}) == 1
    assert Agency.objects.count() == Vendor.objects.count() == PlannedPackage.objects.count() == 1
    assert BudgetAccount.objects.count() == 2
    assert Product.objects.count() == 6
    assert AuditEntry.objects.filter(action="practice.opened").count() == 1
