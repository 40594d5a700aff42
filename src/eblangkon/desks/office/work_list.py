"""`/meja`: what waits for this person, the oldest first."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_duties

DUTIES = ("pp", "ppk", "pa", "kpa", "pptk", "inspector", "ppk_skpd", "treasurer")


@for_duties(*DUTIES)
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """The work list."""
    return render(request, "office/work_list.html")
