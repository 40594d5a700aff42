"""Addresses of the buying office; receiving and paying bring their own lists."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from eblangkon.desks.office import work_list

urlpatterns: list[URLPattern | URLResolver] = [
    path("meja", work_list.work_list, name="work_list"),
    *(
        path("", include(f"eblangkon.desks.office.{part}"))
        for part in ("receive_urls", "payment_urls")
        if find_spec(f"eblangkon.desks.office.{part}")
    ),
]
