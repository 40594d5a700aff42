"""What is written about a product: the form, and where refusals of the acts stand in it."""

from typing import TYPE_CHECKING, Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from eblangkon.desks.shop.fields import PercentField, count, words
from eblangkon.desks.shop.price_form import PricesForm
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.told import told
from eblangkon.purchase.catalogue.queries import categories_in_force
from eblangkon.purchase.catalogue.rules.about import LONGEST_WAIT, MOST_UNITS, About
from eblangkon.purchase.catalogue.rules.shelf import ShelfRefused

if TYPE_CHECKING:
    from eblangkon.purchase.catalogue.models import Product

ORIGINS: Final = {"": None, "pdn": True, "impor": False}
UNITS: Final = "rim dus pak buah kotak porsi lusin lembar botol kg liter meter set orang hari kali".split()
"""What a browser offers while the unit is typed; any other word is as good."""
FIELDS: Final = {
    "category": "kategori",
    "name": "nama",
    "unit": "satuan",
    "contents": "isi",
    "description": "keterangan",
    "tax_kind": "pajak",
    "luxury": "mewah",
    "exempt": "bebas",
    "pdn": "asal",
    "tkdn": "tkdn",
    "min_order": "minimal",
    "lead_days": "siap",
    "stock": "jumlah",
    "made_to_order": "cara",
    "includes_ppn": "ppn",
}
"""The column that an act refuses to the field of the form."""
Places = list[tuple[str, "str | list[tuple[str, str]]"]]


def places(kept: "Product | None" = None) -> Places:
    """Categories to choose from, leaves below their root; one query. `kept`: its own also when it has ended."""
    roots: dict[int, tuple[str, str, list[tuple[str, str]]]] = {}
    for place in categories_in_force(clock.today()):
        if place.valid_to is not None:
            continue
        if place.parent_id is None:
            roots[place.pk] = (place.code, place.name, [])
        elif place.parent_id in roots:
            roots[place.parent_id][2].append((place.code, place.name))
    found: Places = [("", _("Pilih kategori"))]
    for code, name, leaves in roots.values():
        found.append((name, [*leaves, (code, _("%(category)s, lainnya") % {"category": name} if leaves else name)]))
    if kept is not None and kept.category.valid_to is not None:
        ended = _("%(category)s (tidak dipakai lagi)") % {"category": kept.category.name}
        found.append((kept.category.code, ended))
    return found


class AboutForm(forms.Form):
    """First what every product needs, then what few do. `taxed`: the shop is PKP."""

    nama = words(
        lazy("Nama produk"),
        160,
        lazy("Seperti pada kemasannya, misalnya Kertas HVS A4 70 gram."),
        lazy("Nama produk belum diisi. Tulis seperti pada kemasannya."),
    )
    kategori = forms.ChoiceField(
        label=lazy("Kategori"),
        error_messages={
            "required": lazy("Kategori belum dipilih. Pilih yang paling dekat."),
            "invalid_choice": lazy("Pilih kategori dari daftar."),
        },
    )
    satuan = words(
        lazy("Satuan"),
        30,
        lazy("Yang dihitung saat dipesan, misalnya rim, dus, atau kotak."),
        lazy("Satuan belum diisi. Tulis misalnya rim, dus, atau kotak."),
        widget=forms.TextInput(attrs={"list": "satuan-biasa"}),
    )
    isi = words(lazy("Isi satu satuan"), 80, lazy("Misalnya 500 lembar."))
    keterangan = words(
        lazy("Keterangan"),
        4000,
        lazy("Yang ditanyakan pembeli: merek, ukuran, bahan, isi kotak."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    asal = forms.ChoiceField(
        label=lazy("Asal barang"),
        required=False,
        choices=(("", lazy("Belum diketahui")), ("pdn", lazy("Buatan Indonesia (PDN)")), ("impor", lazy("Impor"))),
        error_messages={"invalid_choice": lazy("Pilih asal dari daftar.")},
    )
    tkdn = PercentField(
        label=lazy("TKDN, persen"), required=False, help_text=lazy("Menurut sertifikatnya. Kosongkan bila tidak ada.")
    )
    minimal = count(lazy("Pesanan paling sedikit"), 1, MOST_UNITS, lazy("Dalam satuan di atas."), initial=1)
    siap = count(
        lazy("Hari kerja sampai siap dikirim"), 0, LONGEST_WAIT, lazy("Tulis 0 bila siap hari itu juga."), initial=0
    )
    pajak = forms.ChoiceField(
        label=lazy("Jenis menurut pajak"),
        required=False,
        choices=(
            ("", lazy("Sama dengan kategorinya")),
            ("goods", lazy("Barang")),
            ("service", lazy("Jasa")),
            ("catering", lazy("Katering")),
            ("food", lazy("Makanan jadi")),
        ),
        error_messages={"invalid_choice": lazy("Pilih jenis dari daftar.")},
    )
    mewah = forms.BooleanField(label=lazy("Barang mewah (kena PPnBM)"), required=False)
    bebas = forms.BooleanField(label=lazy("Dibebaskan dari PPN"), required=False)

    def __init__(self, *args: Any, choices: Places, taxed: bool, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["kategori"].choices = choices  # type: ignore[attr-defined]  # a ChoiceField
        if not taxed:
            del self.fields["mewah"], self.fields["bebas"]

    def about(self, luxury: bool = False, exempt: bool = False) -> About:
        """For a valid form; the tax marks that were not asked stay as they are given."""
        given = self.cleaned_data
        return About(
            category=given["kategori"],
            name=given["nama"],
            unit=given["satuan"],
            contents=given["isi"],
            description=given["keterangan"],
            tax_kind=given["pajak"],
            luxury=given.get("mewah", luxury),
            exempt=given.get("bebas", exempt),
            pdn=ORIGINS[given["asal"]],
            tkdn=given["tkdn"],
            min_order=given["minimal"],
            lead_days=given["siap"],
        )

    def take_back(self, fault: ShelfRefused | ValidationError) -> None:
        """Put what an act refuses at the field it is about, else above the form."""
        if isinstance(fault, ShelfRefused):
            self._refuse(fault.field, str(fault), fault.quantity)
            return
        for column, sentences in fault.message_dict.items():
            for sentence in sentences:
                self._refuse(column, sentence)

    def _refuse(self, column: str, sentence: str, quantity: int = 1) -> None:
        field = FIELDS.get(column, column)
        if column == "prices" and isinstance(self, PricesForm):
            field = self.field_at(quantity)
        self.add_error(field if field in self.fields else None, told(sentence))


def way_of_keeping(made_to_order: bool = False) -> forms.ChoiceField:
    """Whether goods stand at the shop or are made when they are ordered."""
    return forms.ChoiceField(
        label=_("Cara menyediakan"),
        widget=forms.RadioSelect,
        choices=[("ada", _("Ada di toko")), ("pesan", _("Dibuat saat dipesan"))],
        initial="pesan" if made_to_order else "ada",
        error_messages={"required": _("Pilih salah satu."), "invalid_choice": _("Pilih salah satu.")},
    )


def units_there() -> forms.IntegerField:
    """How many stand at the shop; asked only where goods stand there."""
    field = count(_("Persediaan"), 0, MOST_UNITS, _("Jumlah di toko sekarang. Kosongkan bila dibuat saat dipesan."))
    field.error_messages["required"] = _("Persediaan belum diisi. Tulis jumlahnya, atau pilih “Dibuat saat dipesan”.")
    return field
