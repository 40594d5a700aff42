"""What may stand on a line of a basket. Plain Python."""

from eblangkon.ground.kernel.words import said
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules.refusals import PriceChanged, Problem

MOST_UNITS = 10_000_000
"""Of one line. A slip of the finger beyond it would leave the columns that keep counts."""
TOO_MANY = said("Jumlah paling banyak 10.000.000. Periksa angkanya.")
MOST_SHIPPING = Rupiah(1_000_000_000)
"""Rupiah; far above what any order may come to."""


def price_changed(
    line: int, product: str, seen: tuple[Rupiah, str], now: tuple[Rupiah, str] | None
) -> PriceChanged | None:
    """None when the price and its unit stand; `now` None means that the product is no longer sold."""
    if now == seen:
        return None
    if now is None:
        message = said(
            "{product} tidak lagi dijual. Keluarkan dari keranjang, atau ganti dengan produk lain.", product=product
        )
    elif now[1] != seen[1]:
        message = said(
            "{product} kini dijual per {unit} seharga {current}, bukan lagi per {before}. Periksa jumlahnya, lalu "
            "setujui harga baru atau keluarkan barisnya.",
            product=product,
            unit=now[1],
            current=now[0],
            before=seen[1],
        )
    else:
        way = said("naik") if now[0] > seen[0] else said("turun")
        message = said(
            "Harga {product} {way} dari {seen} menjadi {current}. Setujui harga baru atau keluarkan barisnya.",
            product=product,
            way=way,
            seen=seen[0],
            current=now[0],
        )
    return PriceChanged("price_changed", f"line-{line}", message, None, seen[0], now[0] if now else None)


def too_few(line: int, product: str, quantity: int, least: int, unit: str) -> Problem | None:
    """None when the shop sends so few."""
    if quantity >= least:
        return None
    message = said(
        "{product}: toko melayani paling sedikit {least} {unit}. Tambah jumlahnya, atau pilih produk lain.",
        product=product,
        least=least,
        unit=unit,
    )
    return Problem("quantity", f"line-{line}", message)


def out_of_stock(line: int, product: str, wanted: int, left: int, unit: str) -> Problem | None:
    if wanted <= left:
        return None
    return Problem(
        "out_of_stock",
        f"line-{line}",
        said(
            "{product}: tersisa {left} {unit}, Anda memesan {wanted}. Kurangi menjadi paling banyak {left} {unit}.",
            product=product,
            left=dotted(left),
            unit=unit,
            wanted=dotted(wanted),
        ),
    )


def dotted(count: int) -> str:
    """As Indonesians write it: `1.400`."""
    return f"{count:,}".replace(",", ".")
