"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class CatalogueConfig(AppConfig):
    name = "eblangkon.purchase.catalogue"
    label = "catalogue"

    def ready(self) -> None:
        word_actions(
            {
                "price_standard.import": Wording(
                    gettext_noop("{actor} memuat standar harga {subject}: {imported} baris baru")
                ),
                "product.list": Wording(gettext_noop("{actor} menjual {name} seharga {price:rp} per {unit}")),
                "product.change": Wording(gettext_noop("{actor} mengubah keterangan {name}")),
                "product.price": Wording(
                    gettext_noop("{actor} mengubah harga {name} dari {before:rp} menjadi {price:rp}")
                ),
                "product.stock": Wording(
                    gettext_noop("{actor} mengubah persediaan {name} dari {before} menjadi {on_hand}")
                ),
                "product.photo": Wording(gettext_noop("{actor} memasang foto {name}")),
                "product.relist": Wording(gettext_noop("{actor} menjual {name} lagi")),
                "product.delist": Wording(gettext_noop("{actor} menarik {name} dari penjualan. {reason}")),
                "delivery_rate.set": Wording(gettext_noop("{actor} menetapkan ongkos kirim {amount:rp} sekali antar")),
            }
        )
