"""Django's handle on this room."""

from django.apps import AppConfig


class TaxConfig(AppConfig):
    name = "eblangkon.services.tax"
    label = "tax"
