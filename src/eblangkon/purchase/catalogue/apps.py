"""Django's handle on this room."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "eblangkon.purchase.catalogue"
    label = "catalogue"
