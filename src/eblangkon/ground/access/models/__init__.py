"""Records of this room."""

from eblangkon.ground.access.models.recovery import Recovery
from eblangkon.ground.access.models.sign_in import SignIn

__all__ = ["Recovery", "SignIn"]
