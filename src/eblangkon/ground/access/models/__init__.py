"""Records of this room."""

from eblangkon.ground.access.models.invitation import Invitation
from eblangkon.ground.access.models.recovery import Recovery
from eblangkon.ground.access.models.sign_in import SignIn

__all__ = ["Invitation", "Recovery", "SignIn"]
