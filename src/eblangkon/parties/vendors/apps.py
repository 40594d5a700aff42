"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class VendorsConfig(AppConfig):
    name = "eblangkon.parties.vendors"
    label = "vendors"

    def ready(self) -> None:
        word_actions(
            {
                "vendor.register": Wording(gettext_noop("{actor} mendaftarkan penyedia {name}")),
                "vendor.tax": Wording(gettext_noop("{actor} mencatat status pajak penyedia {name}")),
                "vendor.add_member": Wording(gettext_noop("{actor} menambah orang ke toko {subject}")),
            }
        )
