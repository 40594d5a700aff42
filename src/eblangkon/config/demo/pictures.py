"""Product pictures drawn for the demonstration: one for each kind of goods, as SVG of 400 x 300 on the photo ground."""

from collections.abc import Callable

GROUND, WHITE, PALE, EDGE = "#EFE7D8", "#FFFDF9", "#F3EEE4", "#D8CDBB"
SOGAN, SOGAN_DEEP, TAN, INDIGO, INDIGO_DEEP = "#8A5124", "#5B3415", "#C99A5F", "#2A3A82", "#1B2660"
GOLD, GREEN, RED, INK, GREY = "#F0AE2E", "#3F7A55", "#A1471B", "#3A3330", "#8E8779"


def poly(colour: str, *points: tuple[float, float]) -> str:
    return f'<polygon fill="{colour}" points="{" ".join(f"{x:g},{y:g}" for x, y in points)}"/>'


def rect(colour: str, x: float, y: float, w: float, h: float, r: float = 0) -> str:
    return f'<rect fill="{colour}" x="{x:g}" y="{y:g}" width="{w:g}" height="{h:g}" rx="{r:g}"/>'


def oval(colour: str, x: float, y: float, rx: float, ry: float) -> str:
    return f'<ellipse fill="{colour}" cx="{x:g}" cy="{y:g}" rx="{rx:g}" ry="{ry:g}"/>'


def line(colour: str, width: float, path: str) -> str:
    return f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="{width:g}" stroke-linecap="round"/>'


def block(x: float, y: float, w: float, d: float, h: float, top: str, left: str, right: str) -> str:
    """A box seen from a corner: (x, y) is its nearest lower corner, w runs right, d runs left, h runs up."""
    near, wide, deep = (x, y), (x + w, y - w / 2), (x - d, y - d / 2)
    far = (x + w - d, y - (w + d) / 2)

    def up(point: tuple[float, float]) -> tuple[float, float]:
        return point[0], point[1] - h

    return (
        poly(left, near, deep, up(deep), up(near))
        + poly(right, near, wide, up(wide), up(near))
        + poly(top, up(near), up(wide), up(far), up(deep))
    )


def can(x: float, y: float, r: float, h: float, body: str, top: str) -> str:
    """A cylinder standing at (x, y)."""
    return rect(body, x - r, y - h, 2 * r, h) + oval(body, x, y, r, r / 3) + oval(top, x, y - h, r, r / 3)


def _rim() -> str:
    band = poly(INDIGO, (190, 222), (90, 172), (90, 142), (190, 192)) + poly(
        INDIGO_DEEP, (190, 222), (310, 162), (310, 132), (190, 192)
    )
    return (
        block(190, 250, 120, 100, 90, WHITE, PALE, EDGE)
        + band
        + poly(WHITE, (228, 195), (272, 173), (272, 159), (228, 181))
    )


def _envelope() -> str:
    return rect(TAN, 90, 110, 200, 120, 3) + rect(WHITE, 110, 90, 200, 120, 3) + line(EDGE, 3, "M112 92L210 160L308 92")


def _pen() -> str:
    parts = ""
    for n, colour in enumerate((INK, INDIGO, RED)):
        x = 130 + n * 55
        parts += rect(colour, x, 70, 22, 130, 4) + poly(EDGE, (x, 200), (x + 22, 200), (x + 11, 238))
        parts += rect(GOLD, x, 92, 22, 8) + rect(WHITE, x + 15, 74, 4, 50, 2)
    return parts


def _folder() -> str:
    parts = ""
    for n, colour in enumerate((INDIGO, SOGAN, GREEN)):
        x = 110 + n * 62
        parts += (
            rect(colour, x, 70, 56, 170, 3) + rect(WHITE, x + 10, 92, 36, 54, 2) + oval(GROUND, x + 28, 205, 10, 10)
        )
    return parts


def _book() -> str:
    return (
        block(200, 245, 110, 90, 22, WHITE, EDGE, PALE)
        + block(200, 220, 110, 90, 14, SOGAN, SOGAN_DEEP, SOGAN_DEEP)
        + poly(GOLD, (190, 172), (228, 153), (238, 158), (200, 177))
    )


