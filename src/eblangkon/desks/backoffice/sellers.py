"""`/penyedia-daftar`: the vendors of one's regions, and the simple form that takes a new one in."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_http_methods, require_safe

from eblangkon.desks.backoffice import setting
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.answers import see_other
from eblangkon.desks.frame.facts import Crumb
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.people.rules import NotAPhoneNumber, normalise_phone
from eblangkon.parties.vendors.permissions import vendors_enrolled_by
from eblangkon.parties.vendors.rules import Owner, Seller, TaxPapers
from eblangkon.purchase.ordering.actions.enrol_shop import enrol_shop

KINDS = (("individual", lazy("Perorangan")), ("entity", lazy("Badan usaha")))
SIZES = (
    ("micro", lazy("Mikro")),
    ("small", lazy("Kecil")),
    ("medium", lazy("Menengah")),
    ("large", lazy("Besar")),
    ("unknown", lazy("Tidak diketahui")),
)
_OWNER = {"seller": "name", "name": "owner_name", "email": "owner_email", "phone": "owner_phone"}


def _day(label: Any, hint: Any) -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=hint,
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": lazy("Tanggal tidak terbaca. Tulis seperti 2026-12-31.")},
    )


class VendorForm(forms.Form):
    """The shop, what the tax law sees in it, and who acts for it."""

    region = forms.ChoiceField(label=lazy("Wilayah"))
    name = setting.text(lazy("Nama toko atau usaha"), 120)
    kind = forms.ChoiceField(label=lazy("Jenis"), choices=KINDS)
    legal_form = setting.text(lazy("Bentuk badan usaha"), 20, lazy("Misalnya CV, PT, atau koperasi."), required=False)
    place = setting.text(lazy("Kecamatan atau kota"), 80)
    village = setting.text(lazy("Desa atau kelurahan"), 80, required=False)
    business_size = forms.ChoiceField(label=lazy("Skala usaha"), choices=SIZES, initial="micro")
    npwp = setting.ticked(lazy("Punya NPWP"))
    pkp = setting.ticked(lazy("Pengusaha kena pajak (PKP)"), lazy("Memungut PPN."))
    suket_until = _day(lazy("Surat keterangan UMKM berlaku sampai"), lazy("PP 55/2022; kosongkan bila tidak ada."))
    skb_until = _day(lazy("Surat keterangan bebas (SKB) berlaku sampai"), lazy("Kosongkan bila tidak ada."))
    owner_name = setting.text(lazy("Nama pemilik"), 120)
    owner_email = forms.EmailField(
        label=lazy("E-mail pemilik"),
        required=False,
        help_text=lazy("Untuk masuk. Undangan membuat kata sandi dikirim ke sini."),
        error_messages={"invalid": lazy("Tulis seperti nama@contoh.id.")},
    )
    owner_phone = setting.text(
        lazy("Nomor HP pemilik"),
        30,
        lazy("Juga untuk masuk. Tanpa e-mail, Anda menyerahkan tautannya sendiri."),
        required=False,
    )

    def __init__(self, actor: Actor, data: Any = None) -> None:
        super().__init__(data)
        self.fields["region"].choices = setting.own_regions(actor)  # type: ignore[attr-defined]  # a ChoiceField

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        if given.get("kind") == "individual" and given.get("legal_form"):
            self.add_error("legal_form", _("Perorangan tidak punya bentuk badan usaha. Kosongkan."))
        if not given.get("owner_email") and not given.get("owner_phone") and "owner_email" not in self.errors:
            self.add_error("owner_email", _("Isi e-mail atau nomor HP pemilik."))
        if given.get("owner_phone"):
            try:
                normalise_phone(given["owner_phone"])
            except NotAPhoneNumber as fault:
                setting.refuse(self, [("owner_phone", str(fault))])
        return given

    def enrol(self, actor: Actor) -> Any:
        """For a valid form: the new vendor. Raises ValidationError."""
        given = self.cleaned_data
        seller = ("kind", "name", "place", "legal_form", "village", "business_size")
        papers = ("pkp", "npwp", "suket_until", "skb_until")
        return enrol_shop(
            region=given["region"],
            seller=Seller(**{field: given[field] for field in seller}),
            tax=TaxPapers(**{field: given[field] for field in papers}),
            owner=Owner(given["owner_name"], given["owner_email"], given["owner_phone"]),
            by=actor,
        )


@for_duties(*setting.SETTERS)
@require_safe
def vendor_list(request: HttpRequest) -> HttpResponse:
    """By name. Two queries beside those of every page."""
    page = Paginator(vendors_enrolled_by(actor_of(request)), setting.PAGE).get_page(request.GET.get("halaman"))
    return render(request, "backoffice/vendors.html", {"page": page})


@for_duties(*setting.SETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def new_vendor(request: HttpRequest) -> HttpResponse:
    """The owner can sign in from then on, and lists products."""
    actor = actor_of(request)
    form = VendorForm(actor, request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            vendor = form.enrol(actor)
        except ValidationError as fault:
            if hasattr(fault, "error_dict"):
                setting.refuse(form, [(_OWNER.get(f, f), w) for f, words in fault.message_dict.items() for w in words])
            else:
                setting.refuse(form, [("", word) for word in fault.messages])
        else:
            messages.success(request, _("%(name)s terdaftar.") % {"name": vendor.name})
            return see_other(f"/penyedia-daftar/{vendor.pk}")
    crumbs = (Crumb(_("Penyedia"), "/penyedia-daftar"),)
    lead = _("Untuk penyedia yang datanya sudah Anda periksa sendiri.")
    return setting.form_page(request, form, _("Penyedia baru"), lead, _("Simpan penyedia"), crumbs)
