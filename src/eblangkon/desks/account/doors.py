"""`/coba`: the doors of a demonstration, one click each."""

from dataclasses import dataclass
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from eblangkon.desks.account.welcome import leave
from eblangkon.desks.frame import proof
from eblangkon.desks.frame.acting import actor_for, for_everybody
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.errors import Missing
from eblangkon.desks.frame.hats import WORDS, home_of
from eblangkon.desks.frame.navigation import Words
from eblangkon.ground.kernel import installation
from eblangkon.ground.people import queries

FIRST: Final = "pptk"
"""Who begins a purchase: the door behind the gold button."""

EXPLAINED: Final[tuple[tuple[Words, tuple[tuple[str, Words], ...]], ...]] = (
    (
        gettext_lazy("Kantor"),
        (
            ("pptk", gettext_lazy("Menulis permintaan barang dan, sesudah barang diterima, nota pencairan dana.")),
            ("pp", gettext_lazy("Memilih penyedia dan menyusun pesanan dari permintaan. Tidak menyetujuinya sendiri.")),
            (
                "ppk",
                gettext_lazy("Menyetujui pesanan, sehingga surat pesanan terbit, dan menandatangani serah terima."),
            ),
            (
                "kpa",
                gettext_lazy("Memegang kuasa anggaran: menyetujui pencairan dana, dan dapat bertindak sebagai PPK."),
            ),
            ("inspector", gettext_lazy("Menghitung dan memeriksa barang yang datang, baris demi baris.")),
            ("ppk_skpd", gettext_lazy("Memeriksa kelengkapan berkas tagihan; sejak itu hari bayar dihitung.")),
            ("treasurer", gettext_lazy("Membayar dengan bukti, lalu menyetor pajaknya. Tidak memesan.")),
        ),
    ),
    (
        gettext_lazy("Penyedia"),
        (
            ("vendor_owner", gettext_lazy("Menjawab pesanan, mengirim barang, menagih, dan melihat kapan dibayar.")),
            ("vendor_staff", gettext_lazy("Mengurus pesanan dan produk bersama pemilik toko.")),
        ),
    ),
    (
        gettext_lazy("Pengawasan"),
        (
            ("ukpbj", gettext_lazy("Mendampingi kantor se-kabupaten dan menetapkan aturan belanjanya.")),
            ("province", gettext_lazy("Melihat semua daerah dan menetapkan aturan yang berlaku umum.")),
            ("auditor", gettext_lazy("Membaca semuanya dalam lingkupnya beserta jejaknya, tidak mengubah apa pun.")),
        ),
    ),
    (
        gettext_lazy("Penyiapan"),
        (("admin", gettext_lazy("Membuka kantor, menunjuk pejabat, mengisi anggaran. Tidak melihat pesanan.")),),
    ),
)


@dataclass(frozen=True, slots=True)
class Door:
    """One invented person, as the page shows them."""

    role: str
    name: str
    first_name: str
    duty: Words
    sentence: Words


@for_everybody
@require_http_methods(["GET", "HEAD", "POST"])
def doors(request: HttpRequest) -> HttpResponse:
    """Say what each duty does; a click signs in as that person. In a real installation there is no such page."""
    if not installation.is_demonstration():
        raise Missing(
            _("Tidak ada peragaan di sini"), _("Pemasangan ini dipakai sungguhan. Masuklah dengan akun Anda.")
        )
    people = queries.demo_people()
    if request.method == "POST":
        person = people.get(request.POST.get("peran", ""))
        if person is None:
            raise Missing(_("Tidak ada orang di balik pintu ini"), _("Kembali ke halaman peragaan, lalu pilih lagi."))
        leave(request)
        get_adapter(request).login(request, person)
        proof.remember(request, proof.DEMONSTRATION)
        return see_other(home_of(actor_for(person)))
    groups = [
        (title, [_door(role, people[role], words) for role, words in rows if role in people])
        for title, rows in EXPLAINED
    ]
    first = next((door for _title, rows in groups for door in rows if door.role == FIRST), None)
    return render(request, "account/doors.html", {"groups": groups, "first": first})


def _door(role: str, person: Any, sentence: Words) -> Door:
    return Door(role, person.name, person.name.split()[0], WORDS[role], sentence)
