"""Say which account pays for which lines, and by which route."""

from collections.abc import Mapping

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.basket import note_change, open_basket
from eblangkon.purchase.ordering.models import BudgetAccount, Order, OrderLine
from eblangkon.purchase.ordering.rules.limits import ROUTES
from eblangkon.purchase.ordering.rules.refusals import Problem, Refused


@transaction.atomic
def assign_budget(*, order: int, accounts: Mapping[int, int], by: Actor, route: str | None = None) -> Order:
    """`accounts` maps line ids to account ids. Raises Refused for another agency's account, or an unknown route."""
    basket = open_basket(order, by)
    lines = {line.pk: line for line in OrderLine.objects.filter(order=basket)}
    own = set(
        BudgetAccount.objects.filter(
            pk__in=accounts.values(), agency_id=basket.agency_id, year=basket.package.year
        ).values_list("pk", flat=True)
    )
    problems = [
        Problem("account", f"line-{line}", said("Akun ini bukan milik kantor Anda tahun ini. Pilih dari daftar."))
        for line, account in accounts.items()
        if line not in lines or account not in own
    ]
    if route is not None and route not in ROUTES:
        problems.append(
            Problem("route", "route", said("Cara bayar “{route}” tidak dikenal. Pilih dari daftar.", route=route))
        )
    if problems:
        raise Refused(problems)
    for line, account in accounts.items():
        lines[line].account_id = account
    OrderLine.objects.bulk_update([lines[line] for line in accounts], ["account"])
    if route is not None:
        basket.route, basket.route_picked = route, True
        basket.save(update_fields=["route", "route_picked"])
    note_change(basket, by, "charged", {"accounts": {str(k): v for k, v in accounts.items()}, "route": basket.route})
    return basket
