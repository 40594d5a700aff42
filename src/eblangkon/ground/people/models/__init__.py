"""Records of this room."""

from eblangkon.ground.people.models.person import Person

__all__ = ["Person"]
