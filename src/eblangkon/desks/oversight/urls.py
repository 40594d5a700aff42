"""Addresses of those who watch over purchases."""

from django.urls import path

from eblangkon.desks.oversight import overview, trail

urlpatterns = [
    path("pengawasan", overview.overview, name="oversight"),
    path("pengawasan/jejak/<int:number>", trail.trail, name="trail"),
]
