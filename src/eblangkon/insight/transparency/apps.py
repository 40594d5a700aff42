"""Django's handle on this room."""

from django.apps import AppConfig


class TransparencyConfig(AppConfig):
    name = "eblangkon.insight.transparency"
    label = "transparency"
