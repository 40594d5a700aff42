"""The kinds of papers, their forms and the order in which an SPJ wants them."""

from eblangkon.ground.money.rupiah import Rupiah

ORDER, DELIVERY, INSPECTION, HANDOVER, INVOICE, RECEIPT = "SP", "SJ", "BAPB", "BAST", "TG", "KW"

KINDS = {
    ORDER: "Surat Pesanan",
    DELIVERY: "Surat Jalan",
    INSPECTION: "Berita Acara Pemeriksaan Barang",
    HANDOVER: "Berita Acara Serah Terima",
    INVOICE: "Tagihan",
    RECEIPT: "Kuitansi",
}

# Who verifies an SPJ begins at the money and goes back to its ground: what was paid (kuitansi), what was asked
# (tagihan), that the goods were taken over (BAST), counted (BAPB), brought (surat jalan) and ordered (surat pesanan).
SPJ_ORDER = (RECEIPT, INVOICE, HANDOVER, INSPECTION, DELIVERY, ORDER)

# The handover has two forms under one kind: the report, and the one page of the short road (DOMAIN.md section 5).
FORMS = {
    "order_letter": ORDER,
    "delivery_note": DELIVERY,
    "inspection_report": INSPECTION,
    "handover_report": HANDOVER,
    "short_handover": HANDOVER,
    "invoice": INVOICE,
    "receipt": RECEIPT,
}


def duty_stamp(amount: int, *, over: int, stamp: int) -> Rupiah:
    """The duty stamp on a receipt of `amount` rupiah: `stamp` rupiah when it is above `over`, else none.

    Both are the region's rules of the day, `duty_stamp_over` and `duty_stamp` (UU 10/2020).
    """
    return Rupiah(stamp if amount > over else 0)
