"""Change an account of a budget, as the DPA was changed."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.purchase.ordering.models import BudgetAccount
from eblangkon.purchase.ordering.rules.plans import AccountFacts, plan_problems
from eblangkon.purchase.ordering.rules.refusals import Refused


@transaction.atomic
def change_account(*, account: int, facts: AccountFacts, by: Actor) -> BudgetAccount:
    """The account with these facts; never less than what orders have charged to it.

    Raises NotYourRegion, BudgetAccount.DoesNotExist, Refused with every wrong field, or ValidationError by field.
    """
    found = BudgetAccount.objects.select_for_update(of=("self",)).select_related("agency").get(pk=account)
    check_region(by, found.agency.region_id)
    words = {"sub_activity": facts.sub_activity, "account": facts.account}
    if problems := plan_problems(words, {"amount": facts.amount}, Rupiah(found.committed)):
        raise Refused(problems)
    new = asdict(facts)
    changed = {field: value for field, value in new.items() if getattr(found, field) != value}
    if not changed:
        return found
    for field, value in changed.items():
        setattr(found, field, value)
    found.full_clean()
    found.save(update_fields=list(changed))
    record(
        actor=by,
        action="account.changed",
        subject=("account", str(found.pk)),
        region=found.agency.region_id,
        data={"name": found.account, "amount": int(found.amount), "blocked": found.blocked},
    )
    return found
