"""`/masuk/bukti-kedua`: the second proof at sign-in."""

from typing import Any

from allauth.account.stages import LoginStageController
from allauth.mfa.stages import AuthenticateStage
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from eblangkon.desks.account.asking import Code, checked_by, question_for
from eblangkon.desks.account.sign_in import wanted
from eblangkon.desks.account.welcome import welcome
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, actor_of, for_everybody
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.hats import duties_of, home_of
from eblangkon.ground.access.actions.see_sign_in import see_sign_in
from eblangkon.ground.access.queries import has_authenticator_app, has_second_factor, tries_in_force
from eblangkon.ground.people import queries

RECOVERY = "cadangan"


@for_everybody
@sensitive_post_parameters("code")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def second_proof(request: HttpRequest) -> HttpResponse:
    """Between the password and the desk; also for a session whose duty has come to need it."""
    stage = LoginStageController.enter(request, AuthenticateStage.key)
    person = queries.active_person(stage.login.user.pk) if stage else _unproven(request)
    if person is None:
        return HttpResponseRedirect("/masuk")
    app = has_authenticator_app(person.pk)
    recovery = request.GET.get("pakai") == RECOVERY or not app
    form = Code(request.POST if request.method == "POST" else None, recovery=recovery)
    status = 200
    if form.is_bound:
        checked = checked_by(request, form, person)
        if checked.kind:
            return _go_on(request, stage, person)
        status = 429 if checked.limited else 422
    duty = next(iter(duties_of(actor_for(person))), None)
    facts = {"form": form, "person": person, "duty": duty, "recovery": recovery, "app": app, "back": wanted(request)}
    facts["question"] = question_for(request, person.pk)
    facts["tries"] = tries_in_force()["sign_in_tries_minute"]
    return render(request, "account/second_proof.html", facts, status=status)


def _unproven(request: HttpRequest) -> Any:
    """Who is signed in by a password alone, has a second factor and is asked for it."""
    actor = actor_of(request)
    if actor.id is None or proof.is_enough(request) or not has_second_factor(actor.id):
        return None
    return queries.active_person(actor.id)


def _go_on(request: HttpRequest, stage: Any, person: Any) -> HttpResponse:
    if stage is None:
        before = str(request.session.session_key)
        request.session.cycle_key()
        see_sign_in(session_key=before, renewed=str(request.session.session_key))
        proof.remember(request, proof.TWO)
        return see_other(wanted(request) or home_of(actor_for(person)))
    answer: HttpResponse = stage.exit()
    welcome(request, answer, person, proof.TWO)
    return answer
