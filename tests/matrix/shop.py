"""The shop."""

from tests.cast import Town
from tests.matrix.rows import SHOP, SHOPS, Row


def _at(state: str):
    return lambda town: {"number": town.order(state)}


def _own_product(town: Town) -> dict[str, int]:
    return {"number": town.products[0].pk}


def _seen(town: Town) -> dict[str, str]:
    return {"versi": "3", "jawaban": "tolak", "alasan": "Stok habis.", "semua": "1"}


ABOUT = {"nama": "Spidol papan tulis", "kategori": "5.2", "satuan": "buah", "minimal": "1", "siap": "0"}
ROWS = (
    Row("shop_home", SHOPS, post=False),
    Row(
        "shop_people",
        SHOPS,
        posts=frozenset({"vendor_owner", "other_owner"}),
        data=lambda town: {"apa": "undang", "meant_for": "Wahyu", "role": "staff"},
    ),
    Row("shop_products", SHOPS, post=False),
    Row("shop_new_product", SHOPS, data=lambda town: ABOUT | {"harga_1": "52500", "cara": "ada", "jumlah": "7"}),
    Row("shop_change_product", SHOP, _own_product, data=lambda town: ABOUT | {"cara": "ada"}),
    Row("shop_product", SHOP, _own_product, data=lambda town: {"apa": "stok", "on_hand": "7"}),
    Row("shop_answer", SHOP, _at("placed"), data=_seen),
    Row("shop_ship", SHOP, _at("accepted"), data=_seen),
    Row("shop_invoice", SHOP, _at("handed_over"), data=_seen),
)
