"""Audit: the acting person and the sealed log of every change.

Keeps actors by kind, id and printed name; knows no room above it.
"""
