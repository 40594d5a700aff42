"""Django's handle on this room."""

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "eblangkon.services.notices"
    label = "notices"
