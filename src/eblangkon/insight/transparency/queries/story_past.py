"""What the ordering of an order has seen so far, from the request to the answer of the shop."""

from django.utils.translation import gettext as _

from eblangkon.ground.kernel.told import told
from eblangkon.insight.transparency.queries.story_people import People
from eblangkon.insight.transparency.rules import StoryStep
from eblangkon.purchase.ordering.models import Order, OrderStep, RequestNote
from eblangkon.purchase.ordering.states import DUTY_WORDS, MOVES

# Told by their own records: what was sent, counted, signed and paid.
ELSEWHERE = frozenset("ship ship_more count receive cut settle hand_over invoice confirm verify pay".split())
APPROVERS = ("ppk", "pa", "kpa")
_SHOP = frozenset(move.verb for move in MOVES if move.side == "vendor")


def words_of(verb: str) -> str:
    """What has been done, as a timeline says it."""
    return {
        "start": _("Keranjang disusun"),
        "send": _("Dikirim untuk disetujui"),
        "discard": _("Keranjang dibuang"),
        "withdraw": _("Ditarik kembali"),
        "return": _("Dikembalikan untuk diperbaiki"),
        "reject": _("Tidak disetujui"),
        "approve": _("Disetujui, surat pesanan terbit"),
        "accept": _("Diterima penyedia"),
        "decline": _("Ditolak penyedia"),
        "expire": _("Berakhir tanpa jawaban"),
        "cancel": _("Dibatalkan"),
        "prepare": _("Disiapkan"),
        "ship": _("Dikirim"),
        "receive": _("Diperiksa"),
        "hand_over": _("Serah terima (BAST)"),
        "invoice": _("Tagihan dan kuitansi"),
        "terminate": _("Diputus"),
        "send_back": _("Berkas pembayaran dikembalikan"),
    }[verb]


def request_steps(order: Order, people: People) -> list[StoryStep]:
    """Who asked for it and who agreed; one query."""
    note = RequestNote.objects.select_related("asked_by", "answered_by").get(pk=order.request_id)
    asked = StoryStep(
        "request",
        _("Permintaan"),
        "done",
        people.named(note.asked_by.name),
        people.duty_of(note.asked_by_id, ("pptk", *APPROVERS), note.created_at),
        note.created_at,
    )
    answer = note.answered_by
    if answer is None or note.answered_at is None or answer.pk == note.asked_by_id:
        return [asked]
    duty = people.duty_of(answer.pk, APPROVERS, note.answered_at)
    names = people.named(answer.name)
    return [asked, StoryStep("agree", _("Permintaan disetujui"), "done", names, duty, note.answered_at)]


def order_steps(order: Order, people: People) -> list[StoryStep]:
    """Every move of the order that no other record tells better; one query."""
    steps = OrderStep.objects.filter(order=order).exclude(verb__in=ELSEWHERE).order_by("version")
    return [_told(step, people) for step in steps]


def _told(step: OrderStep, people: People) -> StoryStep:
    acted_for_shop = step.verb in _SHOP
    return StoryStep(
        step.verb,
        words_of(step.verb),
        "done",
        people.named(step.actor_name) if step.actor_kind == "person" else (),
        people.shop if acted_for_shop else told(DUTY_WORDS.get(step.actor_duty, "")),
        step.at,
        () if people.public or not step.note else (step.note,),
    )
