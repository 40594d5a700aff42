from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    name = "eblangkon.desks.storefront"
    label = "storefront"
