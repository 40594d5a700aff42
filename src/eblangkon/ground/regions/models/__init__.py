"""Regions, their dated rules and their holidays."""

from .holiday import Holiday
from .region import Region
from .rule import RegionalRule

__all__ = ["Holiday", "Region", "RegionalRule"]
