"""Django's handle on this room."""

from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "eblangkon.parties.agencies"
    label = "agencies"
