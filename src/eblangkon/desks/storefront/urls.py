"""Public addresses."""

from django.urls import path

from eblangkon.desks.storefront import front

urlpatterns = [path("", front.front, name="front")]
