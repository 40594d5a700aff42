"""The way through the house: each desk gives its own list, the frame draws it twice (masthead and `#menu`)."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.http import HttpRequest
from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a navigation. `count` is what waits there; None says nothing, not zero.

    Items with an `icon` stand in a bar of their own on a phone (the shop's), so that they are one tap away.
    """

    label: Words
    path: str
    count: int | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A headed list in the footer."""

    title: Words
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class DutyItem:
    """A duty in the phone menu; `switch_path` is None for the one in force."""

    label: Words
    switch_path: str | None = None


PUBLIC = (
    Item(_("Katalog"), "/katalog"),
    Item(_("Angka"), "/angka"),
    Item(_("Periksa surat"), "/periksa"),
    Item(_("Bantuan"), "/bantuan"),
    Item(_("Coba peragaan"), "/coba"),
)
FOOTER = (
    Group(
        _("Untuk publik"),
        (Item(_("Data terbuka"), "/data"), Item(_("Periksa keaslian surat"), "/periksa"), Item(_("Angka"), "/angka")),
    ),
    Group(
        _("Untuk penyedia"),
        (Item(_("Daftar berjualan"), "/daftar"), Item(_("Kapan saya dibayar"), "/bantuan/pembayaran")),
    ),
    Group(
        _("Bantuan"),
        (
            Item(_("Panduan"), "/bantuan"),
            Item(_("Aksesibilitas"), "/bantuan/aksesibilitas"),
            Item(_("Lembar komponen"), "/gaya"),
        ),
    ),
)


@lru_cache(maxsize=256)
def answers(path: str) -> bool:
    """Whether some desk answers this address: a link that leads nowhere is not drawn."""
    try:
        resolve(path)
    except Resolver404:
        return False
    return True


def standing(items: Iterable[Item]) -> tuple[Item, ...]:
    """The items whose address is answered, in their order."""
    return tuple(item for item in items if answers(item.path))


def standing_groups(groups: Iterable[Group]) -> tuple[Group, ...]:
    """The groups with at least one answered address, without the others."""
    kept = (Group(group.title, standing(group.items)) for group in groups)
    return tuple(group for group in kept if group.items)


def give(request: HttpRequest, items: Iterable[Item], duties: Iterable[DutyItem] = ()) -> None:
    """Set the navigation of this request's page; a desk calls it once, before it renders."""
    request.frame_navigation = tuple(items)  # type: ignore[attr-defined]  # ours, read by the context processor
    request.frame_duties = tuple(duties)  # type: ignore[attr-defined]  # ours, read by the context processor


def current_path(items: Iterable[Item], path: str) -> str | None:
    """The item one stands in: the longest whose address begins the path."""
    inside = [item.path for item in items if path == item.path or path.startswith(f"{item.path.rstrip('/')}/")]
    return max(inside, key=len, default=None)
