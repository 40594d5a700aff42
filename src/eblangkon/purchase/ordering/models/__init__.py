"""Records of this room."""

from eblangkon.purchase.ordering.models.ledger import BudgetEntry
from eblangkon.purchase.ordering.models.order import Order, OrderLine, OrderStep
from eblangkon.purchase.ordering.models.plan import BudgetAccount, PlannedPackage
from eblangkon.purchase.ordering.models.request import RequestLine, RequestNote

__all__ = [
    "BudgetAccount",
    "BudgetEntry",
    "Order",
    "OrderLine",
    "OrderStep",
    "PlannedPackage",
    "RequestLine",
    "RequestNote",
]
