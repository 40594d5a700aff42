"""The front page: what this is, and the search."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    """Greet, and offer the search; it asks the database nothing."""
    return render(request, "storefront/front.html")
