"""Records of this room."""

from eblangkon.services.documents.models.paper import IssuedPaper

__all__ = ["IssuedPaper"]
