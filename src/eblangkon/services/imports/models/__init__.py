"""Records of this room."""

from eblangkon.services.imports.models.imported import Import, ImportFinding, ImportRow

__all__ = ["Import", "ImportFinding", "ImportRow"]
