"""Write an account of an office's budget (DPA)."""

from dataclasses import asdict

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.parties.agencies.models import Agency
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.purchase.catalogue.rules.accounts import fold_account
from eblangkon.purchase.ordering.models import BudgetAccount
from eblangkon.purchase.ordering.rules.plans import AccountFacts, AccountKey, plan_problems
from eblangkon.purchase.ordering.rules.refusals import Problem, Refused


@transaction.atomic
def open_account(*, agency: int, year: int, key: AccountKey, facts: AccountFacts, by: Actor) -> BudgetAccount:
    """The new account of that office and budget year; both spellings of its code are one.

    Raises NotYourRegion, Agency.DoesNotExist, Refused with every wrong field, or ValidationError by field.
    """
    office = Agency.objects.select_for_update().get(pk=agency)  # two taps at once: the second finds the first
    check_region(by, office.region_id)
    words = asdict(key) | {"sub_activity": facts.sub_activity, "account": facts.account}
    problems = plan_problems(words, {"amount": facts.amount}, Rupiah(0))
    code = fold_account(key.account_code)
    if code is None and key.account_code.strip():
        problems.append(
            Problem("account", "account_code", said("Kode rekening tidak terbaca. Tulis seperti 5.1.02.01.01.0024."))
        )
    row = {"sub_activity_code": key.sub_activity_code.strip(), "source_of_funds": key.source_of_funds.strip()}
    if BudgetAccount.objects.filter(agency=office, year=year, account_code=code, **row).exists():
        problems.append(
            Problem("taken", "account_code", said("Rekening ini sudah ada pada sub kegiatan dan sumber dana itu."))
        )
    if problems or code is None:
        raise Refused(problems)
    account = BudgetAccount(agency=office, year=year, account_code=code, **row, **asdict(facts))
    account.full_clean()
    account.save(force_insert=True)
    record(
        actor=by,
        action="account.opened",
        subject=("account", str(account.pk)),
        region=office.region_id,
        data={"agency": agency, "year": year, "code": code, "name": account.account, "amount": int(account.amount)},
    )
    return account
