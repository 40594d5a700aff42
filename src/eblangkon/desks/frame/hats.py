"""What somebody's duties mean for the way through the house: where they begin, and what their navigation holds."""

from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from eblangkon.desks.frame.navigation import PUBLIC, DutyItem, Item, Words
from eblangkon.ground.audit.rules import Actor

OFFICE: Final = ("pp", "ppk", "pa", "kpa", "pptk", "inspector", "ppk_skpd", "treasurer", "bpp")
ADMIN: Final = ("admin",)
SHOP: Final = ("vendor_owner", "vendor_staff")
OVERSIGHT: Final = ("ukpbj", "province", "auditor", "bud")

INBOX: Final = "/kotak"
DOORS: Final = "/coba"

WORDS: Final[dict[str, Words]] = {
    "pp": _("Pejabat pengadaan"),
    "ppk": "PPK",
    "pa": "PA",
    "kpa": "KPA",
    "pptk": "PPTK",
    "inspector": _("Pengurus barang"),
    "ppk_skpd": "PPK-SKPD",
    "treasurer": _("Bendahara pengeluaran"),
    "bpp": _("Bendahara pengeluaran pembantu"),
    "admin": _("Administrator"),
    "ukpbj": "UKPBJ",
    "province": _("Pemerintah provinsi"),
    "auditor": _("Auditor"),
    "bud": _("Kuasa BUD"),
    "vendor_owner": _("Pemilik toko"),
    "vendor_staff": _("Staf toko"),
}

_RULES: Final = Item(_("Aturan"), "/aturan")
_SET_UP: Final = Item(_("Mulai"), "/mulai")
"""The page that leads to every other page of setting up a region."""
_SHOP_ORDERS: Final = Item(_("Pesanan"), "/pesanan", icon="list-bullet")
_PEOPLE: Final = Item(_("Orang di toko"), "/toko/orang")
# A person with hats of several sides begins where most is waited for: the office, then the shop.
_SIDES: Final = (
    (OFFICE, (Item(_("Daftar tugas"), "/meja"), Item(_("Permintaan"), "/permintaan"))),
    (
        SHOP,
        (
            Item(_("Beranda"), "/toko", icon="home"),
            _SHOP_ORDERS,
            Item(_("Produk"), "/toko/produk", icon="cube"),
            _PEOPLE,
        ),
    ),
    (
        ADMIN,
        (
            _SET_UP,
            _RULES,
            Item(_("Kantor"), "/kantor"),
            Item(_("Pejabat"), "/pejabat"),
            Item(_("Anggaran"), "/anggaran"),
        ),
    ),
    (OVERSIGHT, (Item(_("Pengawasan"), "/pengawasan"),)),
)
_ORDERS: Final = Item(_("Pesanan"), "/pesanan")
_CATALOGUE: Final = Item(_("Katalog"), "/katalog")


def public_items() -> tuple[Item, ...]:
    """The navigation of a visitor; the doors of a demonstration are shown in a demonstration only."""
    return tuple(item for item in PUBLIC if item.path != DOORS or settings.ENV.demo)


def home_of(actor: Actor) -> str:
    """The page on which somebody begins after signing in; the account's own page for whom no duty is in force."""
    sides = (items[0].path for duties, items in _SIDES if actor.may(*duties))
    return next(sides, "/akun")


def items_of(actor: Actor, unread: int) -> tuple[Item, ...]:
    """The navigation of a signed-in person; `unread` is the number of notices not read yet."""
    own = [item for duties, items in _SIDES if actor.may(*duties) for item in items]
    if actor.may("ukpbj"):  # sets up its region as an administrator does
        own.insert(1, _SET_UP)
    if not own:
        own = list(public_items())
    elif actor.may(*OFFICE, *SHOP, *OVERSIGHT):  # an administrator sees no order
        own += [] if _SHOP_ORDERS in own else [_ORDERS]
        own.append(_RULES if actor.may(*OVERSIGHT) else _CATALOGUE)
    return (*dict.fromkeys(own), Item(_("Kotak pesan"), INBOX, unread or None))


def duties_of(actor: Actor) -> tuple[DutyItem, ...]:
    """The duties in force, in words; all of them hold at once, so none is switched to."""
    return tuple(DutyItem(WORDS.get(duty, duty)) for duty in dict.fromkeys(hat.duty for hat in actor.hats))
