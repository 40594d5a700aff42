"""Every act of the purchase and of setting up, and who may: the table of test_acts.py."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from tests.cast import PROOF, Town
from tests.matrix import backoffice, shop

from eblangkon.ground.kernel import clock
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.assign_budget import assign_budget
from eblangkon.purchase.ordering.actions.put_line import put_line
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, OrderLine, RequestNote
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.record_deposits import record_deposits
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.models import TaxDeposit
from eblangkon.purchase.payment.queries import steps_of
from eblangkon.purchase.payment.rules import Deposit

Given = Callable[[Town], Mapping[str, Any]]
REFUSED = (403, 404)


@dataclass(frozen=True)
class Act:
    """`address` names the URL, `place` and `sent` build it and the form; whoever has one of `duties` may."""

    name: str
    duties: str
    address: str
    place: Given = field(default=lambda town: {})
    sent: Given = field(default=lambda town: {})
    refused: tuple[int, ...] = REFUSED


def at(number: Callable[[Town], int], /, **more: Any) -> Given:
    return lambda town: {"number": number(town), **more}


def ordered(state: str) -> Callable[[Town], int]:
    return lambda town: town.order(state)


def given(number: Callable[[Town], int], /, **more: Any) -> Given:
    """The form as its page sends it: with the version that it shows."""
    return lambda town: {"versi": str(Order.objects.get(pk=number(town)).version), **more}


def kept(name: str, make: Callable[[Town], int]) -> Callable[[Town], int]:
    """Made once a town."""

    def number(town: Town) -> int:
        if name not in town.orders:
            town.orders[name] = make(town)
        return town.orders[name]

    return number


def note(town: Town, purpose: str) -> RequestNote:
    lines = [Wanted("Kertas HVS", "rim", 3, town.accounts[0].pk)]
    needed = clock.today() + timedelta(days=14)
    by = town.actor("pptk")
    return write_request(package=town.package.pk, purpose=purpose, needed_by=needed, lines=lines, by=by)


def agreed(town: Town) -> int:
    return agree_request(note=note(town, "Disetujui").pk, by=town.actor("ppk")).pk


def returned(town: Town) -> int:
    return return_request(note=note(town, "Dikembalikan").pk, reason="Kurangi.", by=town.actor("ppk")).pk


def paying(route: str, *stages: tuple[str, str], quantity: int = 4) -> Callable[[Town], int]:
    """An order of that route whose payment has passed these stages, each by that role."""

    def make(town: Town) -> int:
        by = town.actor("pp")
        order = start_order(request=town.request.pk, vendor=town.vendor.pk, by=by)
        line = put_line(order=order.number, product=town.products[0].pk, quantity=quantity, by=by)
        assign_budget(order=order.number, accounts={line.pk: town.accounts[0].pk}, by=by, route=route)
        town.bring(order.number, State.PAYMENT_DUE if route == "UP" else State.INVOICED)
        for stage, role in stages:
            more = {"method": "transfer", "proof": PROOF} if stage == "paid" else {"number": f"1/{stage}"}
            take_step(order=order.number, stage=stage, by=town.actor(role), **more)
        return order.number

    return kept(f"{route} {stages} {quantity}", make)


def partly(town: Town) -> int:
    """Shipped, counted, and something rejected that the shop still owes."""
    number = town.bring(town.basket(), State.SHIPPED)
    line = OrderLine.objects.get(order=number)
    inspect(order=number, by=town.actor("inspector"), counts={line.pk: LineInspection(3, 1, "Sobek")})
    return number


def deposited(town: Town) -> int:
    number = TAXED(town)
    if not TaxDeposit.objects.filter(payment=number).exists():
        paid_in = Deposit("22", "123456789012345", "ABCD1234EFGH5678", "BP-1", clock.today())
        record_deposits(order=number, deposits=[paid_in], by=town.actor("treasurer"))
    return number


def proof() -> SimpleUploadedFile:
    photo = io.BytesIO()
    Image.new("RGB", (4, 3), "white").save(photo, "JPEG")
    return SimpleUploadedFile("bukti.jpg", photo.getvalue(), "image/jpeg")


APPROVERS, WRITERS, COUNTERS = "ppk pa kpa", "pptk ppk pa kpa", "inspector pptk"
PAYERS, SHOP, SETTERS = "treasurer bpp", "vendor_owner vendor_staff", "admin ukpbj"
ASKED = kept("asked", lambda town: note(town, "Ditanyakan").pk)
AGREED, RETURNED = kept("agreed", agreed), kept("returned", returned)
DUE, FILED = paying("UP"), paying("UP", ("npd", "pptk"))
AGREED_TO = paying("UP", ("npd", "pptk"), ("npd_agreed", "kpa"))
PAID = paying("UP", ("npd", "pptk"), ("npd_agreed", "kpa"), ("paid", "treasurer"))
TO_FILE, TO_VERIFY = paying("LS"), paying("LS", ("spp", "treasurer"))
TO_ORDER = paying("LS", ("spp", "treasurer"), ("verified", "ppk_skpd"))
TO_RECORD = paying("LS", ("spp", "treasurer"), ("verified", "ppk_skpd"), ("spm", "pa"))
ROAD = (("spp", "treasurer"), ("verified", "ppk_skpd"), ("spm", "pa"), ("sp2d", "treasurer"))
TAXED, UNTAXED = paying("LS", *ROAD, quantity=60), paying("LS", *ROAD, quantity=61)
PARTLY = kept("partly", partly)


def written(town: Town) -> Mapping[str, str]:
    wanted = {"nama-0": "Kertas HVS", "jumlah-0": "3", "satuan-0": "rim", "baris": "1", "kirim": "1"}
    return {"keperluan": "Rapat", "paket": str(town.package.pk), "diperlukan": "2026-04-01", **wanted}


def answering(town: Town) -> Mapping[str, str]:
    line = RequestNote.objects.get(pk=AGREED(town)).lines.get()
    return {"tindakan": "keranjang", "penyedia": str(town.vendor.pk), "pilih": f"{line.pk}:{town.products[0].pk}"}


def cutting(town: Town) -> Mapping[str, str]:
    line = OrderLine.objects.get(order=PARTLY(town))
    return {**given(PARTLY)(town), "pilihan": "potong", f"potong_{line.pk}": "1", "reason": "Tidak perlu lagi."}


def stage(code: str, duties: str, number: Callable[[Town], int], typed: str = "") -> Act:
    sent = given(number, **({"number": typed, "day": "2026-03-04"} if typed else {}))
    return Act(f"stage {code}", duties, "payment_stage", at(number, code=code), sent)


def on_order(name: str, duties: str, address: str, state: str, **more: Any) -> Act:
    return Act(name, duties, address, at(ordered(state)), given(ordered(state), **more))


RIGHT_NUMBERS = {"billing_id-22": "123456789012345", "ntpn-22": "ZZZZ1234EFGH5678", "slip_number-22": "BP-2"}
CORRECTED = {"number": "9", "day": "2026-03-04", "note": "Salah salin."}
ACTS = (
    # The page of a new request is one's own office's: another office's package is not on it.
    Act("write", WRITERS, "request_new", sent=written, refused=(*REFUSED, 422)),
    Act("agree", APPROVERS, "request", at(ASKED), lambda town: {"tindakan": "setujui"}),
    Act("return request", APPROVERS, "request", at(ASKED), lambda town: {"tindakan": "kembalikan", "alasan": "Ubah."}),
    Act("mend", "", "request_edit", at(RETURNED), written),  # its writer's alone, whoever else has the duty
    Act("close", f"pp {APPROVERS}", "request", at(AGREED), lambda town: {"tindakan": "tutup"}),
    Act("answer request", "pp", "request", at(AGREED), answering),
    on_order("save basket", "pp", "basket", "draft", penerima="Bu Tini"),
    on_order("send", "pp", "basket", "draft", tindakan="kirim"),
    on_order("discard", "pp", "order_buang", "draft"),
    on_order("withdraw", "pp", "order_tarik", "awaiting_approval"),
    on_order("approve", APPROVERS, "order_setujui", "awaiting_approval"),
    on_order("return", APPROVERS, "order_kembalikan", "awaiting_approval", alasan="Kurangi."),
    on_order("reject", APPROVERS, "order_tolak", "awaiting_approval", alasan="Tidak perlu."),
    on_order("cancel", APPROVERS, "order_batalkan", "placed", alasan="Acara batal."),
    on_order("accept", SHOP, "shop_answer", "placed"),
    on_order("decline", SHOP, "shop_answer", "placed", jawaban="tolak", alasan="Stok habis."),
    on_order("ship", SHOP, "shop_ship", "accepted", semua="1"),
    on_order("terminate", APPROVERS, "order_end", "accepted", reason="Tidak dikirim."),
    on_order("receive", COUNTERS, "order_count", "shipped", semua="1"),
    Act("cut", APPROVERS, "order_cut", at(PARTLY), cutting),
    Act("ship again", SHOP, "shop_ship", at(PARTLY), given(PARTLY, semua="1")),
    on_order("hand over", APPROVERS, "order_hand_over", "received"),
    on_order("invoice", SHOP, "shop_invoice", "handed_over"),
    stage("npd", "pptk", DUE),
    stage("npd_agreed", "pa kpa", FILED),
    Act("send npd back", "pa kpa", "payment_return", at(FILED, code="npd_agreed"), given(FILED, reason="Kurang.")),
    Act(
        "pay",
        PAYERS,
        "payment_stage",
        at(AGREED_TO, code="paid"),
        lambda town: {**given(AGREED_TO, method="transfer", day="2026-03-04")(town), "proof": proof()},
    ),
    stage("spp", PAYERS, TO_FILE, "1/SPP"),
    stage("verified", "ppk_skpd", TO_VERIFY),
    Act("send spp back", "ppk_skpd", "payment_return", at(TO_VERIFY, code="verified"), given(TO_VERIFY, reason="?")),
    stage("spm", "pa kpa", TO_ORDER, "1/SPM"),
    stage("sp2d", PAYERS, TO_RECORD, "1/SP2D"),
    Act("deposit", PAYERS, "payment_taxes", at(UNTAXED), given(UNTAXED, **RIGHT_NUMBERS, **{"day-22": "2026-03-04"})),
    Act(
        "correct payment",
        PAYERS,
        "payment_correct",
        lambda town: {"number": PAID(town), "step": steps_of(PAID(town))[-1].pk},
        lambda town: CORRECTED,
    ),
    Act(
        "correct npd",
        "pptk",
        "payment_correct",
        lambda town: {"number": FILED(town), "step": steps_of(FILED(town))[0].pk},
        lambda town: CORRECTED,
    ),
    Act(
        "correct deposit",
        PAYERS,
        "payment_correct_tax",
        lambda town: {"number": deposited(town), "deposit": TaxDeposit.objects.get(payment=deposited(town)).pk},
        lambda town: {**RIGHT_NUMBERS, "day-22": "2026-03-04", "note": "Salah salin."},
    ),
    Act(
        "change product",
        SHOP,
        "shop_change_product",
        lambda town: {"number": town.products[0].pk},
        lambda town: shop.ABOUT | {"cara": "ada"},
    ),
    Act(
        "stock",
        SHOP,
        "shop_product",
        lambda town: {"number": town.products[0].pk},
        lambda town: {"apa": "stok", "on_hand": "777"},
    ),
)


def on_duty(role: str) -> Given:
    return lambda town: {"duty": backoffice.duty_of(town, role)}


def lent(town: Town) -> Mapping[str, str]:
    days = {"valid_from": "2026-03-04", "valid_to": "2026-03-05"}
    return {"apa": "limpahkan", "to": str(town.people["pptk"].pk), "decree_number": "9", "reason": "Cuti", **days}


def exempting(town: Town) -> Mapping[str, str]:
    days = {"valid_from": "2026-03-04", "valid_to": "2026-03-05"}
    return {
        "agency": str(town.agency.pk),
        "first": "pp",
        "second": "ppk",
        "reason": "Dua",
        "decree_number": "9",
        **days,
    }


# A form offers the offices of one's own regions only: another's is refused as not on the list.
OTHERS = (*REFUSED, 422)
SETTING_UP = (
    Act("appoint", SETTERS, "new_official", sent=backoffice.an_official, refused=OTHERS),
    Act("open office", SETTERS, "new_office", sent=backoffice.an_office, refused=OTHERS),
    Act(
        "give duty",
        SETTERS,
        "official",
        lambda town: {"person": town.people["pptk"].pk},
        lambda town: {**backoffice.an_official(town), "code": "inspector"},
    ),
    Act("lend duty", SETTERS, "official_duty", on_duty("ppk"), lent),
    Act(
        "amend duty",
        SETTERS,
        "official_duty",
        on_duty("ppk"),
        lambda town: {"apa": "ubah", "decree_number": "800/7", "valid_to": ""},
    ),
    Act(
        "end duty",
        SETTERS,
        "official_duty",
        on_duty("inspector"),
        lambda town: {"apa": "akhiri", "last_day": "2026-03-04"},
    ),
    Act("exempt", SETTERS, "new_exemption", lambda town: {"person": town.people["inspector"].pk}, exempting),
)
