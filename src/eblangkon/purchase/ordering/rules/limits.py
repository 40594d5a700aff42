"""What an order may come to, and from which money: limit, ceiling, account, float, method. Plain Python."""

from collections.abc import Sequence
from datetime import date

from eblangkon.ground.kernel.words import said, said_or
from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.purchase.ordering.rules.refusals import Doubt, Problem

ROUTES = ("UP", "GU", "TU", "LS", "KKPD")
FLOAT_ROUTES = ("UP", "GU", "TU")
MOST = Rupiah(1_000_000_000_000)
"""Rupiah of one order, whatever the region's rule: a slip of the finger beyond it would leave the columns of sums."""


def beyond_most(total: Rupiah, lines: Sequence[tuple[int, str, Rupiah]]) -> list[Problem]:
    """`lines` as key, product and amount: those too large by themselves are named, else the whole."""
    found = [
        Problem(
            "over_most",
            f"line-{line}",
            said("{product}: {amount} terlalu besar. Periksa jumlah dan harganya.", product=product, amount=amount),
        )
        for line, product, amount in lines
        if amount > MOST
    ]
    if total > MOST and not found:
        found.append(
            Problem(
                "over_most",
                "total",
                said("Satu pesanan paling banyak {most}. Periksa jumlah dan harga barangnya.", most=MOST),
                total - MOST,
            )
        )
    return found


def over_limit(total: Rupiah, limit: Rupiah, source: str) -> Problem | None:
    """The region's dated limit of one order; `source` is the rule's, printed with it."""
    if total <= limit:
        return None
    by = total - limit
    return Problem(
        "over_limit",
        "total",
        said(
            "{total} melebihi batas satu pesanan {limit} sebanyak {by} ({source}). Kurangi "
            "jumlahnya, atau adakan lewat cara lain; kebutuhan tidak boleh dipecah.",
            total=total,
            limit=limit,
            by=by,
            source=source,
        ),
        by,
    )


def over_ceiling(total: Rupiah, left: Rupiah, package: str) -> Problem | None:
    """What is left of the planned package (sisa pagu RUP)."""
    if total <= left:
        return None
    by = total - left
    return Problem(
        "over_ceiling",
        "package",
        said(
            "{total} melebihi sisa pagu paket “{package}” {left} sebanyak {by}. Kurangi pesanan, "
            "atau pilih paket lain.",
            total=total,
            package=package,
            left=left,
            by=by,
        ),
        by,
    )


def year_ended(year: int, today: date, package: str) -> Problem | None:
    """Nothing more is committed on the budget of a year that is over; what was ordered before is still paid."""
    if today.year <= year:
        return None
    return Problem(
        "package_year",
        "package",
        said(
            "Tahun anggaran {year} paket “{package}” sudah berakhir. Mulai lagi dari permintaan atas paket tahun ini.",
            year=year,
            package=package,
        ),
    )


def over_account(account: int, amount: Rupiah, left: Rupiah, name: str) -> Problem | None:
    """What is left of one account (sisa anggaran DPA)."""
    if amount <= left:
        return None
    by = amount - left
    return Problem(
        "over_account",
        f"account-{account}",
        said(
            "{amount} melebihi sisa anggaran {name} {left} sebanyak {by}. Kurangi jumlahnya, atau "
            "bebankan ke sub kegiatan lain.",
            amount=amount,
            name=name,
            left=left,
            by=by,
        ),
        by,
    )


def default_route(total: Rupiah, limit: int) -> str:
    """UP up to the limit of one payment from the float, above it LS (DOMAIN.md 5)."""
    return "UP" if total <= limit else "LS"


def over_float(total: Rupiah, limit: Rupiah, route: str, source: str, sure: bool) -> Problem | None:
    """More than may be paid from the float at once; refused where the rule is sure, else to be confirmed."""
    if route not in FLOAT_ROUTES or total <= limit:
        return None
    by = total - limit
    told = said(
        "{total} lewat {route} melebihi batas satu pembayaran {limit} sebanyak {by} ({source}). Pilih cara bayar LS",
        total=total,
        route=route,
        limit=limit,
        by=by,
        source=source,
    )
    if sure:
        return Problem("over_float", "route", said("{told}.", told=told), by)
    return Doubt(
        "over_float", "route", said("{told}, atau konfirmasi bahwa kepala daerah mengizinkannya.", told=told), by
    )


def other_method(package: str, method: str, allowed: Sequence[str], source: str, sure: bool) -> Problem | None:
    """The planned method is not one on which an order of this channel may rest on that day."""
    if _plain(method) in {_plain(name) for name in allowed}:
        return None
    told = said(
        "Paket “{package}” direncanakan dengan metode {method}, bukan {listed} ({source}).",
        package=package,
        method=method,
        listed=said_or(allowed),
        source=source,
    )
    if sure:
        return Problem("method", "package", said("{told} Pilih paket lain, atau ubah metodenya di RUP.", told=told))
    return Doubt(
        "method", "package", said("{told} Pilih paket lain, atau konfirmasi bahwa metodenya sesuai.", told=told)
    )


def other_account(line: int, product: str, account: str, usual: Sequence[str]) -> Problem | None:
    """The account is not one of those under which such goods are usually bought. Without a list nothing is said."""
    if not usual or account in usual:
        return None
    return Doubt(
        "account_kind",
        f"line-{line}",
        said(
            "{product} biasanya dibebankan ke {listed}, bukan {account}. Ganti akunnya, atau konfirmasi.",
            product=product,
            listed=", ".join(usual),
            account=account,
        ),
    )


def _plain(method: str) -> str:
    return "".join(sign for sign in method.lower() if sign.isalnum())
