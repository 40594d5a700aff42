"""One paper of each form, as Dinas Kesehatan (contoh) of Batang would issue it in July 2024."""

from datetime import UTC, date, datetime
from typing import Any

from eblangkon.services.documents.rules import (
    FORMS,
    Amount,
    Budget,
    Count,
    DeliveryNote,
    HandoverReport,
    InspectionReport,
    Invoice,
    Letterhead,
    Line,
    OrderLetter,
    Paper,
    Party,
    Receipt,
    Reference,
    ShortHandover,
    Signature,
    freeze,
)

TOKEN = "Q7wJ2mXk9vB4nR8sT1yZ5A"
OFFICE = Letterhead(
    government="Pemerintah Kabupaten Batang",
    office="Dinas Kesehatan (contoh)",
    address="Jalan Dr. Wahidin Nomor 00, Batang 51211 · telepon (0285) 000000 · dinkes@contoh.go.id",
)
SHOP = Letterhead(
    office="CV Sinar Pesisir (contoh)", address="Jalan Pemuda Nomor 00, Batang 51216 · sinarpesisir@contoh.id"
)
BUYER = Party(
    name="Dinas Kesehatan Kabupaten Batang (contoh)",
    person="Bambang Sutrisno (contoh)",
    position="Pejabat Pembuat Komitmen",
    address="Jalan Dr. Wahidin Nomor 00, Batang",
    details=("Pejabat pengadaan: Rina Wahyuningsih (contoh)",),
)
VENDOR = Party(
    name="CV Sinar Pesisir (contoh)",
    person="Hendra Wijaya (contoh)",
    position="direktur",
    address="Jalan Pemuda Nomor 00, Batang",
    details=("Kabupaten Batang, usaha kecil, PKP", "Kode penyedia PY-33.25-00412"),
)
INSPECTOR = Party(name="Pengurus barang", person="Siti Aminah (contoh)", position="Pengurus Barang Pengguna")
BUDGET = Budget(
    year=2024,
    package_code="48213377",
    package_name="ATK dan bahan komputer sekretariat",
    activity="2.01.06 Penyediaan ATK",
    document="DPA/A.1/1.02.0.00.0.00.01.0000/001/2024",
    accounts=("5.1.02.01.01.0024", "5.1.02.01.01.0025", "5.1.02.01.01.0029"),
)
REFERENCE = Reference(number="33.25/SP/2024/010187", day=date(2024, 7, 22))


def _line(name: str, quantity: int, unit: str, price: int, mark: str = "", account: str = "0025") -> Line:
    charge = f"2.01.06 Penyediaan ATK · 5.1.02.01.01.{account} · PAD"
    return Line(
        name=name, quantity=quantity, unit=unit, unit_price=price, total=quantity * price, mark=mark, charge=charge
    )


LINES = (
    _line("Kertas HVS A4 70 gram, 1 rim", 24, "rim", 51_000, "PDN, TKDN 42,15%"),
    _line("Tinta printer hitam 70 ml", 12, "botol", 95_000, "PDN tidak diketahui", "0029"),
    _line("Map ordner folio 7 cm", 40, "buah", 27_500, "PDN, TKDN 38,20%", "0024"),
    _line("Ongkos kirim ke gudang Dinas Kesehatan", 1, "kali", 75_000),
)
TOTAL = 3_539_000
COUNTS = (
    Count(name="Kertas HVS A4 70 gram, 1 rim", unit="rim", ordered=24, delivered=24, accepted=24, remark="baik"),
    Count(
        name="Tinta printer hitam 70 ml",
        unit="botol",
        ordered=12,
        delivered=12,
        accepted=11,
        remark="satu botol bocor, dipotong dari pesanan",
    ),
    Count(name="Map ordner folio 7 cm", unit="buah", ordered=40, delivered=40, accepted=40, remark="baik"),
)
AMOUNTS = (
    Amount(label="Dasar, 100/111", amount=3_188_288),
    Amount(label="PPN 11%", amount=350_712, remark="dipungut dan disetor bendahara"),
    Amount(label="PPh Pasal 22 1,5%", amount=47_824, remark="dipungut dan disetor bendahara"),
    Amount(label="Diterima penyedia (bersih)", amount=3_140_464, strong=True),
)
TERMS = (
    "Barang tiba paling lambat 31 Juli 2024 di gudang Dinas Kesehatan.",
    "Denda keterlambatan 1/1000 per hari dari nilai barang yang terlambat, tidak termasuk PPN.",
    "Perpanjangan paling lama 50 hari kalender atas persetujuan PPK.",
    "Barang yang tidak sesuai diganti penyedia tanpa biaya.",
    "Garansi sesuai jenis barang; kertas dan tinta yang cacat diganti.",
    "Dibayar paling lambat 14 hari kerja sesudah berkas lengkap.",
)
AT = datetime(2024, 7, 22, 6, 40, 18, tzinfo=UTC)
BY_PPK = Signature(
    caption="Pejabat Pembuat Komitmen",
    name="Bambang Sutrisno (contoh)",
    number="NIP 00000000 000000 0 000",
    act="account",
    at=AT,
)
BY_VENDOR = Signature(
    caption="Penyedia",
    name="Hendra Wijaya (contoh)",
    position="direktur CV Sinar Pesisir (contoh)",
    act="account",
    at=datetime(2024, 7, 23, 1, 5, 44, tzinfo=UTC),
)
BY_INSPECTOR = Signature(caption="Pemeriksa", name="Siti Aminah (contoh)", number="NIP 00000000 000000 0 001")
BY_KPA = Signature(caption="Setuju dibayar, Kuasa Pengguna Anggaran", name="Sri Rahayu (contoh)")
BY_TREASURER = Signature(caption="Lunas dibayar, Bendahara Pengeluaran", name="Dwi Lestari (contoh)")
BY_PAYEE = Signature(caption="Penerima", name="Hendra Wijaya (contoh)", position="direktur CV Sinar Pesisir (contoh)")

