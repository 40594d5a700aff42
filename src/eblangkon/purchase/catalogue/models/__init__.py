"""Records of this room."""

from eblangkon.purchase.catalogue.models.category import Category
from eblangkon.purchase.catalogue.models.delivery_rate import DeliveryRate
from eblangkon.purchase.catalogue.models.price import Price
from eblangkon.purchase.catalogue.models.price_standard import PriceStandard
from eblangkon.purchase.catalogue.models.product import Product
from eblangkon.purchase.catalogue.models.search_entry import SearchEntry
from eblangkon.purchase.catalogue.models.stock import Stock

__all__ = ["Category", "DeliveryRate", "Price", "PriceStandard", "Product", "SearchEntry", "Stock"]
