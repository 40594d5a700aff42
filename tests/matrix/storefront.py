"""What everybody sees."""

from tests.matrix.rows import EVERYBODY, Row

ROWS = (
    Row("front", EVERYBODY, post=False),
    Row("figures", EVERYBODY, post=False),
    Row("figures_download", EVERYBODY, lambda town: {"table": "tahun", "ending": "csv"}, post=False),
    Row("region", EVERYBODY, lambda town: {"code": "33.25"}, post=False),
    Row("region_purchases", EVERYBODY, lambda town: {"code": "33.25"}, post=False),
    Row("public_story", EVERYBODY, lambda town: {"number": town.order("paid")}, post=False),
    Row("check", EVERYBODY),
    Row("check_paper", EVERYBODY, lambda town: {"token": town.paper_token()}, post=False),
)
