"""Doors to files."""
