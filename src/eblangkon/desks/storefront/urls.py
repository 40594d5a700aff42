"""Public addresses."""

from django.urls import include, path

from eblangkon.desks.storefront import front
from eblangkon.desks.storefront.catalogue import catalogue
from eblangkon.desks.storefront.product import product
from eblangkon.desks.storefront.vendor import vendor

urlpatterns = [
    path("", front.front, name="front"),
    path("katalog", catalogue, name="catalogue"),
    path("produk/<int:number>", product, name="product_short"),
    path("produk/<int:number>-<str:slug>", product, name="product"),
    path("penyedia/<slug:slug>", vendor, name="vendor"),
    path("", include("eblangkon.desks.storefront.public_urls")),
]
