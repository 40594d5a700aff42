"""Django's handle on this room."""

from django.apps import AppConfig


class KernelConfig(AppConfig):
    name = "eblangkon.ground.kernel"
    label = "kernel"
