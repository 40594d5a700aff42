"""What notices about practice carry, so that nobody takes them for earnest."""

from eblangkon.ground.audit.rules import JSON
from eblangkon.ground.kernel.installation import is_practice
from eblangkon.services.notices.rules import PRACTICE


def marked(demonstration: bool) -> dict[str, JSON]:
    """The parameter that marks practice, for an office or order with this mark; nothing for any other."""
    return {PRACTICE: True} if is_practice(demonstration) else {}
