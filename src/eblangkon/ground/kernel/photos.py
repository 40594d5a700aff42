"""Photos as they come from phones, made safe to keep and to show."""

import io
import struct
import warnings
from dataclasses import dataclass

import pillow_heif
from PIL import Image, ImageOps, UnidentifiedImageError

LARGEST = 10 * 1024 * 1024
"""Bytes that a photo may have when it comes in."""
MOST_PIXELS = 50_000_000
"""A small file can unfold into gigabytes; phones of today stay below 50 million pixels in their usual mode."""
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
        raise BadPhoto("Foto lebih besar dari 10 MB. Perkecil atau ambil ulang dengan ukuran lebih kecil.")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(content), formats=FORMATS) as opened:
                if opened.width * opened.height > MOST_PIXELS:
                    raise BadPhoto("Foto lebih dari 50 juta piksel. Ambil ulang dengan ukuran lebih kecil.")
                # A JPEG is unfolded only as far as it is shown: a thirtieth of the memory for a large one.
                opened.draft(None, (LONG_SIDE, LONG_SIDE))
                upright = ImageOps.exif_transpose(opened)
                plain = _on_white(upright)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as fault:
        raise BadPhoto("Foto lebih dari 50 juta piksel. Ambil ulang dengan ukuran lebih kecil.") from fault
    except _UNREADABLE as fault:
        if isinstance(fault, BadPhoto):
            raise
        raise BadPhoto("Berkas ini bukan foto JPG, PNG, WebP, atau HEIC yang utuh.") from fault
    plain.thumbnail((LONG_SIDE, LONG_SIDE))
    return Photo(_webp(plain, 80), _thumbnail(plain), plain.width, plain.height)


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
    raise BadPhoto("Foto tidak dapat diperkecil. Ambil ulang foto yang lebih sederhana.")


def _webp(image: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    image.save(out, "WEBP", quality=quality, method=4)
    return out.getvalue()