_COMMON: dict[str, Any] = {"place": "Batang", "buyer": BUYER, "vendor": VENDOR}
ORDER_LETTER = OrderLetter(
    **_COMMON,
    letterhead=OFFICE,
    day=date(2024, 7, 22),
    signatures=(BY_VENDOR, BY_PPK),
    budget=BUDGET,
    lines=LINES,
    total=TOTAL,
    terms=TERMS,
    amounts=AMOUNTS,
)
DELIVERY_NOTE = DeliveryNote(
    **_COMMON,
    letterhead=SHOP,
    day=date(2024, 7, 29),
    signatures=(BY_INSPECTOR, BY_VENDOR),
    order=REFERENCE,
    counts=COUNTS,
    place_of_delivery="Gudang Dinas Kesehatan, Jalan Dr. Wahidin Nomor 00, Batang",
    carrier="Agus, mobil bak G 0000 XX",
)
INSPECTION_REPORT = InspectionReport(
    **_COMMON,
    letterhead=OFFICE,
    day=date(2024, 7, 30),
    signatures=(BY_VENDOR, BY_INSPECTOR),
    order=REFERENCE,
    inspector=INSPECTOR,
    counts=COUNTS,
    finding="75 dari 76 barang diterima, 1 ditolak.",
    delivery_numbers=("33.25/SJ/2024/000412",),
)
HANDOVER_REPORT = HandoverReport(
    **_COMMON,
    letterhead=OFFICE,
    day=date(2024, 8, 2),
    signatures=(BY_VENDOR, BY_PPK),
    order=REFERENCE,
    budget=BUDGET,
    lines=LINES,
    total=TOTAL,
    inspection_number="33.25/BAPB/2024/000398",
)
SHORT_HANDOVER = ShortHandover(
    **_COMMON,
    letterhead=OFFICE,
    day=date(2024, 8, 2),
    signatures=(BY_VENDOR, BY_INSPECTOR, BY_PPK),
    order=REFERENCE,
    counts=COUNTS,
    total=TOTAL,
    finding="75 dari 76 barang diterima, 1 ditolak.",
    place_of_delivery="Gudang Dinas Kesehatan",
)
INVOICE = Invoice(
    **_COMMON,
    letterhead=SHOP,
    day=date(2024, 8, 2),
    signatures=(BY_VENDOR,),
    order=REFERENCE,
    lines=LINES,
    total=TOTAL,
    handover_number="33.25/BAST/2024/000377",
    amounts=AMOUNTS,
    pay_to="Bank Jateng, rekening berakhir 4417, atas nama CV Sinar Pesisir (contoh)",
    due="16 Agustus 2024",
)
RECEIPT = Receipt(
    **_COMMON,
    letterhead=OFFICE,
    day=date(2024, 8, 5),
    signatures=(BY_KPA, BY_TREASURER, BY_PAYEE),
    received_from="Bendahara Pengeluaran Dinas Kesehatan Kabupaten Batang (contoh)",
    total=TOTAL,
    purpose="Belanja ATK dan bahan komputer sekretariat sesuai Surat Pesanan",
    budget=BUDGET,
    order=REFERENCE,
    lines=LINES,
    amounts=AMOUNTS,
    stamp=10_000,
)
PAPERS: dict[str, Paper] = {
    made.form: made
    for made in (
        ORDER_LETTER,
        DELIVERY_NOTE,
        INSPECTION_REPORT,
        HANDOVER_REPORT,
        SHORT_HANDOVER,
        INVOICE,
        RECEIPT,
    )
}


def frozen(paper: Paper, *, demonstration: bool = True, version: int = 1) -> dict[str, Any]:
    """What `issue_paper` would keep for `paper`, without a database."""
    kind = FORMS[paper.form]
    return {
        "kind": kind,
        "number": f"33.25/{kind}/2024/010187",
        "version": version,
        "register_number": "027/1187/2024",
        "region": "33.25",
        "issued_at": AT.isoformat(),
        "demonstration": demonstration,
        "public_url": "https://contoh.go.id",
        "paper": freeze(paper),
    }
