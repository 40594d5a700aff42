"""Answers that several desks give."""

from http import HTTPStatus

from django.http import HttpResponse, HttpResponseRedirect


class _SeeOther(HttpResponseRedirect):
    status_code = HTTPStatus.SEE_OTHER


def see_other(path: str) -> HttpResponse:
    """303: the form has gone through; what to look at now stands there. A reload sends nothing again."""
    return _SeeOther(path)
