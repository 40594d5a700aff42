"""Every address of the house; each desk brings its own."""

from django.urls import URLPattern, URLResolver, path

from eblangkon.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", health, name="health"),
]
