"""Addresses of the buying office; receiving and paying bring their own lists."""

from django.urls import URLPattern, URLResolver, include, path

from eblangkon.desks.office import acts, basket, one_request, payment_urls, receive_urls, requests, work_list

urlpatterns: list[URLPattern | URLResolver] = [
    path("meja", work_list.work_list, name="work_list"),
    path("permintaan", requests.listing, name="requests"),
    path("permintaan/baru", requests.new, name="request_new"),
    path("permintaan/<int:number>", one_request.one, name="request"),
    path("permintaan/<int:number>/ubah", requests.edit, name="request_edit"),
    path("keranjang/<int:number>", basket.basket, name="basket"),
    *(path(f"pesanan/<int:number>/{word}", acts.view_of(word), name=f"order_{word}") for word in acts.ACTS),
    path("", include(receive_urls)),
    path("", include(payment_urls)),
]
