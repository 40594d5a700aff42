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
                "duty.assigned": Wording(gettext_noop("{actor} menetapkan tugas {duty} dengan SK {decree}")),
                "duty.ended": Wording(gettext_noop("{actor} mengakhiri tugas {subject} pada {to}")),
            }
        )
