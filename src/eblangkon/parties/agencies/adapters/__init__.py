"""Doors to files: the list of officials of a region."""
