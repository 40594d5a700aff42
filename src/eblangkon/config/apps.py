"""Django's handle on the commands and on what is set up for all rooms."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class ConfigConfig(AppConfig):
    name = "eblangkon.config"
    label = "config"

    def ready(self) -> None:
        word_actions({"demo.loaded": Wording(gettext_noop("{actor} memuat peragaan {scale}"))})
