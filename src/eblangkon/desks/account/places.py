"""Where notices lead today: to the page of the act asked for, else to the subject. What notices say never changes."""

from typing import Final

# Where the page of a subject stands.
SUBJECTS: Final = {
    "order": "/pesanan/{}",
    "request": "/permintaan/{}",
    "product": "/toko/produk/{}",
    "duty": "/akun",
    "shop": "/toko/orang",
    "account": "/akun",
    "officials_import": "/impor/pejabat/{}",
    "offices_import": "/impor/kantor/{}",
}
# Where each step is taken, by the last word of what asks for it; these pages say so once it is done.
_STEPS: Final = {
    "awaiting_approval": "/pesanan/{}/setujui",
    "return": "/keranjang/{}",
    "placed": "/pesanan/{}/jawab",
    "accepted": "/pesanan/{}/kirim",
    "shipped": "/pesanan/{}/periksa",
    "owed": "/pesanan/{}/kirim",
    "received": "/pesanan/{}/serah-terima",
    "handed_over": "/pesanan/{}/tagih",
}
_REQUESTS: Final = {"returned": "/permintaan/{}/ubah"}
HAND_OVER: Final = ("duty.ending", "duty.left")
"""Told to those who settle duties: the page on which the work is handed over."""
SILENT: Final = "silent"
"""Told to those who look after others: there is nothing that they sign."""


def place_of(kind: str, key: str, step: str = "") -> str | None:
    """The address for a subject and, where it asks for an act, the kind of notice (`order.wait.placed`).

    None for a subject that no page knows. A step that no page knows leads to the subject.
    """
    if kind not in SUBJECTS or not key.isalnum():
        return None
    room, _, rest = step.partition(".")
    how, _, word = rest.partition(".")
    place = SUBJECTS[kind]
    if kind == "order" and room == "payment" and how != SILENT and word.replace("_", "").isalnum():
        place = "/pesanan/{}/pajak" if word == "tax" else f"/pesanan/{{}}/bayar/{word}"
    elif kind == "order" and room == "order":
        place = _STEPS.get(word, place)
    elif kind == "duty" and step in HAND_OVER:
        place = "/pejabat/tugas/{}"
    elif kind == "request" and room == "request":
        place = _REQUESTS.get(word, place)
    return place.format(key)
