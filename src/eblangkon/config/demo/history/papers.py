"""The papers of past purchases as frozen data: what `freeze` would make of them, some 90,000 of them in seconds.

Each stands as one version with all acts on it; files are rendered when somebody asks for them.
"""

from base64 import urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.conf import settings

from eblangkon.config.demo.history.choice import Chosen
from eblangkon.config.demo.history.ledger import Ledger
from eblangkon.config.demo.history.past import Past
from eblangkon.config.demo.history.published import REGION
from eblangkon.config.demo.plans import PACKAGES
from eblangkon.ground.kernel.dates import long_date
from eblangkon.services.documents.rules import canonical, sha256_of
from eblangkon.services.numbering.rules import write_number
from eblangkon.services.tax.papers.names import INCOME_TAXES
from eblangkon.services.tax.rules import TaxQuote

Data = dict[str, Any]
SHORT = {"SP": "approve", "BAST": "hand_over", "KW": "pay"}
LONG = SHORT | {"SJ": "ship", "BAPB": "receive", "TG": "invoice"}
"""The kinds of papers of each road, and the act with which each is numbered."""
ISSUED_WITH = {"SP": "accept", "BAST": "invoice", "KW": "pay", "SJ": "ship", "BAPB": "receive", "TG": "invoice"}
_PPK = "Pejabat Pembuat Komitmen"
STAMP, STAMP_OVER = 10_000, 5_000_000


def number_papers(year: int, pasts: Sequence[Past], ledger: Ledger) -> None:
    """Give every paper of the year its gapless number, in the order of the acts, and let the counters go on there."""
    for kind, act in LONG.items():
        mine = [past for past in pasts if kind in SHORT or not past.short]
        for place, past in enumerate(sorted(mine, key=lambda past: past.at[act]), 1):
            past.numbers[kind] = write_number(REGION, kind, year, place)
        if mine:
            ledger.add("numbering_counter", REGION, kind, year, len(mine))


def write_papers(past: Past, order: int, package: int, purpose: str, found: TaxQuote, ledger: Ledger) -> None:
    """A row for each paper of the purchase."""
    sheets = _Sheets(past, package, purpose, found)
    for kind in SHORT if past.short else LONG:
        issued, (_, name) = past.at[ISSUED_WITH[kind]], past.signer(kind)
        data: Data = {
            "kind": kind,
            "number": past.numbers[kind],
            "version": 1,
            "register_number": "",
            "region": REGION,
            "issued_at": issued.isoformat(),
            "demonstration": True,
            "public_url": settings.ENV.public_url,
            "paper": sheets.sheet(kind),
        }
        token = urlsafe_b64encode(past.chance.randbytes(16)).decode()[:22]
        ledger.add(
            "documents_issuedpaper", kind, REGION, past.numbers[kind], 1, "", "order", order, canonical(data).decode(),
            sha256_of(data), token, issued, name, True,
        )  # fmt: skip


