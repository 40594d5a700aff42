"""Addresses of what everybody may follow: figures, regions, single purchases, and the check of a paper."""

from django.urls import path

from eblangkon.desks.storefront import angka, check, downloads, region, story

urlpatterns = [
    path("angka", angka.figures, name="figures"),
    path("angka/<slug:table>.<slug:ending>", downloads.download, name="figures_download"),
    path("wilayah/<str:code>", region.region, name="region"),
    path("wilayah/<str:code>/pembelian", region.purchases, name="region_purchases"),
    path("pembelian/<int:number>", story.story, name="public_story"),
    path("periksa", check.check, name="check"),
    path("periksa/<str:token>", check.paper, name="check_paper"),
]
