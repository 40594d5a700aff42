"""Public addresses."""

from django.urls import include, path

from eblangkon.desks.storefront import catalogue, front, product, vendor

urlpatterns = [
    path("", front.front, name="front"),
    path("katalog", catalogue.catalogue, name="catalogue"),
    path("produk/<int:number>", product.product, name="product_short"),
    path("produk/<int:number>-<str:slug>", product.product, name="product"),
    path("penyedia/<slug:slug>", vendor.vendor, name="vendor"),
    path("", include("eblangkon.desks.storefront.public_urls")),
]
