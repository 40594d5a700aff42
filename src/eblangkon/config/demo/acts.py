"""One purchase of the demonstration, driven through the same actions as real ones."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

from eblangkon.config.demo.painting import proof_of_transfer
from eblangkon.config.demo.people import Office
from eblangkon.config.demo.plans import PACKAGES, Purse
from eblangkon.config.demo.shops import Item, Shop
from eblangkon.ground.audit.rules import SYSTEM, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.delivery.actions.cut import cut
from eblangkon.purchase.delivery.actions.end_undelivered import end_undelivered
from eblangkon.purchase.delivery.actions.inspect import inspect
from eblangkon.purchase.delivery.actions.ship import ship
from eblangkon.purchase.delivery.actions.sign_handover import sign_handover
from eblangkon.purchase.delivery.queries import counts_of
from eblangkon.purchase.delivery.rules import LineInspection
from eblangkon.purchase.ordering.actions.accept_order import accept_order
from eblangkon.purchase.ordering.actions.advance import advance
from eblangkon.purchase.ordering.actions.agree_request import agree_request
from eblangkon.purchase.ordering.actions.approve_order import approve_order
from eblangkon.purchase.ordering.actions.cancel import cancel
from eblangkon.purchase.ordering.actions.close_request import close_request
from eblangkon.purchase.ordering.actions.decline_order import decline_order
from eblangkon.purchase.ordering.actions.discard import discard
from eblangkon.purchase.ordering.actions.ends import end
from eblangkon.purchase.ordering.actions.put_line import put_line, put_shipping
from eblangkon.purchase.ordering.actions.reject import reject
from eblangkon.purchase.ordering.actions.return_order import return_order
from eblangkon.purchase.ordering.actions.return_request import return_request
from eblangkon.purchase.ordering.actions.send_for_approval import send_for_approval
from eblangkon.purchase.ordering.actions.start_order import start_order
from eblangkon.purchase.ordering.actions.withdraw import withdraw
from eblangkon.purchase.ordering.actions.write_request import Wanted, write_request
from eblangkon.purchase.ordering.models import Order, OrderLine, RequestLine, RequestNote
from eblangkon.purchase.ordering.states import State
from eblangkon.purchase.payment.actions.confirm_invoice import confirm_invoice
from eblangkon.purchase.payment.actions.record_deposits import record_deposits
from eblangkon.purchase.payment.actions.take_step import take_step
from eblangkon.purchase.payment.queries import taxes_open
from eblangkon.purchase.payment.rules import Deposit, ProofFile
from eblangkon.purchase.payment.states import STAGES


@dataclass(slots=True)
class Purchase:
    """What one office buys of one shop for about `target` rupiah, needed `needed` days after it was asked for."""

    office: Office
    shop: Shop
    target: int
    needed: int
    purse: Purse
    year: int
    chance: random.Random
    purpose: str = ""
    note: int = 0
    number: int = 0
    chosen: list[tuple[Item, int]] = field(default_factory=list)

    def act(self, word: str) -> None:
        """Do what a script's word says, at the moment that the clock shows. Raises KeyError for an unknown word."""
        ACTS[word](self)

    def who(self, duty: str) -> Actor:
        return self.office.staff[duty]

    def choose(self) -> None:
        """Up to three products of the shop's first trade, in whole units, worth the target or a little more."""
        trade = [item for item in self.shop.items if item.good.category == self.shop.trades[0]]
        dearest = max(trade, key=lambda item: item.price)
        fit = [item for item in trade if item.price <= self.target <= 30 * item.good.usual[1] * item.price] or [dearest]
        picked = self.chance.sample(fit, min(len(fit), self.chance.choice((1, 2, 3))))
        counts = [max(1, self.target // len(picked) // item.price) for item in picked]
        missing = self.target - sum(item.price * count for item, count in zip(picked, counts, strict=True))
        if missing > 0:
            counts[0] += -(-missing // picked[0].price)
        self.chosen = list(zip(picked, counts, strict=True))
        self.purpose = self.purpose or self.chance.choice(PACKAGES[picked[0].good.category][2])

    def package(self) -> int:
        """The office's package for what was chosen, of the year in which the demonstration is loaded."""
        return self.purse.packages[self.office.agency.pk, self.year, self.chosen[0][0].good.category]

    def account(self, item: Item) -> int:
        return self.purse.accounts[self.office.agency.pk, self.year, item.good.account]


def request(purchase: Purchase) -> None:
    purchase.choose()
    written = write_request(
        package=purchase.package(),
        purpose=purchase.purpose,
        needed_by=clock.today() + timedelta(days=purchase.needed),
        lines=[
            Wanted(item.product.name, item.product.unit, quantity, purchase.account(item), Rupiah(item.price))
            for item, quantity in purchase.chosen
        ],
        by=purchase.who("pptk"),
    )
    purchase.note = written.pk


def jot(purchase: Purchase) -> None:
    """A request that its writer has not asked for yet."""
    purchase.choose()
    item, quantity = purchase.chosen[0]
    writer = purchase.who("pptk").id
    assert writer is not None  # officials of the demonstration are persons
    note = RequestNote.objects.create(
        agency=purchase.office.agency,
        package_id=purchase.package(),
        purpose=purchase.purpose,
        needed_by=clock.today() + timedelta(days=purchase.needed),
        asked_by_id=writer,
    )
    RequestLine.objects.create(note=note, name=item.product.name, unit=item.product.unit, quantity=quantity)


def basket(purchase: Purchase) -> None:
    buyer = purchase.who("pp")
    order = start_order(
        request=purchase.note, vendor=purchase.shop.vendor.pk, by=buyer, recipient=purchase.who("inspector").name
    )
    purchase.number = order.number
    for item, quantity in purchase.chosen:
        put_line(
            order=order.number, product=item.product.pk, quantity=quantity, by=buyer, account=purchase.account(item)
        )
    if purchase.chance.random() < 0.3:
        put_shipping(order=order.number, cost=Rupiah(5_000 * purchase.chance.randint(2, 12)), by=buyer)


def send(purchase: Purchase) -> None:
    """What is unusual (an account, a float payment) the buyer of the demonstration answers for."""
    lines = OrderLine.objects.filter(order=purchase.number).values_list("pk", flat=True)
    doubts = {f"account_kind:line-{line}" for line in lines} | {"over_float:route", "method:package"}
    send_for_approval(order=purchase.number, by=purchase.who("pp"), confirmed=doubts)


def ship_part(purchase: Purchase) -> None:
    """Half of each line now; what is one piece goes whole."""
    halves = {count.line: (count.to_ship + 1) // 2 for count in counts_of(purchase.number)}
    ship(
        order=purchase.number, by=purchase.shop.owner, quantities=halves, carrier="Mobil toko", note="Sisanya menyusul"
    )


def reject_some(purchase: Purchase) -> None:
    """Of the first line a tenth, at least one unit, is broken."""
    counts = {count.line: LineInspection(count.to_count) for count in counts_of(purchase.number) if count.to_count}
    first = min(counts)
    broken = max(1, counts[first].accepted // 10)
    counts[first] = LineInspection(counts[first].accepted - broken, broken, "Kemasan rusak terkena air")
    inspect(order=purchase.number, by=purchase.who("inspector"), counts=counts, note="Dihitung bersama sopir toko")


def cut_rest(purchase: Purchase) -> None:
    owed = {count.line: count.to_ship for count in counts_of(purchase.number) if count.to_ship}
    cut(order=purchase.number, by=purchase.who("ppk"), quantities=owed, reason="Sudah cukup untuk tahun ini")


def take(stage: str, duty: str) -> "Act":
    """The act that records one stage of the payment, with a number where the treasury's system gives it."""

    def act(purchase: Purchase) -> None:
        known = STAGES[stage]
        typed = f"33.25/{known.paper}/{purchase.number:06}/{clock.today().year}"
        take_step(
            order=purchase.number,
            stage=stage,
            by=purchase.who(duty),
            number=typed if known.numbering == "typed" else "",
            method="transfer" if known.proof else "",
            proof=ProofFile(proof_of_transfer().picture, "webp") if known.proof else None,
        )

    return act


def deposit(purchase: Purchase) -> None:
    """Every tax that was withheld, paid in at once; there may be none."""
    taxes = taxes_open(Order.objects.get(pk=purchase.number))
    deposits = [
        Deposit(
            kind=kind,
            billing_id=f"{purchase.chance.randrange(10**14, 10**15)}",
            ntpn=f"{purchase.chance.getrandbits(64):016X}",
            slip_number=f"BP-{purchase.number:06}-{kind.upper()}",
            day=clock.today(),
        )
        for kind in taxes
    ]
    if deposits:
        record_deposits(order=purchase.number, deposits=deposits, by=purchase.who("treasurer"))


Act = Callable[[Purchase], object]
ACTS: dict[str, Act] = {
    "jot": jot,
    "request": request,
    "agree": lambda p: agree_request(note=p.note, by=p.who("ppk")),
    "return_request": lambda p: return_request(note=p.note, reason="Sebutkan ukuran kertasnya", by=p.who("ppk")),
    "close": lambda p: close_request(note=p.note, by=p.who("pp")),
    "basket": basket,
    "send": send,
    "withdraw": lambda p: withdraw(order=p.number, by=p.who("pp")),
    "discard": lambda p: discard(order=p.number, by=p.who("pp")),
    "return": lambda p: return_order(order=p.number, reason="Akun baris kedua keliru", by=p.who("ppk")),
    "reject": lambda p: reject(order=p.number, reason="Barang sejenis masih ada di gudang", by=p.who("ppk")),
    "approve": lambda p: approve_order(order=p.number, by=p.who("ppk")),
    "cancel": lambda p: cancel(order=p.number, reason="Kegiatan diundur ke tahun depan", by=p.who("ppk")),
    "accept": lambda p: accept_order(order=p.number, by=p.shop.owner),
    "decline": lambda p: decline_order(order=p.number, reason="Stok habis di pemasok kami", by=p.shop.owner),
    "expire": lambda p: end(order=p.number, to=State.EXPIRED, by=SYSTEM, reason="", needs_reason=False),
    "prepare": lambda p: advance(order=p.number, to=State.PROCESSING, by=p.shop.staff),
    "ship": lambda p: ship(order=p.number, by=p.shop.owner, carrier="Mobil toko"),
    "ship_part": ship_part,
    "inspect": lambda p: inspect(order=p.number, by=p.who("inspector")),
    "reject_some": reject_some,
    "cut_rest": cut_rest,
    "terminate": lambda p: end_undelivered(order=p.number, by=p.who("ppk"), reason="Tidak dikirim sampai batas waktu"),
    "hand_over": lambda p: sign_handover(order=p.number, by=p.who("ppk")),
    "invoice": lambda p: confirm_invoice(order=p.number, by=p.shop.owner),
    "npd": take("npd", "pptk"),
    "npd_agreed": take("npd_agreed", "kpa"),
    "paid": take("paid", "treasurer"),
    "spp": take("spp", "treasurer"),
    "verified": take("verified", "ppk_skpd"),
    "spm": take("spm", "kpa"),
    "sp2d": take("sp2d", "treasurer"),
    "deposit": deposit,
}
