"""Addresses that belong to no audience, and those of the house itself."""

from tests.matrix.rows import EVERYBODY, SIGNED_IN, Row

ROWS = (
    Row("health", EVERYBODY, post=False),
    Row("gallery", EVERYBODY, post=False),
    Row("hat", SIGNED_IN, get=False),  # whoever has one place changes nothing by it
    Row("preferences", EVERYBODY, get=False),
)
