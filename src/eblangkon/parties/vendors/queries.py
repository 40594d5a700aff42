"""What may be asked about vendors."""

from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Q, QuerySet

from eblangkon.ground.audit.rules import Hat
from eblangkon.ground.kernel.installation import apart
from eblangkon.ground.kernel.kept import Asked, Kept, KeptSQL
from eblangkon.ground.kernel.tokens import hash_of
from eblangkon.ground.kernel.words import said
from eblangkon.parties.vendors.models import TaxStatus, Vendor, VendorInvitation, VendorMember
from eblangkon.parties.vendors.rules import WHY_CLOSED, InvitationRefused, TaxFlags
from eblangkon.services.tax.rules import TaxVendor


def _in_force(on: date) -> Q:
    return Q(valid_from__lte=on) & _not_over(on)


def _not_over(on: date) -> Q:
    return (Q(valid_to=None) | Q(valid_to__gte=on)) & Q(removed_at=None)


def hats_of(person_id: int, on: date) -> tuple[Hat, ...]:
    """The person's duties at shops on that day. A closed shop gives none; a suspended one keeps its people."""
    members = (
        VendorMember.objects.filter(_in_force(on), person=person_id)
        .exclude(vendor__status=Vendor.Status.CLOSED)
        .order_by("vendor_id")
        .values_list("role", "vendor__region_id", "vendor_id", "vendor__is_demonstration")
    )
    return tuple(
        Hat(f"vendor_{role}", region, vendor=vendor, practice=practice) for role, region, vendor, practice in members
    )


def places_of(person_id: int, on: date) -> QuerySet[VendorMember]:
    """The person's places at shops in force or to come, with the shop, the oldest first."""
    members = VendorMember.objects.filter(_not_over(on), person=person_id)
    return members.select_related("vendor").order_by("valid_from", "id")


def members_of(vendor_id: int, on: date) -> QuerySet[VendorMember]:
    """The places at the shop in force or to come, with their persons, owners first."""
    return VendorMember.objects.filter(_not_over(on), vendor=vendor_id).select_related("person").order_by("role", "id")


def invitations_of(vendor_id: int, on: date) -> QuerySet[VendorInvitation]:
    """The shop's links that can still be used, the newest first."""
    unused = VendorInvitation.objects.filter(vendor=vendor_id, used_at=None, withdrawn_at=None, last_day__gte=on)
    return unused.select_related("invited_by").order_by("-id")


def invitation_by(token: str) -> VendorInvitation:
    """Whatever its state. Raises VendorInvitation.DoesNotExist."""
    found = VendorInvitation.objects.select_related("vendor", "invited_by")
    return found.get(token_hash=hash_of(token))


def refusal_of(invitation: VendorInvitation, person: int | None, on: date) -> InvitationRefused | None:
    """Why the link does not let this person in on that day, or None; without person the link alone is judged."""
    shop, state = invitation.vendor, invitation.state(on)
    if state != "open":
        return InvitationRefused(state, WHY_CLOSED[state])
    if shop.status == Vendor.Status.CLOSED:
        return InvitationRefused("closed", said("{shop} sudah tutup.", shop=shop.name))
    members = members_of(shop.pk, on)
    if not members.filter(person=invitation.invited_by_id, role="owner", valid_from__lte=on).exists():
        words = said("Yang mengundang Anda bukan pemilik toko lagi. Minta undangan baru kepada pemilik toko.")
        return InvitationRefused("void", words)
    if person is not None and members.filter(person=person).exists():
        return InvitationRefused("member", said("Anda sudah tercatat di {shop}.", shop=shop.name))
    return None


def people_of(vendor_id: int, on: date) -> tuple[int, ...]:
    """Ids of the persons who act for the vendor on that day, owners first; one query."""
    return tuple(dict.fromkeys(_acting_for(vendor_id, on).order_by("role", "id")))


def _acting_for(vendor_id: int, on: date) -> QuerySet[VendorMember, int]:
    members = VendorMember.objects.filter(_in_force(on), vendor=vendor_id)
    return members.values_list("person_id", flat=True)


