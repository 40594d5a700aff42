from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "eblangkon.desks.office"
    label = "office"
