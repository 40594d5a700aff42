"""`/anggaran`: planned packages (RUP) and accounts (DPA) of one office and year, new ones, and each to be changed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.backoffice import setting
from eblangkon.desks.backoffice.wording import METHODS
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.parties.agencies.permissions import offices_set_up_by
from eblangkon.purchase.ordering.actions.change_account import change_account
from eblangkon.purchase.ordering.actions.change_package import change_package
from eblangkon.purchase.ordering.actions.open_account import open_account
from eblangkon.purchase.ordering.actions.plan_package import plan_package
from eblangkon.purchase.ordering.permissions import accounts_set_up_by, packages_set_up_by
from eblangkon.purchase.ordering.rules.plans import AccountFacts, AccountKey, PackageFacts
from eblangkon.purchase.ordering.rules.refusals import Refused

if TYPE_CHECKING:
    from eblangkon.parties.agencies.models import Agency

FUNDS = lazy("Misalnya APBD, PAD, DAU, DAK, atau BLUD.")


class PackageForm(forms.Form):
    """What may change of a package."""

    name = setting.text(lazy("Nama paket"), 300)
    ceiling = setting.RupiahField(lazy("Pagu"))
    method = forms.ChoiceField(label=lazy("Cara pengadaan"), choices=[(word, word) for word in METHODS])
    source_of_funds = setting.text(lazy("Sumber dana"), 40, FUNDS)
    active = setting.ticked(lazy("Aktif"))
    announced = setting.ticked(lazy("Sudah diumumkan di SIRUP"))

    @property
    def facts(self) -> PackageFacts:
        """For a valid form."""
        names = ("name", "ceiling", "method", "source_of_funds", "active", "announced")
        return PackageFacts(**{name: self.cleaned_data[name] for name in names})


class NewPackageForm(PackageForm):
    """The same with its code, which stays."""

    kd_rup = setting.text(lazy("Kode RUP"), 30, lazy("Salin dari SIRUP."))
    field_order = ("kd_rup",)


class AccountForm(forms.Form):
    """What may change of an account."""

    sub_activity = setting.text(lazy("Nama sub kegiatan"), 300)
    account = setting.text(lazy("Nama rekening"), 300)
    amount = setting.RupiahField(lazy("Anggaran"))
    blocked = setting.ticked(lazy("Diblokir"), lazy("Rekening yang diblokir tidak dapat dibebani pesanan baru."))

    @property
    def facts(self) -> AccountFacts:
        """For a valid form."""
        return AccountFacts(
            **{name: self.cleaned_data[name] for name in ("sub_activity", "account", "amount", "blocked")}
        )


class NewAccountForm(AccountForm):
    """The same with what names the row, which stays."""

    sub_activity_code = setting.text(lazy("Kode sub kegiatan"), 40, lazy("Misalnya 1.02.01.2.06.0002."))
    account_code = setting.text(lazy("Kode rekening"), 30, lazy("Misalnya 5.1.02.01.01.0024."))
    source_of_funds = setting.text(lazy("Sumber dana"), 40, FUNDS)
    field_order = ("sub_activity_code", "sub_activity", "account_code", "account", "source_of_funds", "amount")

    @property
    def key(self) -> AccountKey:
        """For a valid form."""
        given = self.cleaned_data
        return AccountKey(given["sub_activity_code"], given["account_code"], given["source_of_funds"])


@dataclass(frozen=True, slots=True)
class Where:
    """The office and budget year that a page is about."""

    office: "Agency"
    year: int

    @property
    def path(self) -> str:
        return f"/anggaran?kantor={self.office.pk}&tahun={self.year}"

    @property
    def new_package(self) -> str:
        return f"/anggaran/paket/baru?kantor={self.office.pk}&tahun={self.year}"

    @property
    def new_account(self) -> str:
        return f"/anggaran/rekening/baru?kantor={self.office.pk}&tahun={self.year}"

    @property
    def crumbs(self) -> tuple[Crumb, ...]:
        return (Crumb(_("Anggaran"), self.path),)

    @property
    def lead(self) -> str:
        return _("%(office)s, tahun anggaran %(year)d.") % {"office": self.office.name, "year": self.year}


def _where(request: HttpRequest, offices: "list[Agency]") -> Where:
    """What was asked for, else the first office and this year. Raises Missing for an office that is not one's own."""
    asked, year = request.GET.get("kantor", ""), request.GET.get("tahun", "")
    office = next((one for one in offices if not asked or str(one.pk) == asked), None)
    if office is None:
        raise setting.missing_office()
    today = clock.today().year
    return Where(office, int(year) if year.isascii() and year.isdecimal() and 2020 <= int(year[:5]) <= 2100 else today)


