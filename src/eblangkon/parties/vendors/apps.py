"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions
from eblangkon.services.notices.rules import SECURITY, NoticeWording, word_notices


class VendorsConfig(AppConfig):
    name = "eblangkon.parties.vendors"
    label = "vendors"

    def ready(self) -> None:
        word_actions(
            {
                "vendor.register": Wording(gettext_noop("{actor} mendaftarkan penyedia {name}")),
                "vendor.tax": Wording(gettext_noop("{actor} mencatat status pajak penyedia {name}")),
                "vendor.add_member": Wording(gettext_noop("{actor} menambah orang ke toko {subject}")),
                "vendor.invite": Wording(gettext_noop("{actor} membuat undangan ke toko {name}")),
                "vendor.invitations_erased": Wording(gettext_noop("{actor} menghapus {count} undangan lama ke toko")),
                "vendor.withdraw_invitation": Wording(gettext_noop("{actor} menarik undangan ke toko {name}")),
                "vendor.accept_invitation": Wording(gettext_noop("{actor} menerima undangan ke toko {name}")),
                "vendor.remove_member": Wording(
                    gettext_noop("{actor} mengeluarkan {person_name} dari toko {name}"), frozenset({"person_name"})
                ),
            }
        )
        word_notices(
            {
                "vendor.joined": NoticeWording(
                    gettext_noop("{person} kini bertindak untuk {shop}"),
                    gettext_noop("Undangan sudah diterima. Bukan orang yang Anda maksud? Keluarkan sekarang juga."),
                ),
                "vendor.enrolled": NoticeWording(
                    gettext_noop("{shop} terdaftar di e-Blangkon, dan Anda pemiliknya"),
                    gettext_noop("Tawarkan produk pertama, lalu undang orang yang membantu Anda."),
                    group=SECURITY,
                ),
                "vendor.left": NoticeWording(
                    gettext_noop("{person} tidak lagi bertindak untuk {shop}"),
                    gettext_noop("Dikeluarkan oleh {by}. Pesanan toko tetap berjalan di tangan yang lain."),
                ),
                "vendor.removed": NoticeWording(
                    gettext_noop("Tugas Anda di {shop} sudah berakhir"),
                    gettext_noop("Diakhiri oleh {by}. Ada yang keliru? Hubungi pemilik toko."),
                ),
            }
        )
