"""Addresses of settings."""

from django.urls import path

from eblangkon.desks.backoffice import (
    exemptions,
    first_day,
    offices,
    official_files,
    official_imports,
    officials,
    one_duty,
    one_rule,
    personal,
    plans,
    rule_list,
    sellers,
)

urlpatterns = [
    path("mulai", first_day.first_day, name="first_day"),
    path("orang/<int:person>/data", personal.personal_data, name="personal_data"),
    path("aturan", rule_list.rule_list, name="rules"),
    path("aturan/<slug:code>", one_rule.one_rule, name="rule"),
    path("kantor", offices.office_list, name="offices"),
    path("kantor/baru", offices.new_office, name="new_office"),
    path("kantor/<int:agency>", offices.one_office, name="office"),
    path("anggaran", plans.plan_list, name="plans"),
    path("anggaran/paket/baru", plans.new_package, name="new_package"),
    path("anggaran/paket/<int:package>", plans.one_package, name="planned_package"),
    path("anggaran/rekening/baru", plans.new_account, name="new_budget_account"),
    path("anggaran/rekening/<int:account>", plans.one_account, name="budget_account"),
    path("penyedia-daftar", sellers.vendor_list, name="enrolled_vendors"),
    path("penyedia-daftar/baru", sellers.new_vendor, name="new_vendor"),
    path("pejabat", officials.official_list, name="officials"),
    path("pejabat/baru", officials.new_official, name="new_official"),
    path("pejabat/<int:person>", officials.one_official, name="official"),
    path("pejabat/<int:person>/pengecualian", exemptions.new_exemption, name="new_exemption"),
    path("pejabat/tugas/<int:duty>", one_duty.one_duty, name="official_duty"),
    path("pengecualian", exemptions.exemption_list, name="exemptions"),
    path("pengecualian/<int:exemption>", exemptions.one_exemption, name="exemption"),
    path("impor/pejabat", official_imports.imports, name="officials_imports"),
    path("impor/pejabat/templat", official_files.template, name="officials_template"),
    path("impor/pejabat/<int:imported>", official_imports.one_import, name="officials_import"),
    path("impor/pejabat/<int:imported>/ditolak", official_files.rejected, name="officials_rejected"),
]
