"""Where an import stands, and what may become of it. Plain Python."""

from typing import Final

STATES: Final = ("reading", "checked", "applying", "applied", "undoing", "undone", "cancelled", "failed")

UNDER_WAY: Final = {"reading": "failed", "applying": "checked", "undoing": "applied"}
"""While the worker has it; where it goes back to when the work comes to nothing."""

ASKED: Final = {"checked": "applying", "applied": "undoing"}
"""What a decision makes of it."""