class _Sheets:
    """The papers of one purchase; what they share is made once."""

    def __init__(self, past: Past, package: int, purpose: str, found: TaxQuote) -> None:
        self.past, self.purpose, self.found = past, purpose, found
        buyer, seller = past.buyer, past.seller
        self.office = {"office": buyer.name, "government": "", "address": buyer.address}
        self.shop = {"office": seller.name, "government": "", "address": "Batang"}
        self.ppk, self.inspector = past.who("ppk")[1], past.who("inspector")[1]
        self.vendor = _party(seller.name, seller.owner[1], "", "Batang")
        self.buyer = _party(buyer.name, self.ppk, _PPK, buyer.address)
        self.order = {"number": past.numbers["SP"], "day": _day(past.at["approve"])}
        category = past.chosen.wares[0][0].good.category
        self.budget = {
            "year": past.year, "package_code": str(300_00000 + package), "package_name": PACKAGES[category][0],
            "activity": "", "document": "", "accounts": [],
        }  # fmt: skip
        self.lines = _lines(past.chosen)

    def sheet(self, kind: str) -> Data:
        made: Data = getattr(self, f"_{kind.lower()}")()
        return made

    def _signed(self, act: str, name: str, caption: str, position: str = "") -> Data:
        return _signature(caption, name, position, self.past.at[act])

    def _common(self, form: str, act: str, head: Data, *signatures: Data) -> Data:
        return {
            "form": form, "letterhead": head, "place": "Batang", "day": _day(self.past.at[act]), "buyer": self.buyer,
            "vendor": self.vendor, "signatures": list(signatures),
        }  # fmt: skip

    def _sp(self) -> Data:
        owner, until = self.past.seller.owner[1], long_date(self.past.at["hand_over"].date())
        signatures = (self._signed("accept", owner, "Penyedia"), self._signed("approve", self.ppk, _PPK))
        return self._common("order_letter", "approve", self.office, *signatures) | {
            "budget": self.budget,
            "lines": self.lines,
            "total": self.past.value,
            "includes_ppn": self.past.seller.tax.pkp,
            "amounts": self._amounts(),
            "terms": [
                f"Barang dikirim ke {self.past.buyer.name}, {self.past.buyer.address}, paling lambat {until}.",
                f"Pembayaran melalui {self.past.route} setelah barang diperiksa dan diserahterimakan.",
            ],
        }

    def _sj(self) -> Data:
        signatures = (
            _signature("Penerima", self.inspector, "", None),
            self._signed("ship", self.past.seller.owner[1], "Penyedia"),
        )
        return self._common("delivery_note", "ship", self.shop, *signatures) | {
            "order": self.order,
            "counts": self._counts(None, ""),
            "place_of_delivery": f"{self.past.buyer.name}, {self.past.buyer.address}",
            "carrier": "Mobil toko",
            "remark": "",
        }

    def _bapb(self) -> Data:
        signatures = (
            _signature("Penyedia", self.past.seller.name, "", None),
            self._signed("receive", self.inspector, "Pengurus Barang"),
        )
        return self._common("inspection_report", "receive", self.office, *signatures) | {
            "order": self.order,
            "inspector": _party(self.past.buyer.name, self.inspector, "Pengurus Barang", ""),
            "counts": self._counts(True, "baik"),
            "finding": self._finding(),
            "delivery_numbers": [self.past.numbers["SJ"]],
        }

    def _bast(self) -> Data:
        owner = self._signed("invoice", self.past.seller.owner[1], "Penyedia", self.past.seller.name)
        office = self._signed("hand_over", self.ppk, _PPK)
        if self.past.short:
            counted = self._signed("receive", self.inspector, "Pemeriksa")
            return self._common("short_handover", "hand_over", self.office, owner, counted, office) | {
                "order": self.order,
                "counts": self._counts(True, "baik"),
                "total": self.past.value,
                "finding": self._finding(),
                "place_of_delivery": f"{self.past.buyer.name}, {self.past.buyer.address}",
            }
        return self._common("handover_report", "hand_over", self.office, owner, office) | {
            "order": self.order,
            "budget": self.budget,
            "lines": self.lines,
            "total": self.past.value,
            "inspection_number": self.past.numbers["BAPB"],
            "remark": "",
        }

    def _tg(self) -> Data:
        signed = self._signed("invoice", self.past.seller.owner[1], "Penyedia")
        return self._common("invoice", "invoice", self.shop, signed) | {
            "order": self.order,
            "lines": self.lines,
            "total": self.past.value,
            "handover_number": self.past.numbers["BAST"],
            "amounts": self._amounts(),
            "pay_to": "",
            "due": "",
        }

    def _kw(self) -> Data:
        agreed = "stage2" if self.past.route == "UP" else "stage3"
        signatures = [self._signed(agreed, self.past.who("kpa")[1], "Setuju dibayar", "Kuasa Pengguna Anggaran")]
        if self.past.route == "UP":  # route LS has no treasurer's "lunas dibayar"
            signatures.append(
                self._signed("pay", self.past.who("treasurer")[1], "Lunas dibayar", "Bendahara Pengeluaran")
            )
        signatures.append(self._signed("invoice", self.past.seller.owner[1], "Penerima", self.past.seller.name))
        return self._common("receipt", "invoice", self.office, *signatures) | {
            "received_from": f"Bendahara Pengeluaran {self.past.buyer.name}",
            "total": self.past.value,
            "purpose": f"{self.purpose}, {self.past.seller.name}, serah terima {self.past.numbers['BAST']}",
            "budget": self.budget,
            "order": self.order,
            "lines": self.lines if self.past.short else [],
            "amounts": self._amounts(),
            "stamp": STAMP if self.past.value > STAMP_OVER else 0,
            "stamp_number": "",
        }

    def _counts(self, accepted: bool | None, remark: str) -> list[Data]:
        return [
            {
                "name": ware.name, "unit": ware.unit, "ordered": count, "delivered": count,
                "accepted": count if accepted else None, "remark": remark,
            }
            for ware, count in self.past.chosen.wares
        ]  # fmt: skip

    def _finding(self) -> str:
        return f"Semua {sum(count for _, count in self.past.chosen.wares)} barang diterima dalam keadaan baik."

    def _amounts(self) -> list[Data]:
        found, who = self.found, "dipotong bendahara"
        rows = [
            _amount("PPN", found.ppn, "sudah di dalam harga" if found.ppn else ""),
            _amount("Dibayar pembeli", found.buyer_pays, strong=True),
        ]
        before = len(rows)
        if found.ppn_withheld:
            rows.append(_amount("PPN yang dipungut", -found.ppn_withheld, who))
        rows += [_amount(INCOME_TAXES[kind], -part, who) for kind, part in found.pph_parts.items()]
        if len(rows) > before:
            rows.append(_amount("Diterima penyedia", found.vendor_nets, strong=True))
        return rows


def _day(moment: datetime) -> str:
    return moment.date().isoformat()


def _party(name: str, person: str, position: str, address: str) -> Data:
    return {"name": name, "person": person, "position": position, "address": address, "details": []}


def _signature(caption: str, name: str, position: str, at: datetime | None) -> Data:
    return {
        "caption": caption, "name": name, "position": position, "number": "", "act": "account" if at else "wet",
        "at": at.isoformat() if at else None, "provider": "",
    }  # fmt: skip


def _amount(label: str, amount: int, remark: str = "", *, strong: bool = False) -> Data:
    return {"label": label, "amount": int(amount), "remark": remark, "strong": strong}


def _lines(chosen: Chosen) -> list[Data]:
    rows = [(ware.name, count, ware.unit, ware.price) for ware, count in chosen.wares]
    if chosen.shipping:
        rows.append(("Ongkos kirim", 1, "kali", chosen.shipping))
    return [
        {
            "name": name, "quantity": count, "unit": unit, "unit_price": price, "total": count * price, "mark": "",
            "charge": "",
        }
        for name, count, unit, price in rows
    ]  # fmt: skip
