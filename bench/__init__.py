"""Measurements, apart from tests: each prints a table for people and one JSON object on its last line."""
