"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class NoticesConfig(AppConfig):
    name = "eblangkon.services.notices"
    label = "notices"

    def ready(self) -> None:
        word_actions(
            {
                "mail.chosen": Wording(gettext_noop("{actor} memilih kabar yang dikirim lewat surel")),
                "notice.erased": Wording(gettext_noop("{actor} menghapus {count} pesan lama yang sudah dibaca")),
            }
        )
