"""Photos as they come from phones, made safe to keep and to show."""

import io
import struct
import warnings
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

from eblangkon.ground.kernel.words import said

LARGEST = 10 * 1024 * 1024
"""Bytes that a photo may have when it comes in."""
MOST_PIXELS = 100_000_000
"""A small file can unfold into gigabytes; phones of today make 12 to 50 million pixels, the largest 108 only
in a mode of its own."""
TOO_MANY_PIXELS = said("Foto lebih dari 100 juta piksel. Kecilkan resolusi di setelan kamera, lalu ambil ulang.")
LONG_SIDE = 1600
THUMBNAIL_BYTES = 1536
FORMATS = ("JPEG", "PNG", "WEBP", "HEIF")
# What decoders are known to raise over a broken or hostile file, its EXIF among it.
_UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
)

pillow_heif.register_heif_opener()


class BadPhoto(ValueError):
    """The photo is refused; the message, in Indonesian, says why and what to do."""


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo made anew: `picture` and `thumbnail` are WebP without place, time or maker of the camera."""

    picture: bytes
    thumbnail: bytes
    width: int
    height: int


def take_photo(content: bytes) -> Photo:
    """Check by content, not by name, and write anew. Raises BadPhoto."""
    if len(content) > LARGEST:
        raise BadPhoto(said("Foto lebih besar dari 10 MB. Perkecil atau ambil ulang dengan ukuran lebih kecil."))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)  # our own limit is asked below
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise BadPhoto(TOO_MANY_PIXELS)
                plain = _on_white(ImageOps.exif_transpose(_reduced(opened)))
    except Image.DecompressionBombError as fault:
        raise BadPhoto(TOO_MANY_PIXELS) from fault
    except _UNREADABLE as fault:
        if isinstance(fault, BadPhoto):
            raise
        raise BadPhoto(said("Berkas ini bukan foto JPG, PNG, WebP, atau HEIC yang utuh.")) from fault
    return Photo(_webp(plain, 80), _thumbnail(plain), plain.width, plain.height)


def _reduced(opened: Image.Image) -> Image.Image:
    """The photo at the size that is kept, before anything else is done with its pixels.

    A JPEG is unfolded only as far as it is shown; the others come whole and are made small at once, by boxes of
    pixels. What has a palette is given its colours first: its numbers cannot be averaged.
    """
    image = opened
    if opened.mode not in ("RGB", "L", "CMYK", "YCbCr"):
        # Colours and clearness are worked out in copies of four bytes a pixel: not of a hundred million of them.
        image.thumbnail((4 * LONG_SIDE, 4 * LONG_SIDE), Image.Resampling.NEAREST)
        image = image.convert("RGBA")
    image.thumbnail((LONG_SIDE, LONG_SIDE), reducing_gap=2.0)
    return image


def _on_white(image: Image.Image) -> Image.Image:
    """A copy of the pixels alone, on white where it was clear."""
    layer = image.convert("RGBA")
    sheet = Image.new("RGB", layer.size, "white")
    sheet.paste(layer, mask=layer.getchannel("A"))
    return sheet


def _thumbnail(image: Image.Image) -> bytes:
    """The largest and best thumbnail within THUMBNAIL_BYTES; lists carry 24 of them in 60 kB."""
    for side, quality in ((160, 50), (160, 30), (128, 30), (128, 15), (96, 15), (96, 5), (64, 5), (48, 1), (32, 1)):
        small = image.copy()
        small.thumbnail((side, side))
        if len(written := _webp(small, quality)) <= THUMBNAIL_BYTES:
            return written
    raise BadPhoto(said("Foto tidak dapat diperkecil. Ambil ulang foto yang lebih sederhana."))


def _webp(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
