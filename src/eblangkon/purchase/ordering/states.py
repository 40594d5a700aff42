"""The life of an order as one table. `actions/advance.py` is its only reader that writes. Source: DOMAIN.md 5."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.rules import APPROVING, ORDERING

Side = Literal["buyer", "vendor", "system"]


class State(StrEnum):
    DRAFT = "draft"
    AWAITING_APPROVAL = "awaiting_approval"
    PLACED = "placed"
    ACCEPTED = "accepted"
    PROCESSING = "processing"
    SHIPPED = "shipped"
    RECEIVED = "received"
    HANDED_OVER = "handed_over"
    INVOICED = "invoiced"
    PAYMENT_DUE = "payment_due"
    PAID = "paid"
    REJECTED = "rejected"
    DECLINED = "declined"
    EXPIRED = "expired"
    DISCARDED = "discarded"
    CANCELLED = "cancelled"
    TERMINATED = "terminated"


WORDS: dict[State, str] = {
    State.DRAFT: said("keranjang"),
    State.AWAITING_APPROVAL: said("menunggu persetujuan"),
    State.PLACED: said("menunggu jawaban penyedia"),
    State.ACCEPTED: said("diterima penyedia"),
    State.PROCESSING: said("disiapkan"),
    State.SHIPPED: said("dikirim"),
    State.RECEIVED: said("sudah diperiksa"),
    State.HANDED_OVER: said("diserahterimakan"),
    State.INVOICED: said("ditagih"),
    State.PAYMENT_DUE: said("menunggu pembayaran"),
    State.PAID: said("dibayar"),
    State.REJECTED: said("tidak disetujui"),
    State.DECLINED: said("ditolak penyedia"),
    State.EXPIRED: said("kedaluwarsa tanpa jawaban"),
    State.DISCARDED: said("dibuang"),
    State.CANCELLED: said("dibatalkan"),
    State.TERMINATED: said("diputus"),
}


DUTY_WORDS = {
    "pp": said("pejabat pengadaan"),
    "ppk": "PPK",
    "pa": "PA",
    "kpa": "KPA",
    "pptk": "PPTK",
    "inspector": said("pengurus barang"),
    "ppk_skpd": "PPK-SKPD",
    "treasurer": said("bendahara pengeluaran"),
    "bpp": said("bendahara pengeluaran pembantu"),
    "vendor_owner": said("pemilik toko"),
    "vendor_staff": said("staf toko"),
}


@dataclass(frozen=True, slots=True)
class Move:
    """One allowed change. `source` is None for the birth of an order; a `system` move needs no duty."""

    source: State | None
    target: State
    verb: str
    words: str
    duties: tuple[str, ...]
    side: Side


BUYER = ("pp",)
# That PA or KPA acts as commitment officer is ordinary and no exemption.
APPROVERS = ("ppk", "pa", "kpa")
COUNTERS = ("inspector", "pptk")
# An assistant treasurer (BPP) pays for the office beside the treasurer.
PAYERS = ("treasurer", "bpp")
SHOP = ("vendor_owner", "vendor_staff")

S = State
MOVES: tuple[Move, ...] = (
    Move(None, S.DRAFT, "start", said("memulai keranjang"), BUYER, "buyer"),
    Move(S.DRAFT, S.AWAITING_APPROVAL, "send", said("mengirim untuk disetujui"), BUYER, "buyer"),
    Move(S.DRAFT, S.DISCARDED, "discard", said("membuang keranjang"), BUYER, "buyer"),
    Move(S.AWAITING_APPROVAL, S.DRAFT, "withdraw", said("menarik kembali"), BUYER, "buyer"),
    Move(S.AWAITING_APPROVAL, S.DRAFT, "return", said("mengembalikan dengan alasan"), APPROVERS, "buyer"),
    Move(S.AWAITING_APPROVAL, S.REJECTED, "reject", said("tidak menyetujui"), APPROVERS, "buyer"),
    Move(S.AWAITING_APPROVAL, S.PLACED, "approve", said("menyetujui"), APPROVERS, "buyer"),
    Move(S.PLACED, S.ACCEPTED, "accept", said("menerima pesanan"), SHOP, "vendor"),
    Move(S.PLACED, S.DECLINED, "decline", said("menolak pesanan"), SHOP, "vendor"),
    Move(S.PLACED, S.EXPIRED, "expire", said("mengakhiri tanpa jawaban"), (), "system"),
    Move(S.PLACED, S.CANCELLED, "cancel", said("membatalkan"), APPROVERS, "buyer"),
    Move(S.ACCEPTED, S.PROCESSING, "prepare", said("menyiapkan"), SHOP, "vendor"),
    Move(S.ACCEPTED, S.SHIPPED, "ship", said("mengirim barang"), SHOP, "vendor"),
    Move(S.ACCEPTED, S.CANCELLED, "cancel", said("membatalkan"), APPROVERS, "buyer"),
    Move(S.ACCEPTED, S.TERMINATED, "terminate", said("memutus"), APPROVERS, "buyer"),
    Move(S.PROCESSING, S.SHIPPED, "ship", said("mengirim barang"), SHOP, "vendor"),
    Move(S.PROCESSING, S.CANCELLED, "cancel", said("membatalkan"), APPROVERS, "buyer"),
    Move(S.PROCESSING, S.TERMINATED, "terminate", said("memutus"), APPROVERS, "buyer"),
    Move(S.SHIPPED, S.RECEIVED, "receive", said("memeriksa barang"), COUNTERS, "buyer"),
    # The order stays shipped until every line is accepted or cut; each act on the way counts as a step all the same.
    Move(S.SHIPPED, S.SHIPPED, "ship_more", said("mengirim lagi"), SHOP, "vendor"),
    Move(S.SHIPPED, S.SHIPPED, "count", said("memeriksa barang yang belum lengkap"), COUNTERS, "buyer"),
    Move(S.SHIPPED, S.SHIPPED, "cut", said("memotong sebagian pesanan"), APPROVERS, "buyer"),
    Move(S.SHIPPED, S.RECEIVED, "settle", said("memotong sisa pesanan"), APPROVERS, "buyer"),
    Move(S.SHIPPED, S.TERMINATED, "terminate", said("memutus"), APPROVERS, "buyer"),
    Move(S.RECEIVED, S.HANDED_OVER, "hand_over", said("menandatangani serah terima"), APPROVERS, "buyer"),
    Move(S.HANDED_OVER, S.INVOICED, "invoice", said("menyerahkan tagihan"), SHOP, "vendor"),
    # The payment clock: UP, GU, TU from the vendor's confirming tap; LS from the verification by PPK-SKPD.
    Move(S.INVOICED, S.PAYMENT_DUE, "confirm", said("menyerahkan tagihan lengkap"), SHOP, "vendor"),
    Move(S.INVOICED, S.PAYMENT_DUE, "verify", said("memverifikasi kelengkapan"), ("ppk_skpd",), "buyer"),
    # What was filed for the money comes back to whoever filed it: an SPP, and an NPD (payment/states.py).
    Move(S.INVOICED, S.INVOICED, "send_back", said("mengembalikan berkas pembayaran"), ("ppk_skpd",), "buyer"),
    Move(S.PAYMENT_DUE, S.PAYMENT_DUE, "send_back", said("mengembalikan berkas pembayaran"), ("pa", "kpa"), "buyer"),
    Move(S.PAYMENT_DUE, S.PAID, "pay", said("membayar"), PAYERS, "buyer"),
)

ENDED = frozenset({S.PAID, S.REJECTED, S.DECLINED, S.EXPIRED, S.DISCARDED, S.CANCELLED, S.TERMINATED})
# More happens with these than a change of state (something is reserved, freed or issued): each has its own action,
# and the bare `advance` refuses them.
OWN_ACTION = frozenset(
    "start send discard withdraw return reject approve accept decline expire cancel terminate"
    " ship_more count cut settle send_back".split()
)

# Moves that nobody is waited for: somebody may make them, nobody must.
PASSIVE = frozenset("discard withdraw cancel terminate ship_more count cut settle send_back".split())

# Who orders, who approves and who pays are three people (DOMAIN.md 3): the earlier hands of an order, by their
# fields, that must not be those of the later act.
APART: dict[str, tuple[str, ...]] = {
    "approve": ("created_by_id", "filled_by", "sent_by_id"),
    "hand_over": ("created_by_id", "filled_by", "sent_by_id"),
    "pay": ("created_by_id", "filled_by", "sent_by_id", "approved_by_id"),
}
# The duties with which each of these hands acted: what an exemption is asked for.
HANDS: dict[str, frozenset[str]] = {
    "created_by_id": ORDERING,
    "filled_by": ORDERING,
    "sent_by_id": ORDERING,
    "approved_by_id": APPROVING,
}


def moves_between(source: State | None, target: State) -> tuple[Move, ...]:
    """The rows from one state to another; empty when the change is not part of an order's life."""
    return tuple(move for move in MOVES if move.source is source and move.target is target)


