"""Print docs/order-life.md anew: `eblangkon order_life > docs/order-life.md`."""

from typing import Any

from django.core.management.base import BaseCommand

from eblangkon.purchase.ordering.states import page


class Command(BaseCommand):
    help = "Print the life of an order, picture and table, as it stands in docs/order-life.md."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(page(), ending="")
