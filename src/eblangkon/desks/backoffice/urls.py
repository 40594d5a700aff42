"""Addresses of settings."""

from django.urls import path

from eblangkon.desks.backoffice import (
    exemptions,
    official_files,
    official_imports,
    officials,
    one_duty,
    one_rule,
    personal,
    rule_list,
)

urlpatterns = [
    path("orang/<int:person>/data", personal.personal_data, name="personal_data"),
    path("aturan", rule_list.rule_list, name="rules"),
    path("aturan/<slug:code>", one_rule.one_rule, name="rule"),
    path("impor/pejabat", official_imports.imports, name="officials_imports"),
    path("impor/pejabat/templat", official_files.template, name="officials_template"),
    path("impor/pejabat/<int:imported>", official_imports.one_import, name="officials_import"),
    path("impor/pejabat/<int:imported>/ditolak", official_files.rejected, name="officials_rejected"),
    path("pejabat", officials.official_list, name="officials"),
    path("pejabat/baru", officials.new_official, name="new_official"),
    path("pejabat/<int:person>", officials.one_official, name="official"),
    path("pejabat/<int:person>/pengecualian", exemptions.new_exemption, name="new_exemption"),
    path("pejabat/tugas/<int:duty>", one_duty.one_duty, name="official_duty"),
    path("pengecualian", exemptions.exemption_list, name="exemptions"),
    path("pengecualian/<int:exemption>", exemptions.one_exemption, name="exemption"),
]
