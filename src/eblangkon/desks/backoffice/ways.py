"""Every page of setting up a region, with what it is for: the list on `/mulai` that leads to all of them."""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from eblangkon.desks.frame.navigation import Words, answers


@dataclass(frozen=True, slots=True)
class Way:
    """One page: its name as its own heading says it, its address, and what one does there."""

    name: Words
    path: str
    purpose: Words


PRACTICE: Final = "/latihan"
ALL: Final = (
    Way(_("Kantor"), "/kantor", _("Nama di kop surat, kode, dan alamat pengiriman.")),
    Way(_("Impor kantor"), "/impor/kantor", _("Banyak kantor sekaligus dari XLSX atau CSV.")),
    Way(_("Pejabat"), "/pejabat", _("Menunjuk, mendelegasikan, dan mengakhiri tugas dengan SK.")),
    Way(_("Impor pejabat"), "/impor/pejabat", _("Banyak pejabat sekaligus dari XLSX atau CSV.")),
    Way(
        _("Pengecualian pemisahan tugas"), "/pengecualian", _("Siapa boleh merangkap, sampai kapan; terbit untuk umum.")
    ),
    Way(_("Kantor latihan"), PRACTICE, _("Mempelajari seluruh pembelian tanpa menyentuh angka sungguhan.")),
    Way(_("Anggaran"), "/anggaran", _("Paket RUP dan rekening DPA tiap kantor.")),
    Way(_("Penyedia wilayah"), "/penyedia-daftar", _("Mendaftarkan toko dan pemiliknya.")),
    Way(_("Aturan"), "/aturan", _("Angka bertanggal, hari libur, dan dasarnya.")),
)


def standing_ways() -> tuple[Way, ...]:
    """Those that some desk answers; in a demonstration everything is practice, and no office for it is opened."""
    return tuple(way for way in ALL if answers(way.path) and not (settings.ENV.demo and way.path == PRACTICE))
