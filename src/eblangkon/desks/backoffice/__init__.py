"""Backoffice: the dated rules of a region and its closed days, with their sources.

The procurement unit sets its region's own, the province the defaults of all; others read.
"""
