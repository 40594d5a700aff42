"""Addresses of paying."""

from django.urls import path

from eblangkon.desks.office import payment, payment_corrections, payment_return

urlpatterns = [
    path("pesanan/<int:number>/bayar", payment.waiting, name="payment_waiting"),
    path("pesanan/<int:number>/bayar/<slug:code>", payment.stage, name="payment_stage"),
    path("pesanan/<int:number>/bayar/<slug:code>/kembalikan", payment_return.back, name="payment_return"),
    path("pesanan/<int:number>/pajak", payment.taxes, name="payment_taxes"),
    path("pesanan/<int:number>/bukti/<int:step>", payment.proof, name="payment_proof"),
    path("pesanan/<int:number>/koreksi", payment_corrections.entries, name="payment_entries"),
    path("pesanan/<int:number>/koreksi/<int:step>", payment_corrections.correct, name="payment_correct"),
    path(
        "pesanan/<int:number>/koreksi-setoran/<int:deposit>",
        payment_corrections.correct_tax,
        name="payment_correct_tax",
    ),
]