def _box() -> str:
    tape = poly(GOLD, (240, 135), (252, 129), (152, 79), (140, 85))
    return (
        block(200, 255, 100, 100, 80, TAN, SOGAN, "#A9773F")
        + tape
        + poly(WHITE, (225, 215), (275, 190), (275, 165), (225, 190))
    )


def _bottle() -> str:
    return (
        rect(GREEN, 150, 120, 90, 130, 14) + rect(GREEN, 178, 84, 34, 44) + rect(INK, 172, 62, 46, 26, 4)
        + rect(WHITE, 158, 155, 74, 56, 3) + line(GREEN, 6, "M172 175H218M172 192H204")
    )  # fmt: skip


def _ink() -> str:
    parts = ""
    for n, colour in enumerate((INK, INDIGO, RED)):
        x = 115 + n * 62
        parts += rect(WHITE, x, 120, 50, 120, 6) + rect(colour, x, 160, 50, 80, 6) + rect(colour, x + 15, 92, 20, 30, 3)
    return parts


def _tape() -> str:
    return (
        oval(SOGAN_DEEP, 200, 165, 92, 92)
        + oval(SOGAN, 200, 160, 92, 92)
        + oval(GOLD, 200, 160, 58, 58)
        + oval(GROUND, 200, 160, 44, 44)
    )


def _device() -> str:
    return (
        rect(INK, 95, 80, 210, 132, 8) + rect(INDIGO, 107, 92, 186, 108, 3) + rect(GREY, 182, 212, 36, 24)
        + rect(GREY, 145, 234, 110, 12, 5) + line("#AEBBFF", 6, "M128 120H200M128 140H240M128 160H180")
    )  # fmt: skip


def _lamp() -> str:
    return (
        oval(GOLD, 200, 130, 66, 66)
        + poly(GOLD, (150, 165), (250, 165), (226, 205), (174, 205))
        + rect(GREY, 174, 205, 52, 34, 5)
        + line(INK, 3, "M176 216H224M176 227H224")
    )


def _snack() -> str:
    food = oval(GOLD, 165, 158, 24, 14) + oval(RED, 212, 140, 24, 14) + oval(GREEN, 222, 168, 22, 12)
    lid = poly(WHITE, (100, 145), (200, 95), (180, 50), (80, 100))
    return block(200, 250, 110, 100, 55, PALE, WHITE, EDGE) + lid + food


def _rice() -> str:
    return (
        oval(WHITE, 200, 190, 130, 62) + oval(PALE, 200, 184, 110, 50) + oval(WHITE, 170, 165, 52, 38)
        + oval(RED, 246, 176, 36, 22) + oval(GREEN, 214, 208, 34, 14) + oval(GOLD, 258, 204, 18, 12)
    )  # fmt: skip


def _water() -> str:
    parts = ""
    for x in (120, 180, 240):
        parts += (
            rect("#AFC6D9", x, 100, 46, 140, 12) + rect(INDIGO, x + 12, 78, 22, 22, 3) + rect(WHITE, x, 150, 46, 40)
        )
    return parts


def _sack() -> str:
    return (
        poly(PALE, (130, 90), (270, 90), (290, 245), (110, 245)) + poly(TAN, (130, 90), (270, 90), (262, 70), (138, 70))
        + oval(SOGAN, 200, 170, 44, 44) + oval(PALE, 200, 170, 30, 30) + oval(SOGAN, 200, 170, 14, 14)
    )  # fmt: skip


def _car() -> str:
    return (
        rect(WHITE, 70, 140, 260, 70, 12) + poly(WHITE, (110, 140), (140, 92), (270, 92), (310, 140))
        + poly("#AFC6D9", (128, 138), (148, 102), (198, 102), (198, 138))
        + poly("#AFC6D9", (208, 138), (208, 102), (264, 102), (288, 138)) + rect(SOGAN, 70, 172, 260, 10)
        + oval(INK, 130, 212, 28, 28) + oval(GREY, 130, 212, 12, 12) + oval(INK, 270, 212, 28, 28)
        + oval(GREY, 270, 212, 12, 12)
    )  # fmt: skip


def _chair() -> str:
    return (
        rect(INDIGO, 140, 60, 110, 80, 8) + poly(INDIGO_DEEP, (130, 160), (260, 160), (280, 185), (120, 185))
        + line(GREY, 8, "M128 186L110 252M272 186L290 252M150 140V160M240 140V160M160 186L170 240M240 186L230 240")
    )  # fmt: skip


