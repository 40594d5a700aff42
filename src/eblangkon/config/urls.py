"""Every address of the house; each desk brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from eblangkon.config.health import health
from eblangkon.config.media import media
from eblangkon.config.settings import ROOMS

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", health, name="health"),
    path("media/<path:name>", media, name="media"),
    *(path("", include(f"{room}.urls")) for room in ROOMS if room.startswith("eblangkon.desks.")),
]

handler400 = "eblangkon.desks.frame.errors.bad_request"
handler403 = "eblangkon.desks.frame.errors.forbidden"
handler404 = "eblangkon.desks.frame.errors.not_found"
handler500 = "eblangkon.desks.frame.errors.server_error"
