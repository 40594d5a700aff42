"""Records of this room."""

from eblangkon.services.numbering.models.counter import Counter

__all__ = ["Counter"]
