"""Each road of a payment, walked and strayed from."""

import pytest

from eblangkon.purchase.payment.states import ROADS, next_stage


@pytest.mark.parametrize(
    ("route", "codes"),
    [
        ("UP", ("npd", "npd_agreed", "paid")),
        ("GU", ("npd", "npd_agreed", "paid")),
        ("TU", ("npd", "npd_agreed", "paid")),
        ("LS", ("spp", "verified", "spm", "sp2d")),
    ],
)
def test_a_road_is_walked_stage_by_stage(route: str, codes: tuple[str, ...]) -> None:
    for done in range(len(codes)):
        stage = next_stage(route, codes[:done])
        assert stage
        assert stage.code == codes[done]
    assert next_stage(route, codes) is None


@pytest.mark.parametrize("done", [("npd_agreed",), ("npd", "paid"), ("npd", "npd")])
def test_stages_out_of_order_are_refused(done: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="out of order"):
        next_stage("UP", done)


def test_an_unknown_route_is_refused() -> None:
    with pytest.raises(ValueError, match="QRIS"):
        next_stage("QRIS", ())


def test_each_road_pays_once_and_last() -> None:
    for stages in ROADS.values():
        assert [stage.pays for stage in stages] == [False] * (len(stages) - 1) + [True]
