"""Addresses of settings."""

from django.urls import path

from eblangkon.desks.backoffice import one_rule, rule_list

urlpatterns = [
    path("aturan", rule_list.rule_list, name="rules"),
    path("aturan/<slug:code>", one_rule.one_rule, name="rule"),
]
