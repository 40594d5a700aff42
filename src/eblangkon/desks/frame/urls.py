"""Addresses that belong to no audience, and those of orders, which belong to several."""

from django.urls import path, re_path

from eblangkon.desks.frame import gallery, one_hat, preferences
from eblangkon.desks.frame.orders import files, listing, page, photos

urlpatterns = [
    path("tampilan", preferences.choose, name="preferences"),
    path("topi", one_hat.choose, name="hat"),
    path("gaya", gallery.gallery, name="gallery"),
    path("pesanan", listing.order_list, name="orders"),
    re_path(r"^pesanan\.(?P<ending>csv|xlsx)$", listing.order_table, name="order_table"),
    path("pesanan/<int:number>", page.order_page, name="order"),
    path("pesanan/<int:number>/berkas.pdf", files.order_papers, name="order_papers"),
    re_path(
        r"^pesanan/(?P<number>\d+)/foto/(?P<kind>kiriman|pemeriksaan)-(?P<key>\d+)(?P<small>-kecil)?\.webp$",
        photos.photo,
        name="order_photo",
    ),
    path("berkas/<str:token>.pdf", files.paper_file, name="paper_file"),
]
