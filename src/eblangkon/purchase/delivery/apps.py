"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class DeliveryConfig(AppConfig):
    name = "eblangkon.purchase.delivery"
    label = "delivery"

    def ready(self) -> None:
        word_actions(
            {
                "delivery.countersigned": Wording(
                    gettext_noop("{actor} ikut menandatangani serah terima pesanan {subject}")
                )
            }
        )
