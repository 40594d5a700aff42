"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class DocumentsConfig(AppConfig):
    name = "eblangkon.services.documents"
    label = "documents"

    def ready(self) -> None:
        word_actions({"documents.issued": Wording(gettext_noop("{actor} menerbitkan {number}, versi {version}"))})
