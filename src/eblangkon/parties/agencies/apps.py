"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class AgenciesConfig(AppConfig):
    name = "eblangkon.parties.agencies"
    label = "agencies"

    def ready(self) -> None:
        word_actions(
            {
                "agency.created": Wording(gettext_noop("{actor} membuka kantor {name}")),
                "agency.changed": Wording(gettext_noop("{actor} mengubah data kantor {name}")),
                "agency.place": Wording(gettext_noop("{actor} menetapkan tempat pengantaran {place}")),
                "duty.assigned": Wording(gettext_noop("{actor} menetapkan tugas {duty} dengan SK {decree}")),
                "duty.ended": Wording(gettext_noop("{actor} mengakhiri tugas {subject} pada {to}")),
            }
        )
