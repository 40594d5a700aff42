"""Public addresses."""

from django.urls import include, path

from eblangkon.desks.storefront import front

urlpatterns = [
    path("", front.front, name="front"),
    path("", include("eblangkon.desks.storefront.public_urls")),
]