@for_duties(*setting.SETTERS)
@require_safe
def plan_list(request: HttpRequest) -> HttpResponse:
    """Both lists of one office and year. Three queries beside those of every page, however many rows."""
    actor = actor_of(request)
    offices = list(offices_set_up_by(actor))
    if not offices and "kantor" not in request.GET:
        return render(request, "backoffice/plans.html", {"where": None})
    where = _where(request, offices)
    rows = {"agency": where.office.pk, "year": where.year}
    today = clock.today().year
    shown = {
        "where": where,
        "offices": offices,
        "years": range(today + 1, today - 3, -1),
        "packages": list(packages_set_up_by(actor).filter(**rows)),
        "accounts": list(accounts_set_up_by(actor).filter(**rows)),
    }
    return render(request, "backoffice/plans.html", shown)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_package(request: HttpRequest) -> HttpResponse:
    """For the office and year in the address."""
    actor, where = _begun(request)
    initial = {"active": True, "announced": True, "source_of_funds": "APBD"}
    form = NewPackageForm(_typed(request), initial=initial)
    if form.is_bound and form.is_valid():
        facts, code = form.facts, form.cleaned_data["kd_rup"]
        if _done(
            form, lambda: plan_package(agency=where.office.pk, year=where.year, kd_rup=code, facts=facts, by=actor)
        ):
            return _saved(request, where)
    return setting.form_page(request, form, _("Paket RUP baru"), where.lead, _("Simpan paket"), where.crumbs)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_package(request: HttpRequest, package: int) -> HttpResponse:
    """Never less than what its orders hold."""
    actor = actor_of(request)
    found = _own(packages_set_up_by(actor), package)
    where = Where(found.agency, found.year)
    names = ("name", "method", "source_of_funds", "active", "announced")
    initial = {name: getattr(found, name) for name in names} | {"ceiling": int(found.ceiling)}
    form = PackageForm(_typed(request), initial=initial)
    if found.method not in METHODS:  # as an import wrote it: stays until somebody chooses another
        method: Any = form.fields["method"]  # a ChoiceField
        method.choices = [(found.method, found.method), *method.choices]
    if form.is_bound and form.is_valid():
        facts = form.facts
        if _done(form, lambda: change_package(package=package, facts=facts, by=actor)):
            return _saved(request, where)
    title = _("Paket RUP %(code)s") % {"code": found.kd_rup}
    return setting.form_page(request, form, title, where.lead, _("Simpan paket"), where.crumbs)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_account(request: HttpRequest) -> HttpResponse:
    """For the office and year in the address."""
    actor, where = _begun(request)
    form = NewAccountForm(_typed(request), initial={"source_of_funds": "APBD"})
    if form.is_bound and form.is_valid():
        key, facts = form.key, form.facts
        if _done(form, lambda: open_account(agency=where.office.pk, year=where.year, key=key, facts=facts, by=actor)):
            return _saved(request, where)
    return setting.form_page(request, form, _("Rekening baru"), where.lead, _("Simpan rekening"), where.crumbs)


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def one_account(request: HttpRequest, account: int) -> HttpResponse:
    """Never less than what orders have charged to it."""
    actor = actor_of(request)
    found = _own(accounts_set_up_by(actor), account)
    where = Where(found.agency, found.year)
    initial = {name: getattr(found, name) for name in ("sub_activity", "account", "blocked")}
    form = AccountForm(_typed(request), initial=initial | {"amount": int(found.amount)})
    if form.is_bound and form.is_valid():
        facts = form.facts
        if _done(form, lambda: change_account(account=account, facts=facts, by=actor)):
            return _saved(request, where)
    title = _("Rekening %(code)s") % {"code": found.account_code}
    return setting.form_page(request, form, title, where.lead, _("Simpan rekening"), where.crumbs)


def _begun(request: HttpRequest) -> tuple[Actor, Where]:
    actor = actor_of(request)
    return actor, _where(request, list(offices_set_up_by(actor)))


def _own(found: Any, pk: int) -> Any:
    try:
        return found.get(pk=pk)
    except ObjectDoesNotExist:
        raise Missing(
            _("Tidak ada baris itu di anggaran Anda"), "", near=_("anggaran"), near_path="/anggaran"
        ) from None


def _typed(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _done(form: forms.Form, act: Any) -> bool:
    """Whether it is so now; where it cannot be, the form says why."""
    try:
        act()
    except Refused as fault:
        setting.refuse(form, [(problem.field, problem.message) for problem in fault.problems])
        return False
    except ValidationError as fault:
        setting.invalid(form, fault)
        return False
    return True


def _saved(request: HttpRequest, where: Where) -> HttpResponse:
    messages.success(request, _("Tersimpan."))
    return see_other(where.path)
