"""Where goods come from and how soon they are there, in the words of the catalogue and of the shop."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def origin_words(pdn: bool | None, tkdn: str) -> str:
    """Unknown is said to be unknown."""
    if pdn is None:
        return _("PDN tidak diketahui")
    if not pdn:
        return _("Impor")
    return _("PDN · TKDN %(percent)s%%") % {"percent": tkdn} if tkdn else "PDN"


def ready_words(days: int) -> str:
    """How long until the goods can leave the shop."""
    if not days:
        return _("siap hari itu juga")
    return ngettext("siap %(days)d hari kerja", "siap %(days)d hari kerja", days) % {"days": days}
