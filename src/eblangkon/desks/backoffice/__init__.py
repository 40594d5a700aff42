"""Backoffice: a region set up, from its first day on: dated rules, offices, plans and vendors.

The administrator and the procurement unit set up their own region, the province the defaults of all; others read rules.
"""
