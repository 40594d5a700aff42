"""What may be asked about the catalogue."""

from eblangkon.purchase.catalogue.queries.delivery import delivery_cost, delivery_rate, delivery_rates_of
from eblangkon.purchase.catalogue.queries.prices import (
    Match,
    listed_products,
    matching_offers,
    offers_in_force,
    price_for,
    tiers_of,
)
from eblangkon.purchase.catalogue.queries.shelf import Shelf, categories_in_force, products_of, shelf_of
from eblangkon.purchase.catalogue.queries.standards import (
    AgainstStandard,
    standard_position,
    standard_positions,
    standard_prices,
    standards_like,
)

__all__ = [
    "AgainstStandard",
    "Match",
    "Shelf",
    "categories_in_force",
    "delivery_cost",
    "delivery_rate",
    "delivery_rates_of",
    "listed_products",
    "matching_offers",
    "offers_in_force",
    "price_for",
    "products_of",
    "shelf_of",
    "standard_position",
    "standard_positions",
    "standard_prices",
    "standards_like",
    "tiers_of",
]
