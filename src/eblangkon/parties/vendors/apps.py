"""Django's handle on this room."""

from django.apps import AppConfig


class VendorsConfig(AppConfig):
    name = "eblangkon.parties.vendors"
    label = "vendors"
