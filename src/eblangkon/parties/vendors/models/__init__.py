"""Records of this room."""

from eblangkon.parties.vendors.models.invitation import VendorInvitation
from eblangkon.parties.vendors.models.member import VendorMember
from eblangkon.parties.vendors.models.tax_status import TaxStatus
from eblangkon.parties.vendors.models.vendor import Vendor

__all__ = ["TaxStatus", "Vendor", "VendorInvitation", "VendorMember"]
