"""Records of this room."""

from eblangkon.parties.agencies.models.agency import Agency, DeliveryPlace
from eblangkon.parties.agencies.models.duty import Duty
from eblangkon.parties.agencies.models.exemption import DutyExemption

__all__ = ["Agency", "DeliveryPlace", "Duty", "DutyExemption"]
