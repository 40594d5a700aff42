"""What the house knows of itself: its kind, and which of its processes are alive."""

from .heartbeat import Heartbeat
from .installation import Installation

__all__ = ["Heartbeat", "Installation"]