def _table() -> str:
    legs = rect(SOGAN_DEEP, 92, 150, 12, 90) + rect(SOGAN_DEEP, 296, 150, 12, 90) + rect(SOGAN_DEEP, 194, 190, 12, 62)
    return (
        legs
        + poly(TAN, (200, 90), (320, 140), (200, 195), (80, 140))
        + poly(SOGAN, (80, 140), (200, 195), (320, 140), (320, 152), (200, 207), (80, 152))
    )


def _gift() -> str:
    return (
        block(200, 250, 90, 90, 90, RED, SOGAN, SOGAN_DEEP) + poly(GOLD, (236, 142), (254, 133), (164, 88), (146, 97))
        + poly(GOLD, (146, 142), (164, 151), (254, 106), (236, 97)) + oval(GOLD, 182, 92, 22, 12)
        + oval(GOLD, 222, 92, 22, 12)
    )  # fmt: skip


def _bag() -> str:
    return (
        line(SOGAN_DEEP, 9, "M160 120C160 50 240 50 240 120")
        + poly(TAN, (120, 115), (280, 115), (296, 250), (104, 250))
        + oval(SOGAN, 184, 175, 15, 26)
        + oval(SOGAN, 216, 175, 15, 26)
        + oval(SOGAN, 200, 205, 26, 14)
    )


def _shirt() -> str:
    marks = "".join(oval(GOLD, x, y, 7, 11) for x in (170, 200, 230) for y in (135, 175, 215))
    return poly(
        SOGAN, (150, 70), (180, 82), (220, 82), (250, 70), (312, 118), (284, 150), (258, 132), (258, 250), (142, 250),
        (142, 132), (116, 150), (88, 118),
    ) + poly(WHITE, (180, 82), (200, 106), (220, 82), (208, 76), (192, 76)) + marks  # fmt: skip


def _broom() -> str:
    return (
        line(SOGAN, 10, "M235 50L190 170")
        + poly(TAN, (165, 165), (215, 182), (230, 262), (110, 240))
        + line(SOGAN_DEEP, 3, "M178 185L140 244M190 190L170 250M203 192L205 256")
    )


def _banner() -> str:
    return (
        rect(GREY, 84, 70, 8, 180, 3) + rect(GREY, 308, 70, 8, 180, 3) + rect(INDIGO, 92, 90, 216, 100)
        + rect(GOLD, 92, 174, 216, 16) + line(WHITE, 10, "M125 120H275M150 146H250")
    )  # fmt: skip


def _bed() -> str:
    return (
        rect(SOGAN, 80, 110, 16, 140, 3) + rect(SOGAN, 304, 150, 16, 100, 3) + rect(WHITE, 96, 180, 208, 46, 4)
        + rect(INDIGO, 176, 172, 128, 54, 6) + rect(PALE, 102, 156, 66, 30, 12)
    )  # fmt: skip


def _tent() -> str:
    return (
        poly(GOLD, (200, 60), (330, 130), (70, 130)) + poly(SOGAN, (200, 60), (240, 130), (160, 130))
        + rect(GREY, 76, 130, 8, 118) + rect(GREY, 316, 130, 8, 118) + rect(GREY, 196, 130, 8, 118)
        + poly(WHITE, (70, 130), (330, 130), (322, 148), (78, 148))
    )  # fmt: skip


DRAWINGS: dict[str, Callable[[], str]] = {
    "rim": _rim, "envelope": _envelope, "pen": _pen, "folder": _folder, "book": _book, "box": _box, "bottle": _bottle,
    "ink": _ink, "tape": _tape, "device": _device, "lamp": _lamp, "snack": _snack, "rice": _rice, "water": _water,
    "sack": _sack, "car": _car, "chair": _chair, "table": _table, "gift": _gift, "bag": _bag, "shirt": _shirt,
    "broom": _broom, "banner": _banner, "bed": _bed, "tent": _tent,
}  # fmt: skip


def draw(name: str) -> str:
    """The SVG of one kind of goods. Raises KeyError for an unknown kind."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300" width="400" height="300">'
        f"{rect(GROUND, 0, 0, 400, 300)}{oval('#E2D7C3', 200, 252, 140, 20)}{DRAWINGS[name]()}</svg>"
    )