_ACTING_FOR = KeptSQL(_acting_for, -1, date.min)


def acting_for(vendor_id: int, on: date) -> Asked:
    """The same as a query not yet asked, without order, for a statement to take in."""
    return _ACTING_FOR.asked(vendor_id, on)


def tax_flags(vendor_id: int, on: date) -> TaxFlags:
    """What the tax law sees in this vendor on that day."""
    return _flags(_status(vendor_id, on), on)


_STATUS = Kept(
    lambda vendor, on: (
        TaxStatus.objects.filter(vendor=vendor, valid_from__lte=on).select_related("vendor").order_by("-valid_from")[:1]
    ),
    -1,
    date.min,
)


def _status(vendor_id: int, on: date) -> TaxStatus | None:
    return next(iter(_STATUS(vendor_id, on)), None)


def _flags(status: TaxStatus | None, on: date) -> TaxFlags:
    if status is None:
        return TaxFlags()
    return TaxFlags(
        pkp=status.pkp,
        npwp=status.npwp,
        suket=status.suket_until is not None and on <= status.suket_until,
        skb=status.skb_until is not None and on <= status.skb_until,
        turnover_declaration=status.turnover_declaration == on.year,
    )


def tax_facts(vendor_id: int, on: date) -> TaxVendor:
    """The same with the vendor's kind, as the tax law asks for it. Raises Vendor.DoesNotExist."""
    status = _status(vendor_id, on)
    flags, vendor = _flags(status, on), status.vendor if status else Vendor.objects.get(pk=vendor_id)
    return TaxVendor(
        kind="individual" if vendor.kind == Vendor.Kind.INDIVIDUAL else "entity",
        pkp=flags.pkp,
        npwp=flags.npwp,
        suket=flags.suket,
        skb=flags.skb,
        turnover_declaration=flags.turnover_declaration,
    )


def public_vendors() -> QuerySet[Vendor]:
    """Shops that the public may see, by name; no practice shops. No person and no tax paper hangs on them."""
    return open_vendors().filter(apart("is_demonstration"))


def open_vendors() -> QuerySet[Vendor]:
    """Shops that sell, practice shops among them, by name."""
    return Vendor.objects.filter(status=Vendor.Status.ACTIVE).order_by("name", "id")


def practice_shop(region: str) -> Vendor | None:
    """The shop at which people of the region learn, once it is open; one query."""
    return Vendor.objects.filter(region=region, is_demonstration=True).order_by("pk").first()


def vendors_with(ids: Iterable[int]) -> dict[int, Vendor]:
    """These shops by id, in the order of their names; one query."""
    return {vendor.pk: vendor for vendor in Vendor.objects.filter(pk__in=list(ids)).order_by("name", "id")}


def pkp_among(vendor_ids: Collection[int], on: date) -> frozenset[int]:
    """Those of the vendors that charge PPN on that day; one query."""
    in_force = TaxStatus.objects.filter(vendor__in=vendor_ids, valid_from__lte=on)
    latest = in_force.order_by("vendor_id", "-valid_from").distinct("vendor_id").values_list("vendor_id", "pkp")
    return frozenset(vendor for vendor, pkp in latest if pkp)


def selling_in(region: str, on: date) -> tuple[int, ...]:
    """Ids of the region's active shops, practice shops left out, for which somebody acts on that day; one query."""
    members = VendorMember.objects.filter(_in_force(on))
    return tuple(
        Vendor.objects.filter(
            apart("is_demonstration"), region=region, status=Vendor.Status.ACTIVE, pk__in=members.values("vendor")
        )
        .order_by("pk")
        .values_list("pk", flat=True)
    )


def people_at_shops_since(day: date) -> set[int]:
    """Ids of everybody whose place at a shop holds on that day or later; one query."""
    still = Q(valid_to__isnull=True) | Q(valid_to__gte=day)
    return set(VendorMember.objects.filter(still).values_list("person_id", flat=True))
