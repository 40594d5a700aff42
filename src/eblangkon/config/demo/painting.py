"""The drawings as photos: set as pictures once, kept like a shop's own."""

from concurrent.futures import ThreadPoolExecutor
from functools import cache

import typst

from eblangkon.config.demo.pictures import DRAWINGS, draw
from eblangkon.ground.kernel.photos import Photo, take_photo

_PAGE = '#set page(width: 400pt, height: 300pt, margin: 0pt)\n#image(bytes(sys.inputs.svg), format: "svg", width: 100%)'
_PROOF = """
#set page(width: 300pt, height: 400pt, margin: 30pt, fill: rgb("#FFFDF9"))
#set text(size: 15pt)
#align(center)[*Bank Rekaan (contoh)* #v(8pt) Bukti transfer #v(20pt) #text(size: 26pt)[BERHASIL]]
#v(24pt) Bukti ini dibuat untuk peragaan. Tidak ada uang yang berpindah.
"""
DOTS_PER_INCH = 108.0


def photo_of(name: str) -> Photo:
    """The drawing as WebP of 600 x 450 with its thumbnail. Raises KeyError for an unknown drawing."""
    return take_photo(_picture(draw(name)))


@cache
def all_photos() -> dict[str, Photo]:
    """Every drawing by its name; two at a time, for typesetter and picture library let go of the interpreter."""
    with ThreadPoolExecutor(2) as pool:
        return dict(zip(DRAWINGS, pool.map(photo_of, DRAWINGS), strict=True))


@cache
def proof_of_transfer() -> Photo:
    """What treasurers of the demonstration attach."""
    return take_photo(_set(_PROOF, {}))


def _picture(svg: str) -> bytes:
    return _set(_PAGE, {"svg": svg})


def _set(page: str, inputs: dict[str, str]) -> bytes:
    made = typst.Compiler(input=page.encode(), sys_inputs=inputs).compile(format="png", ppi=DOTS_PER_INCH)
    assert isinstance(made, bytes)  # one page, one picture
    return made
