from django.apps import AppConfig


class BackofficeConfig(AppConfig):
    name = "eblangkon.desks.backoffice"
    label = "backoffice"
