"""Every address of the house; each desk brings its own."""

from django.urls import URLPattern, URLResolver, include, path

from eblangkon.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("sehat", health, name="health"),
    path("", include("eblangkon.desks.frame.urls")),
    path("", include("eblangkon.desks.storefront.urls")),
]

handler400 = "eblangkon.desks.frame.errors.bad_request"
handler403 = "eblangkon.desks.frame.errors.forbidden"
handler404 = "eblangkon.desks.frame.errors.not_found"
handler500 = "eblangkon.desks.frame.errors.server_error"
