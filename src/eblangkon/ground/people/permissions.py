"""Who may see the personal data of others in full."""

from collections.abc import Collection

from eblangkon.ground.audit.rules import Actor

MAY_SEE = ("admin", "ukpbj")
"""Duties that answer for the accounts of a region."""


def region_to_see(by: Actor, regions: Collection[str]) -> str | None:
    """The first of the person's regions for which `by` answers; None where there is none: they see a mask only."""
    return next((region for region in regions if by.may(*MAY_SEE, region=region)), None)
