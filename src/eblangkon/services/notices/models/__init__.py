"""Records of this room."""

from eblangkon.services.notices.models.notice import Notice

__all__ = ["Notice"]
