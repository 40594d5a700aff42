"""`/aturan/<code>`: every dated value of one rule, and the form that sets the next."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.backoffice import wording
from eblangkon.desks.backoffice.rule_list import in_force
from eblangkon.desks.backoffice.scope import Scope, scope_of
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.facts import Crumb
from eblangkon.desks.frame.hats import ADMIN, OVERSIGHT
from eblangkon.desks.frame.templatetags.words import day
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.actions.set_rule import OverlappingRule, set_rule
from eblangkon.ground.regions.queries import dated_rules

if TYPE_CHECKING:
    from eblangkon.ground.regions.models import RegionalRule


class NewValue(forms.Form):
    """The next value of a rule, from which day, and who says so."""

    value = forms.CharField(
        label=gettext_lazy("Nilai baru"),
        max_length=200,
        error_messages={"required": gettext_lazy("Nilai baru belum diisi.")},
    )
    effective_from = forms.DateField(
        label=gettext_lazy("Berlaku mulai"),
        help_text=gettext_lazy("Paling awal hari ini. Pesanan yang sudah dikirim memakai aturan harinya sendiri."),
        error_messages={
            "required": gettext_lazy("Tanggal mulai belum diisi."),
            "invalid": gettext_lazy("Tanggal tidak terbaca. Tulis seperti 2026-12-31."),
        },
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    source = forms.CharField(
        label=gettext_lazy("Dasar"),
        help_text=gettext_lazy("Nomor peraturan atau keputusan, misalnya Perbup Batang 12/2026 pasal 4."),
        max_length=300,
        error_messages={"required": gettext_lazy("Dasar belum diisi. Tanpa dasar, aturan tidak dapat diperiksa.")},
    )
    confidence = forms.ChoiceField(
        label=gettext_lazy("Kepastian sumber"), choices=list(wording.CONFIDENCE.items()), initial="H"
    )
    note = forms.CharField(label=gettext_lazy("Catatan"), required=False, max_length=500)

    def __init__(self, code: str, data: Any = None, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.code = code
        self.fields["value"].help_text = str(wording.known(code).hint)

    def clean_value(self) -> Any:
        try:
            return wording.read(self.code, self.cleaned_data["value"])
        except wording.Unreadable as wrong:
            raise forms.ValidationError(str(wrong)) from wrong

    def clean_effective_from(self) -> date:
        first: date = self.cleaned_data["effective_from"]
        if first < clock.today():
            raise forms.ValidationError(_("Aturan tidak dapat berlaku mundur. Pilih hari ini atau sesudahnya."))
        return first


@for_duties(*OVERSIGHT, *ADMIN)
@require_http_methods(["GET", "HEAD", "POST"])
def one_rule(request: HttpRequest, code: str) -> HttpResponse:
    """Read by all who watch over the region; set by its procurement unit, defaults by the province."""
    actor = actor_of(request)
    scope = scope_of(request, actor)
    rules = list(dated_rules(scope.region, code))
    if not rules and code not in wording.KNOWN:
        raise Missing(
            _("Tidak ada aturan “%(code)s”") % {"code": code}, "", near=_("daftar aturan"), near_path="/aturan"
        )
    now = in_force(rules, clock.today())
    form = NewValue(
        code,
        request.POST if request.method == "POST" else None,
        {"value": wording.typed(code, now.value) if now else "", "effective_from": clock.today()},
    )
    if request.method == "POST":
        if not scope.may_set:
            raise PermissionDenied(
                _("Aturan ini hanya dapat ditetapkan UKPBJ daerahnya"),
                _("Nilai bawaan untuk seluruh Jawa Tengah ditetapkan pemerintah provinsi."),
            )
        if form.is_valid() and _set(form, scope, actor):
            messages.success(
                request, _("Tersimpan. Berlaku mulai %(day)s.") % {"day": day(form.cleaned_data["effective_from"])}
            )
            return see_other(f"/aturan/{code}" + (f"?wilayah={scope.region}" if scope.region else ""))
    facts = _facts(code, rules, now, scope)
    return render(request, "backoffice/one_rule.html", facts | {"form": form}, status=422 if form.is_bound else 200)


def _set(form: NewValue, scope: Scope, actor: Actor) -> bool:
    """Whether the value stands; where it cannot, the form says why."""
    try:
        set_rule(actor=actor, code=form.code, region=scope.region, **form.cleaned_data)
    except OverlappingRule:
        form.add_error(
            "effective_from",
            _("Pada hari itu atau sesudahnya sudah ada nilai bertanggal. Pilih hari sesudah nilai itu mulai."),
        )
        return False
    return True


def _facts(code: str, rules: "list[RegionalRule]", now: "RegionalRule | None", scope: Scope) -> dict[str, Any]:
    return {
        "code": code,
        "label": wording.known(code).label,
        "scope": scope,
        "now": now,
        "value": wording.written(code, now.value) if now else "",
        "rules": [(rule, wording.written(code, rule.value), wording.CONFIDENCE[rule.confidence]) for rule in rules],
        "crumbs": (Crumb(_("Aturan"), "/aturan" + (f"?wilayah={scope.region}" if scope.region else "")),),
    }
