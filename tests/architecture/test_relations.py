"""Foreign keys look down as imports do: `ForeignKey("ordering.Order")` is an import that no linter sees."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.db.models import Model

ROOT = Path(__file__).parents[2]
CONTRACTS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
PACKAGE = "eblangkon."


def ranks(contract: str) -> dict[str, int]:
    """How deep each name of a layers contract stands; the names of one layer are equally deep."""
    layers = next(found["layers"] for found in CONTRACTS if found["id"] == contract)
    return {name: depth for depth, layer in enumerate(layers) for name in re.findall(r"\w+", layer)}


FLOORS = ranks("floors")
ROOMS = {floor: ranks(f"rooms-{floor}") for floor in FLOORS if floor != "config"}


def may_point(origin: str, target: str) -> bool:
    """Whether a model of one room (`floor.room`) may point to a model of another."""
    floor, _, room = origin.partition(".")
    target_floor, _, target_room = target.partition(".")
    if floor != target_floor:
        return FLOORS[floor] < FLOORS[target_floor]
    return room == target_room or ROOMS[floor][room] < ROOMS[floor][target_room]


def room_of(model: type[Model]) -> str | None:
    """`floor.room` of one of our models; None for Django's and other packages'."""
    config = apps.get_containing_app_config(model.__module__)
    return config.name.removeprefix(PACKAGE) if config and config.name.startswith(PACKAGE) else None


def relations() -> Iterator[tuple[str, str, str, str]]:
    """Each relation between two of our rooms: field, the room it stands in, the room it points to, related_name."""
    for model in apps.get_models(include_auto_created=True):
        for field in [*model._meta.local_fields, *model._meta.local_many_to_many]:
            target = field.related_model
            if not isinstance(target, type):
                continue
            origin, other = room_of(model), room_of(target)
            if origin and other:
                yield f"{model._meta.label}.{field.name}", origin, other, str(field.remote_field.related_name)


def test_relations_look_down() -> None:
    upward = [f"{name}: {origin} -> {other}" for name, origin, other, _ in relations() if not may_point(origin, other)]
    assert not upward, "These fields look up or sideways:\n" + "\n".join(upward)


def test_relations_between_rooms_have_no_way_back() -> None:
    """`related_name="+"`, so that nobody reaches a higher room from a lower one by an attribute."""
    open_ways = [name for name, origin, other, back in relations() if origin != other and back != "+"]
    assert not open_ways, 'These fields need related_name="+":\n' + "\n".join(open_ways)


@pytest.mark.parametrize(
    ("origin", "target", "allowed"),
    [
        ("purchase.delivery", "purchase.delivery", True),
        ("purchase.delivery", "purchase.ordering", True),
        ("purchase.ordering", "purchase.delivery", False),
        ("purchase.catalogue", "parties.vendors", True),
        ("parties.agencies", "parties.vendors", False),
        ("services.numbering", "services.documents", False),
        ("ground.regions", "ground.people", False),
        ("config", "ground.kernel", True),
    ],
)
def test_the_rule_itself(origin: str, target: str, allowed: bool) -> None:
    assert may_point(origin, target) is allowed
