"""Exports: tables that leave the house as CSV and XLSX, each telling its scope and its cut-off.

Owns how a table is written. Must not know what it is about: it is handed titles, columns and rows.
"""
