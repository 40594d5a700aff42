"""One past purchase as rows: request, order, steps, delivery, payment, ledger and log, all telling the same."""

import random
from datetime import datetime, timedelta
from typing import cast

from eblangkon.config.demo.history.choice import Chosen
from eblangkon.config.demo.history.ledger import Ledger
from eblangkon.config.demo.history.market import Ware
from eblangkon.config.demo.history.papers import write_papers
from eblangkon.config.demo.history.past import Past
from eblangkon.config.demo.history.published import REGION
from eblangkon.config.demo.history.purse import PastPurse
from eblangkon.config.demo.plans import PACKAGES
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.actions.price import frozen
from eblangkon.purchase.payment.states import ROADS, road_of
from eblangkon.services.tax.rules import LineKind, Route, TaxCase, TaxLine, TaxQuote, quote

# from, to, verb, whose duty, whose moment; how the payment became due depends on the route
STEPS = (
    ("", "draft", "start", "pp", "start"),
    ("draft", "awaiting_approval", "send", "pp", "send"),
    ("awaiting_approval", "placed", "approve", "ppk", "approve"),
    ("placed", "accepted", "accept", "vendor_owner", "accept"),
    ("accepted", "shipped", "ship", "vendor_owner", "ship"),
    ("shipped", "received", "receive", "inspector", "receive"),
    ("received", "handed_over", "hand_over", "ppk", "hand_over"),
    ("handed_over", "invoiced", "invoice", "vendor_owner", "invoice"),
)
DUE = {
    "UP": ("invoiced", "payment_due", "confirm", "vendor_owner", "invoice"),
    "LS": ("invoiced", "payment_due", "verify", "ppk_skpd", "stage2"),
}
PAID = ("payment_due", "paid", "pay", "treasurer", "pay")
STAGE_MOMENTS = {"float": ("stage1", "stage2", "pay"), "direct": ("stage1", "stage2", "stage3", "pay")}