def moves_from(source: State) -> tuple[Move, ...]:
    """What may happen next."""
    return tuple(move for move in MOVES if move.source is source)


def awaited(state: State) -> Move | None:
    """A move whose duties are those that everybody waits for in this state; None once the order has ended.

    Where routes part (ditagih) it is the first of the table's; the stages of payment know better (payment/states.py).
    """
    return next((move for move in moves_from(state) if move.verb not in PASSIVE), None)


def picture() -> str:
    """The table as a mermaid state diagram."""
    rows = [f"  {move.source or '[*]'} --> {move.target}: {move.verb}" for move in MOVES]
    return "\n".join(["stateDiagram-v2", *rows, *(f"  {state} --> [*]" for state in State if state in ENDED)])


def page() -> str:
    """`docs/order-life.md`, whole."""
    rows = [
        f"| {move.source or '-'} | {move.verb} | {move.target} | {', '.join(move.duties) or '-'} | {move.side} |"
        f" {move.words} |"
        for move in MOVES
    ]
    words = [f"| {state} | {WORDS[state]} |" for state in State]
    return "\n".join(
        [
            "# The life of an order",
            "",
            "Written by `eblangkon order_life` from `purchase/ordering/states.py`; a test fails when it drifts.",
            "",
            "```mermaid",
            picture(),
            "```",
            "",
            "| from | verb | to | duties | side | on screen |",
            "| --- | --- | --- | --- | --- | --- |",
            *rows,
            "",
            "| state | on screen |",
            "| --- | --- |",
            *words,
            "",
        ]
    )
