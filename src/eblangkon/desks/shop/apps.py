"""Django's handle on this desk."""

from django.apps import AppConfig


class ShopConfig(AppConfig):
    name = "eblangkon.desks.shop"
    label = "shop"
