"""Addresses that belong to no audience."""

from django.urls import path

from eblangkon.desks.frame import gallery, preferences

urlpatterns = [
    path("tampilan", preferences.choose, name="preferences"),
    path("gaya", gallery.gallery, name="gallery"),
]
