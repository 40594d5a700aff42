"""Addresses that belong to no audience, and those of the house itself."""

from tests.matrix.rows import EVERYBODY, Row

ROWS = (
    Row("health", EVERYBODY, post=False),
    Row("gallery", EVERYBODY, post=False),
    Row("preferences", EVERYBODY, get=False),
)
