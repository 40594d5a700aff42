"""The same form, the same name and the same product from many hands at the same moment."""

import threading
from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection
from tests.purchase.catalogue.shelves import keeper, open_shops

from eblangkon.ground.audit.models import AuditEntry
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.catalogue.actions.change_product import change_product
from eblangkon.purchase.catalogue.actions.list_product import list_product
from eblangkon.purchase.catalogue.models import Product
from eblangkon.purchase.catalogue.rules.about import About
from eblangkon.purchase.catalogue.rules.shelf import ChangedMeanwhile, Tier

HANDS = 6
PAPER = About("5.1", "Kertas HVS A4", "rim")
pytestmark = pytest.mark.commits


def together(acts: list[Callable[[], Any]]) -> tuple[list[Any], list[BaseException]]:
    """What the acts gave when all began at once, and what the others were told."""
    ready = threading.Barrier(len(acts))
    done: list[Any] = []
    faults: list[BaseException] = []

    def run(act: Callable[[], Any]) -> None:
        try:
            ready.wait(timeout=20)
            done.append(act())
        except BaseException as fault:
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    return done, faults


def test_one_form_sent_many_times_is_one_product() -> None:
    shop = open_shops()[0]

    def offer() -> int:
        prices = (Tier(1, Rupiah(52_500)),)
        made = list_product(vendor=shop.pk, about=PAPER, prices=prices, by=keeper(shop), stock=5, submission="a" * 22)
        return made.pk

    done, faults = together([offer] * HANDS)
    assert not faults
    assert len(done) == HANDS
    assert len(set(done)) == Product.objects.count() == 1
    assert AuditEntry.objects.filter(action="product.list").count() == 1


def test_many_forms_with_one_name_get_an_address_each() -> None:
    shop = open_shops()[0]

    def offer(number: int) -> str:
        prices = (Tier(1, Rupiah(52_500)),)
        key = f"{number:022}"
        return list_product(vendor=shop.pk, about=PAPER, prices=prices, by=keeper(shop), stock=5, submission=key).slug

    done, faults = together([lambda number=number: offer(number) for number in range(HANDS)])  # type: ignore[misc]
    assert not faults
    assert len(set(done)) == HANDS


def test_of_many_who_saw_the_same_page_one_changes_it_and_the_others_are_told() -> None:
    shop = open_shops()[0]
    made = list_product(vendor=shop.pk, about=PAPER, prices=(Tier(1, Rupiah(52_500)),), by=keeper(shop), stock=5)

    def change(number: int) -> str:
        about = About("5.1", f"Kertas {number}", "rim")
        return change_product(product=made.pk, about=about, by=keeper(shop), seen_version=1).name

    done, faults = together([lambda number=number: change(number) for number in range(HANDS)])  # type: ignore[misc]
    assert [type(fault) for fault in faults] == [ChangedMeanwhile] * (HANDS - 1)
    held = Product.objects.get(pk=made.pk)
    assert ([held.name], held.version) == (done, 2)
    assert AuditEntry.objects.filter(action="product.change").count() == 1
