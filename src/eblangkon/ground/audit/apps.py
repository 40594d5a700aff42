"""Django's handle on this room."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "eblangkon.ground.audit"
    label = "audit"
