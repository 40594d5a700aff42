"""Records of this room."""

from eblangkon.parties.agencies.models.agency import Agency, DeliveryPlace
from eblangkon.parties.agencies.models.duty import Duty

__all__ = ["Agency", "DeliveryPlace", "Duty"]
