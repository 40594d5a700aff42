"""Addresses of the shop."""

from django.urls import path

from eblangkon.desks.shop import answer, change, home, invoice, offer, people, product, products, shipping

urlpatterns = [
    path("toko", home.home, name="shop_home"),
    path("toko/orang", people.people, name="shop_people"),
    path("toko/produk", products.product_list, name="shop_products"),
    path("toko/produk/baru", offer.offer, name="shop_new_product"),
    path("toko/produk/<int:number>/ubah", change.change, name="shop_change_product"),
    path("toko/produk/<int:number>", product.product, name="shop_product"),
    path("pesanan/<int:number>/jawab", answer.answer, name="shop_answer"),
    path("pesanan/<int:number>/kirim", shipping.send, name="shop_ship"),
    path("pesanan/<int:number>/tagih", invoice.hand_in, name="shop_invoice"),
]
