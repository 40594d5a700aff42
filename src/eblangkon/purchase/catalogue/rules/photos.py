"""Where photos of products lie: everything below FOLDER is public."""

FOLDER = "produk/"
_THUMBNAIL = ".kecil.webp"


def photo_name(product: int, token: str) -> str:
    """The name of a photo in the file storage; the token makes it new each time."""
    return f"{FOLDER}{product}-{token}.webp"


def thumbnail_of(photo: str) -> str:
    """The name of the small one that lists show; '' where there is no photo."""
    return f"{photo.removesuffix('.webp')}{_THUMBNAIL}" if photo else ""
