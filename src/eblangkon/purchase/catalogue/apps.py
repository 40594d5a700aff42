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
                )
            }
        )
