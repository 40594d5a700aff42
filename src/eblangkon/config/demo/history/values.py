"""Values of purchases: many small ones, few large ones, adding up to a given sum. Plain Python."""

import random

STEP = 500
"""Rupiah in which shops reckon; one purchase of a year carries what is left of the sum."""
LEAST, MOST = 25_000, 50_000_000
SPREAD = 1.15
"""Sigma of the logarithm: half of all purchases cost about half of the mean."""


def values_adding_to(total: int, several: int, chance: random.Random) -> list[int]:
    """`several` sums from LEAST through MOST rupiah, all but one whole multiples of STEP, adding up to `total`.

    Raises ValueError when no such sums exist.
    """
    if not several * LEAST <= total <= several * (MOST - STEP):
        raise ValueError(f"{several} sums cannot add up to {total}")
    rest = total % STEP
    whole, steps = total - rest, (MOST - STEP) // STEP
    drawn = [chance.lognormvariate(0, SPREAD) for _ in range(several)]
    scaled = _within([value * whole / sum(drawn) / STEP for value in drawn], whole // STEP, steps)
    found = [int(value) for value in scaled]
    _settle(found, whole // STEP - sum(found), steps, chance)
    found = [value * STEP for value in found]
    found[chance.randrange(several)] += rest
    return found


def _within(scaled: list[float], wanted: int, most: int) -> list[float]:
    """Bring every value into the range and the sum near to what is wanted."""
    least = LEAST // STEP
    for _ in range(60):
        scaled = [min(max(value, least), most) for value in scaled]
        factor = wanted / sum(scaled)
        if abs(factor - 1) < 1e-9:
            break
        scaled = [value * factor for value in scaled]
    return [min(max(value, least), most) for value in scaled]


def _settle(found: list[int], missing: int, most: int, chance: random.Random) -> None:
    """Give or take single steps until nothing is missing."""
    sign, least = (1, LEAST // STEP) if missing > 0 else (-1, LEAST // STEP)
    while missing:
        at = chance.randrange(len(found))
        if least <= found[at] + sign <= most:
            found[at] += sign
            missing -= sign
