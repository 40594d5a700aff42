from django.apps import AppConfig


class OversightConfig(AppConfig):
    name = "eblangkon.desks.oversight"
    label = "oversight"
