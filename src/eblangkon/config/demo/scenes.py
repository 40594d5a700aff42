"""What happened in the last sixty days, as scripts: one line a purchase, so that every desk has work."""

from dataclasses import dataclass

ASK = "request agree basket send approve accept"
DELIVER = f"{ASK} ship inspect hand_over"
FLOAT = f"{DELIVER} invoice npd npd_agreed paid"
DIRECT = f"{DELIVER} invoice spp verified spm sp2d"


@dataclass(frozen=True, slots=True)
class Scene:
    """Office and shop by their place in the cast, about how many rupiah, the script of acts, and when the first and
    the last of them were, in days before today. `needed` counts days from the request."""

    office: int
    shop: int
    target: int
    script: str
    began: float
    last: float
    needed: int = 30


def until(path: str, word: str) -> str:
    """The path up to and with that word."""
    words = path.split()
    return " ".join(words[: words.index(word) + 1])


REQUESTS = (
    Scene(0, 0, 1_900_000, "request", 0.4, 0.4),
    Scene(0, 4, 3_400_000, "request", 4, 4),
    Scene(0, 1, 900_000, "request agree", 2, 1),
    Scene(0, 2, 2_700_000, "request agree", 5, 4),
    Scene(0, 3, 1_250_000, "request return_request", 3, 1),
    Scene(0, 5, 1_500_000, "jot", 1, 1),
    Scene(0, 0, 800_000, "request agree close", 20, 15),
    Scene(1, 0, 2_300_000, "request", 1, 1),
)
BASKETS = (
    Scene(0, 0, 2_450_000, "request agree basket", 3, 0.5),
    Scene(0, 1, 1_350_000, "request agree basket send return", 6, 1),
    Scene(0, 2, 1_700_000, "request agree basket send withdraw", 5, 2),
    Scene(0, 0, 3_300_000, "request agree basket send", 2, 0.3),
    Scene(0, 5, 14_500_000, "request agree basket send", 6, 3),
    Scene(0, 1, 2_100_000, "request agree basket send return send", 5, 0.4),
    Scene(1, 0, 4_200_000, "request agree basket send", 3, 1),
    Scene(0, 2, 1_100_000, "request agree basket discard close", 15, 12),
    Scene(0, 3, 5_600_000, "request agree basket send reject close", 12, 9),
)
ANSWERS = (
    Scene(0, 0, 1_600_000, until(ASK, "approve"), 3, 0.6),
    Scene(0, 0, 3_150_000, until(ASK, "approve"), 5, 2),
    Scene(1, 1, 2_000_000, until(ASK, "approve"), 4, 1),
    Scene(0, 0, 900_000, f"{until(ASK, 'approve')} decline close", 18, 14),
    Scene(0, 7, 1_200_000, f"{until(ASK, 'approve')} expire", 24, 15),
    Scene(0, 2, 2_600_000, f"{until(ASK, 'approve')} cancel close", 16, 12),
    Scene(0, 0, 2_900_000, ASK, 6, 1),
    Scene(0, 0, 1_150_000, ASK, 12, 8, needed=9),
    Scene(0, 0, 6_700_000, f"{ASK} prepare", 7, 2),
    Scene(0, 3, 3_800_000, f"{ASK} terminate close", 34, 18, needed=12),
    Scene(2, 4, 7_400_000, ASK, 5, 2),
)
GOODS_ON_THE_WAY = (
    Scene(0, 0, 2_250_000, f"{ASK} ship", 8, 1),
    Scene(0, 5, 13_200_000, f"{ASK} ship", 11, 3, needed=8),
    Scene(0, 0, 4_800_000, f"{ASK} ship_part inspect", 10, 2),
    Scene(0, 0, 3_650_000, f"{ASK} ship reject_some", 9, 1),
    Scene(0, 2, 5_100_000, f"{ASK} ship reject_some ship", 12, 1),
    Scene(0, 1, 2_050_000, f"{ASK} ship inspect", 8, 0.7),
    Scene(0, 5, 16_800_000, f"{ASK} ship_part inspect cut_rest", 16, 2),
    Scene(0, 0, 1_850_000, DELIVER, 11, 1),
    Scene(0, 4, 12_400_000, DELIVER, 15, 2),
    Scene(3, 1, 3_000_000, f"{ASK} ship", 7, 2),
)
MONEY = (
    Scene(0, 5, 15_300_000, until(DIRECT, "invoice"), 16, 2),
    Scene(0, 4, 13_900_000, until(DIRECT, "spp"), 17, 1),
    Scene(0, 0, 2_150_000, until(FLOAT, "invoice"), 12, 1),
    Scene(0, 1, 1_450_000, until(FLOAT, "invoice"), 40, 27),
    Scene(0, 0, 3_500_000, until(FLOAT, "npd"), 14, 1),
    Scene(0, 2, 2_800_000, until(FLOAT, "npd_agreed"), 15, 1),
    Scene(0, 5, 18_200_000, until(DIRECT, "verified"), 20, 2),
    Scene(0, 4, 21_500_000, until(DIRECT, "spm"), 22, 1),
    Scene(0, 0, 6_300_000, FLOAT, 18, 4),
    Scene(0, 10, 14_700_000, DIRECT, 24, 5),
    Scene(0, 0, 4_100_000, f"{FLOAT} deposit", 30, 9),
    Scene(0, 5, 24_600_000, f"{DIRECT} deposit", 38, 12),
    Scene(
        0, 0, 2_600_000, f"{ASK} ship reject_some ship inspect hand_over invoice npd npd_agreed paid deposit", 44, 16
    ),
    Scene(0, 1, 1_750_000, f"{FLOAT} deposit", 48, 20),
)
ELSEWHERE = tuple(
    Scene(office, shop, target, f"{FLOAT if target <= 8_000_000 else DIRECT} deposit", began, last)
    for office, shop, target, began, last in (
        (1, 0, 3_300_000, 55, 30), (2, 2, 2_100_000, 50, 26), (3, 3, 4_900_000, 46, 21), (4, 1, 1_900_000, 42, 17),
        (5, 9, 2_750_000, 36, 11), (6, 8, 3_950_000, 52, 28), (7, 13, 5_200_000, 45, 19), (8, 3, 1_400_000, 33, 8),
        (9, 4, 12_600_000, 58, 31), (10, 14, 2_350_000, 47, 22), (11, 9, 4_450_000, 39, 13), (2, 12, 11_900_000, 28, 4),
    )
)  # fmt: skip

SCENES = (*REQUESTS, *BASKETS, *ANSWERS, *GOODS_ON_THE_WAY, *MONEY, *ELSEWHERE)
