"""Which fields of our forms hold something that a person typed, and which are nobody's to show again."""

from collections.abc import Mapping
from typing import Final

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from eblangkon.desks.frame.hats import WORDS
from eblangkon.desks.frame.navigation import Words

UNTYPED_FIELDS = tuple("csrfmiddlewaretoken topi versi kunci apa dari jawaban kembali pilihan semua tindakan".split())
SECRET_FIELDS = ("password", "sandi", "token", "otp", "kode", "phone", "nip", "nik", "npwp", "account_number")
# Chosen from a list: the number of a row, or a code. A code is shown in words where it has some, a number never.
_CHOSEN: Final = frozenset(
    "agency to successor region vendor penyedia kantor paket tempat wilayah satuan baris pilih cara cara_bawaan method "
    "fee_by confidence kind business_size source_of_funds antar waits late done language hapus terima "
    "konfirmasi".split()
)
_CHOSEN_FOR_EACH: Final = ("akun-", "produk-", "terima-")
_NAMED: Final[Mapping[str, Mapping[str, Words]]] = {
    "role": {"owner": _("Pemilik toko"), "staff": _("Staf toko")},
    **dict.fromkeys(("code", "first", "second"), WORDS),
}


def typed_in(sent: QueryDict) -> list[str]:
    """What a refused form shows again, so that nobody writes it twice: words as typed, choices as they were read."""
    found = []
    for name in sent:
        value = sent.get(name, "")
        secret = any(word in name.lower() for word in SECRET_FIELDS) and name not in _NAMED
        if not value or name in UNTYPED_FIELDS or name in _CHOSEN or name.startswith(_CHOSEN_FOR_EACH) or secret:
            continue
        known = _NAMED.get(name)
        if known is None:
            found.append(value)
        elif value in known:
            found.append(str(known[value]))
    return found
