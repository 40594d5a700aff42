"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions
from eblangkon.purchase.ordering.states import MOVES


class OrderingConfig(AppConfig):
    name = "eblangkon.purchase.ordering"
    label = "ordering"

    def ready(self) -> None:
        steps = {f"order.{move.verb}": Wording(f"{{actor}} {move.words}, pesanan {{subject}}") for move in MOVES}
        word_actions(
            steps
            | {
                "order.released": Wording(gettext_noop("Pagu, anggaran, dan stok pesanan {subject} dilepas kembali")),
                "order.settled": Wording(
                    gettext_noop("Nilai pesanan {subject} menjadi {total:rp} menurut barang yang diterima")
                ),
                "basket.put": Wording(gettext_noop("{actor} memasukkan produk ke keranjang {subject}")),
                "basket.shipping": Wording(gettext_noop("{actor} mengisi ongkos kirim keranjang {subject}: {cost:rp}")),
                "basket.dropped": Wording(gettext_noop("{actor} mengeluarkan {name} dari keranjang {subject}")),
                "basket.changed": Wording(gettext_noop("{actor} mengubah jumlah di keranjang {subject}")),
                "basket.charged": Wording(gettext_noop("{actor} memilih akun dan cara bayar keranjang {subject}")),
                "request.asked": Wording(gettext_noop("{actor} mengajukan permintaan {subject}")),
                "request.agreed": Wording(gettext_noop("{actor} menyetujui permintaan {subject}")),
                "request.returned": Wording(gettext_noop("{actor} mengembalikan permintaan {subject}: {remark}")),
                "request.closed": Wording(gettext_noop("{actor} menutup permintaan {subject}")),
            }
        )
