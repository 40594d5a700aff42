"""The buying office."""

from tests.cast import Town
from tests.matrix.rows import APPROVERS, OFFICE, OFFICES, OVERSIGHT, REGION, Row

WRITERS = frozenset({"pptk", "ppk", "pa", "kpa"})
BUYERS = frozenset({"pp"})


def _at(state: str):
    return lambda town: {"number": town.order(state)}


def _note(town: Town) -> dict[str, int]:
    return {"number": town.request.pk}


def _seen(town: Town) -> dict[str, str]:
    return {"versi": "2", "alasan": "Kurangi jumlahnya."}


def _written(town: Town) -> dict[str, str]:
    return {
        "keperluan": "Kertas",
        "paket": str(town.package.pk),
        "diperlukan": "2026-04-01",
        "baris": "1",
        "nama-0": "Kertas HVS",
        "jumlah-0": "3",
        "satuan-0": "rim",
        "kirim": "1",
    }


ROWS = (
    Row("work_list", OFFICES, post=False),
    Row("requests", OFFICES | OVERSIGHT, post=False),
    Row("request_new", WRITERS | {"other_ppk"}, data=_written),
    Row("request", OFFICE | REGION, _note, posts=BUYERS | APPROVERS, data=lambda town: {"tindakan": "setujui"}),
    Row("request_edit", frozenset({"pptk"}), _note, data=_written),
    Row("basket", BUYERS, _at("draft"), data=lambda town: {"versi": "1", "tindakan": "kirim"}),
    Row("order_setujui", APPROVERS, _at("awaiting_approval"), data=_seen),
    Row("order_kembalikan", APPROVERS, _at("awaiting_approval"), data=_seen),
    Row("order_tolak", APPROVERS, _at("awaiting_approval"), data=_seen),
    Row("order_tarik", BUYERS, _at("awaiting_approval"), data=_seen),
    Row("order_buang", BUYERS, _at("draft"), data=_seen),
    Row("order_batalkan", APPROVERS, _at("placed"), data=_seen),
)
