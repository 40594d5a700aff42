"""Addresses of settings."""

from django.urls import path

from eblangkon.desks.backoffice import one_rule, personal, rule_list

urlpatterns = [
    path("orang/<int:person>/data", personal.personal_data, name="personal_data"),
    path("aturan", rule_list.rule_list, name="rules"),
    path("aturan/<slug:code>", one_rule.one_rule, name="rule"),
]
