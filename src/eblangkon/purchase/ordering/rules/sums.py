"""Sums shared out over accounts. Plain Python."""

from collections.abc import Iterable

from eblangkon.ground.money.rupiah import Rupiah


def shares(lines: Iterable[tuple[int | None, Rupiah]]) -> dict[int, Rupiah]:
    """Charges per account, summed over (account, amount). Lines without an account are left out."""
    total: dict[int, Rupiah] = {}
    for account, amount in lines:
        if account is not None:
            total[account] = total.get(account, Rupiah(0)) + amount
    return total


def spread(amount: Rupiah, weights: dict[int, Rupiah]) -> dict[int, Rupiah]:
    """Shares out a sum in proportion to weights; the rupiah left by rounding go to the largest shares first."""
    whole = sum(weights.values(), Rupiah(0))
    if not whole:
        return {key: Rupiah(0) for key in weights}
    parts = {key: Rupiah(int(amount) * int(weight) // int(whole)) for key, weight in weights.items()}
    rest = int(amount) - sum(parts.values())
    for key in sorted(weights, key=lambda key: (-weights[key], key))[:rest]:
        parts[key] = parts[key] + 1
    return parts
