"""Practice offices buy from practice shops, all others from all others: practice never touches real figures."""

from eblangkon.ground.kernel.installation import is_demonstration
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.rules.refusals import Refused


def check_sides(office: bool, shop: bool) -> None:
    """Raises Refused unless both are for practice, or neither; a demonstration tells them not apart.

    One query where they differ, else none.
    """
    if office != shop and not is_demonstration():
        raise Refused.because(
            "practice",
            said(
                "Kantor latihan hanya membeli dari toko latihan, dan toko latihan hanya melayani kantor latihan. "
                "Pilih penyedia lain."
            ),
            "vendor",
        )
