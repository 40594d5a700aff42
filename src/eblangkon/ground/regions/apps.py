"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class RegionsConfig(AppConfig):
    name = "eblangkon.ground.regions"
    label = "regions"

    def ready(self) -> None:
        word_actions(
            {
                "rule.set": Wording(gettext_noop("{actor} menetapkan aturan {subject} mulai {effective_from}")),
                "holiday.set": Wording(gettext_noop("{actor} menetapkan {subject} sebagai hari libur: {name}")),
            }
        )
