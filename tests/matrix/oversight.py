"""Those who watch over purchases."""

from tests.matrix.rows import OVERSIGHT, REGION, Row

ROWS = (
    Row("oversight", OVERSIGHT, post=False),
    Row("trail", REGION, lambda town: {"number": town.order("accepted")}, post=False),
)
