"""Records of this room."""

from eblangkon.insight.transparency.models.paid_month import PaidMonth

__all__ = ["PaidMonth"]
