"""Addresses of receiving."""

from django.urls import path

from eblangkon.desks.office import receive

urlpatterns = [
    path("pesanan/<int:number>/periksa", receive.count, name="order_count"),
    path("pesanan/<int:number>/serah-terima", receive.hand_over, name="order_hand_over"),
    path("pesanan/<int:number>/potong", receive.shorten, name="order_cut"),
    path("pesanan/<int:number>/putuskan", receive.end, name="order_end"),
]
