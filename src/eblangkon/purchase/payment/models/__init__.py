"""Records of this room."""

from eblangkon.purchase.payment.models.deposit import TaxDeposit
from eblangkon.purchase.payment.models.payment import Payment
from eblangkon.purchase.payment.models.step import PaymentStep

__all__ = ["Payment", "PaymentStep", "TaxDeposit"]
