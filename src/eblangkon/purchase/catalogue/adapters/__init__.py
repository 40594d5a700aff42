"""Doors to files and engines."""