class Writer:
    """Turns past purchases into rows."""

    def __init__(self, ledger: Ledger, purse: PastPurse, chance: random.Random) -> None:
        self._ledger, self._purse, self._chance = ledger, purse, chance

    def write(self, past: Past) -> None:
        """All rows of one purchase. Its lines add up to its value: where there is PPN it lies within the price."""
        category = past.chosen.wares[0][0].good.category
        package = self._purse.package(past.buyer, past.year, category, past.value)
        purpose = self._chance.choice(PACKAGES[category][2])
        found = self._quote(past)
        number = self._ledger.key("ordering_order")
        note = self._request(past, package, purpose)
        self._order(past, number, note, package, purpose, found)
        lines = self._lines(past, number)
        self._charge(past, number, package)
        self._steps(past, number)
        self._delivery(past, number, lines)
        self._payment(past, number, found)
        write_papers(past, number, package, purpose, found, self._ledger)

    def _quote(self, past: Past) -> TaxQuote:
        pkp = past.seller.tax.pkp
        lines = [
            TaxLine(cast(LineKind, ware.good.kind), Rupiah(ware.price * count), includes_ppn=pkp)
            for ware, count in past.chosen.wares
        ]
        if past.chosen.shipping:
            lines.append(TaxLine("shipping", Rupiah(past.chosen.shipping), includes_ppn=pkp))
        case = TaxCase(
            on=past.at["send"].date(), route=cast(Route, past.route), platform_designated=False, region=REGION,
            vendor=past.seller.tax, lines=tuple(lines),
        )  # fmt: skip
        found = quote(case)
        assert found.buyer_pays == past.value, (case, past.value)
        return found

    def _request(self, past: Past, package: int, purpose: str) -> int:
        note = self._ledger.key("ordering_requestnote")
        asked, agreed = past.who("pptk"), past.who("ppk")
        self._ledger.add(
            "ordering_requestnote", note, past.buyer.agency, package, "closed", purpose, past.at["hand_over"].date(),
            "", asked[0], agreed[0], past.at["ask"], past.at["agree"],
        )  # fmt: skip
        for ware, count in past.chosen.wares:
            account = self._purse.account(past.buyer, past.year, ware.good.account, 0)
            self._ledger.add(
                "ordering_requestline", self._ledger.key("ordering_requestline"), note, ware.name, ware.unit, count,
                account, ware.price,
            )  # fmt: skip
        for verb, who, moment in (("asked", asked, "ask"), ("agreed", agreed, "agree")):
            self._log(past.at[moment], who, f"request.{verb}", ("request", note), None, f'{{"package":{package}}}')
        return note

    def _order(self, past: Past, number: int, note: int, package: int, purpose: str, found: TaxQuote) -> None:
        buyer, approver = past.who("pp")[0], past.who("ppk")[0]
        self._ledger.add(
            "ordering_order", number, REGION, past.buyer.agency, past.seller.vendor, package, note, past.route, False,
            "paid", len(STEPS) + 2, past.value, frozen(found), past.at["hand_over"].date(), past.who("inspector")[1],
            purpose, past.numbers["SP"], buyer, buyer, approver, past.at["start"], past.at["pay"],
            past.at["approve"].date() + timedelta(days=5), False, False,
            past.short, True,
        )  # fmt: skip

    def _lines(self, past: Past, number: int) -> list[tuple[int, int]]:
        """Ids and quantities of the goods' lines."""
        kept, pkp = [], past.seller.tax.pkp
        for ware, count in past.chosen.wares:
            key = self._ledger.key("ordering_orderline")
            account = self._purse.account(past.buyer, past.year, ware.good.account, 0)
            self._ledger.add(
                "ordering_orderline", key, number, ware.product, ware.name, ware.unit, count, count, 0, ware.price,
                ware.price, pkp, ware.good.kind, False, False, False, account,
            )  # fmt: skip
            kept.append((key, count))
        if cost := past.chosen.shipping:
            account = self._purse.account(past.buyer, past.year, _largest(past.chosen).good.account, 0)
            self._ledger.add(
                "ordering_orderline", self._ledger.key("ordering_orderline"), number, None, "Ongkos kirim", "kali", 1,
                1, 0, cost, cost, pkp, "shipping", False, False, True, account,
            )  # fmt: skip
        return kept

    def _charge(self, past: Past, number: int, package: int) -> None:
        """Ceiling and accounts, as sending took them; delivery is charged where the largest line is."""
        at = past.at["send"]
        self._ledger.add("ordering_budgetentry", number, package, None, past.value, at)
        shares: dict[str, int] = {}
        for ware, count in past.chosen.wares:
            shares[ware.good.account] = shares.get(ware.good.account, 0) + ware.price * count
        shares[_largest(past.chosen).good.account] += past.chosen.shipping
        for code, amount in shares.items():
            account = self._purse.account(past.buyer, past.year, code, amount)
            self._ledger.add("ordering_budgetentry", number, None, account, amount, at)

    def _steps(self, past: Past, number: int) -> None:
        for version, (source, target, verb, duty, moment) in enumerate((*STEPS, DUE[past.route], PAID), 1):
            who, at = past.who(duty), past.at[moment]
            self._ledger.add("ordering_orderstep", number, version, source, target, verb, at, "person", *who, duty, "")
            before = f'"{source}"' if source else "null"
            data = f'{{"from":{before},"to":"{target}","note":""}}'
            self._log(at, who, f"order.{verb}", ("order", number), version, data)

    def _delivery(self, past: Past, number: int, lines: list[tuple[int, int]]) -> None:
        owner, inspector, signer = past.seller.owner, past.who("inspector"), past.who("ppk")
        shipment, inspection = self._ledger.key("delivery_shipment"), self._ledger.key("delivery_inspection")
        self._ledger.add(
            "delivery_shipment", shipment, number, 1, "", "Mobil toko", "", "", past.at["ship"], *owner,
            past.numbers.get("SJ", ""),
        )  # fmt: skip
        self._ledger.add(
            "delivery_inspection", inspection, number, "", "", "", past.at["receive"], *inspector,
            past.numbers.get("BAPB", ""),
        )  # fmt: skip
        for line, count in lines:
            self._ledger.add("delivery_shipmentline", shipment, line, count)
            self._ledger.add("delivery_inspectionline", inspection, line, count, 0, "")
        self._ledger.add(
            "delivery_handover", number, past.at["hand_over"], *signer, "ppk", "", past.numbers["BAST"],
            past.at["invoice"], *owner,
        )  # fmt: skip

    def _payment(self, past: Past, number: int, found: TaxQuote) -> None:
        road = road_of(past.route)
        since = past.at[DUE[past.route][4]]
        self._ledger.add(
            "payment_payment", number, past.route, past.value, "", since, since.date() + timedelta(days=20),
            past.at["pay"], False, past.numbers.get("TG", ""), past.numbers["KW"],
        )  # fmt: skip
        for stage, moment in zip(ROADS[road], STAGE_MOMENTS[road], strict=True):
            duty = past.last_held(stage.duties)
            at, who = past.at[moment], past.who(duty)
            paper = f"{stage.paper}/{number:06}/{past.year}" if stage.paper else ""
            self._ledger.add(
                "payment_paymentstep", number, stage.code, paper, at.date(), past.value, "", "", "", "", at, *who,
                duty,
            )  # fmt: skip
        withheld = {str(kind): int(part) for kind, part in found.pph_parts.items()}
        if found.ppn_withheld:
            withheld["ppn"] = int(found.ppn_withheld)
        for kind, amount in withheld.items():
            self._deposit(past, number, kind, amount)

    def _deposit(self, past: Past, number: int, kind: str, amount: int) -> None:
        at = past.at["pay"] + timedelta(minutes=20)
        self._ledger.add(
            "payment_taxdeposit", number, kind, amount, f"{self._chance.randrange(10**14, 10**15)}",
            f"{self._chance.getrandbits(64):016X}", "", at.date(), "", at, *past.who("treasurer"),
        )  # fmt: skip

    def _log(
        self, at: datetime, who: tuple[int, str], action: str, subject: tuple[str, int], version: int | None,
        data: str,
    ) -> None:  # fmt: skip
        """One entry; `data` is JSON already, for there are hundreds of thousands."""
        change = f"{self._chance.getrandbits(128):032x}"
        self._ledger.add("audit_entry", change, at, "person", *who, action, *subject, REGION, version, data)


def _largest(chosen: Chosen) -> Ware:
    return max(chosen.wares, key=lambda pair: pair[0].price * pair[1])[0]
