"""Records of this room."""

from eblangkon.services.imports.models.imported import Import, ImportFinding, ImportRow
from eblangkon.services.imports.models.progress import ImportProgress

__all__ = ["Import", "ImportFinding", "ImportProgress", "ImportRow"]
