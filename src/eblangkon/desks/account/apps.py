from django.apps import AppConfig


class AccountConfig(AppConfig):
    name = "eblangkon.desks.account"
    label = "account_desk"  # allauth has taken "account"
