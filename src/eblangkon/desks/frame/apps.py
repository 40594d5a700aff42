from django.apps import AppConfig


class FrameConfig(AppConfig):
    name = "eblangkon.desks.frame"
    label = "frame"
