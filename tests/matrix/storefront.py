"""What everybody sees."""

from tests.matrix.rows import EVERYBODY, Row

ROWS = (Row("front", EVERYBODY, post=False),)
