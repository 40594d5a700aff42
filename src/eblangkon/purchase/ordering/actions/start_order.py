"""The PP opens a basket for one vendor from an agreed request."""

from django.db import transaction
from django.db.models import Subquery

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.rules import APPROVING
from eblangkon.parties.vendors.models import Vendor
from eblangkon.purchase.ordering.actions.advance import check_duty, step
from eblangkon.purchase.ordering.actions.separation import keep_apart
from eblangkon.purchase.ordering.actions.sides import check_sides
from eblangkon.purchase.ordering.models import Order, RequestNote
from eblangkon.purchase.ordering.rules.refusals import Refused, WrongDuty
from eblangkon.purchase.ordering.states import State, moves_between


@transaction.atomic
def start_order(*, request: int, vendor: int, by: Actor, recipient: str = "") -> Order:
    """Return the empty basket. Raises WrongDuty, or Refused while the request is not agreed: a PP never starts
    alone.
    """
    if by.id is None:
        raise WrongDuty.because("wrong_duty", said("Keranjang hanya dapat dimulai seorang pejabat pengadaan."))
    note = _noted(request, vendor)
    order = Order(
        region_id=note.agency.region_id,
        agency_id=note.agency_id,
        vendor_id=vendor,
        package_id=note.package_id,
        request=note,
        place_id=note.place_id,
        needed_by=note.needed_by,
        purpose=note.purpose,
        recipient=recipient.strip(),
        created_by_id=by.id,
        demonstration=note.agency.demonstration,
    )
    (birth,) = moves_between(None, State.DRAFT)
    check_duty(order, birth, by)
    refusal = said("Anda sendiri yang menyetujui permintaan ini. Keranjangnya harus disusun orang lain.")
    keep_apart(order, by, birth, {APPROVING} if by.id == note.answered_by_id else set(), refusal)
    if note.state != "agreed":
        raise Refused.because(
            "not_agreed", said("Permintaan ini belum disetujui PPK. Tunggu persetujuannya."), "request"
        )
    check_sides(note.agency.demonstration, bool(note.shop))  # type: ignore[attr-defined]  # the query's annotation
    order.save(force_insert=True)
    return step(order, birth, by, evidence={"vendor": vendor, "request": request})


def _noted(request: int, vendor: int) -> RequestNote:
    """The request, locked, with its office; and whether the `shop` that was chosen is for practice."""
    shop = Subquery(Vendor.objects.filter(pk=vendor).values("is_demonstration"))
    notes = RequestNote.objects.select_for_update(of=("self",)).select_related("agency").annotate(shop=shop)
    return notes.get(pk=request)
