"""Django's handle on this room."""

from django.apps import AppConfig


class NumberingConfig(AppConfig):
    name = "eblangkon.services.numbering"
    label = "numbering"
