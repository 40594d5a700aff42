"""Django's handle on the commands and on what is set up for all rooms."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    name = "eblangkon.config"
    label = "config"
