"""Django's handle on this room."""

from django.apps import AppConfig


class OrderingConfig(AppConfig):
    name = "eblangkon.purchase.ordering"
    label = "ordering"
