"""The buying office."""

from tests.matrix.rows import OFFICES, Row

ROWS = (Row("work_list", OFFICES, post=False),)
