"""A photo is checked by its content and made anew."""

import io
import random

import pytest
from PIL import Image

from eblangkon.ground.kernel.photos import LARGEST, THUMBNAIL_BYTES, BadPhoto, take_photo


def written(kind: str, size: tuple[int, int] = (2400, 1200), **options: object) -> bytes:
    out = io.BytesIO()
    noise = Image.frombytes("RGB", (60, 30), random.Random(7).randbytes(60 * 30 * 3)).resize(size)
    noise.save(out, kind, **options)
    return out.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_what_phones_send_is_taken_and_fits(kind: str) -> None:
    photo = take_photo(written(kind))
    assert (photo.width, photo.height) == (1600, 800)
    assert len(photo.thumbnail) <= THUMBNAIL_BYTES
    assert Image.open(io.BytesIO(photo.picture)).format == "WEBP"


def test_place_and_time_are_gone_and_the_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Maker"
    photo = take_photo(written("JPEG", exif=exif))
    assert photo.height > photo.width
    assert not Image.open(io.BytesIO(photo.picture)).getexif()
    assert b"Maker" not in photo.picture


@pytest.mark.parametrize("type_of_tag", [0, 1, 2, 3, 7, 9])
def test_a_broken_exif_is_no_fault_of_ours(type_of_tag: int) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "x" * 50
    content = bytearray(written("JPEG", (8, 6), exif=exif))
    content[content.index(b"Exif") + 17] = type_of_tag
    told, photo = "", None
    try:
        photo = take_photo(bytes(content))
    except BadPhoto as refused:
        told = str(refused)
    assert "bukan foto" in told or (photo is not None and {photo.width, photo.height} == {8, 6})


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7 disguised.jpg",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        written("GIF"),
        written("JPEG")[:900],
    ],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(BadPhoto, match="bukan foto"):
        take_photo(content)


def test_too_many_bytes_and_too_many_pixels_are_refused() -> None:
    with pytest.raises(BadPhoto, match="10 MB"):
        take_photo(b"x" * (LARGEST + 1))
    bomb = io.BytesIO()
    Image.new("1", (12000, 9000)).save(bomb, "PNG")
    with pytest.raises(BadPhoto, match="100 juta piksel"):
        take_photo(bomb.getvalue())


def test_what_large_sensors_make_is_taken() -> None:
    large = io.BytesIO()
    Image.new("L", (11000, 9000), 128).save(large, "PNG")
    photo = take_photo(large.getvalue())
    assert (photo.width, photo.height) == (1600, 1309)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA"])
def test_every_kind_of_picture_is_made_small_on_white(mode: str) -> None:
    clear = Image.new("RGBA", (3000, 30), (200, 0, 0, 0))
    out = io.BytesIO()
    clear.convert(mode).save(out, "PNG")
    photo = take_photo(out.getvalue())
    assert (photo.width, photo.height) == (1600, 16)
    if mode in ("LA", "RGBA"):
        assert min(Image.open(io.BytesIO(photo.picture)).convert("L").tobytes()) > 250
