"""Records of this room."""

from eblangkon.purchase.delivery.models.cut import Cut
from eblangkon.purchase.delivery.models.handover import Handover
from eblangkon.purchase.delivery.models.inspection import Inspection, InspectionLine
from eblangkon.purchase.delivery.models.shipment import Shipment, ShipmentLine

__all__ = ["Cut", "Handover", "Inspection", "InspectionLine", "Shipment", "ShipmentLine"]
