"""Photos of goods in Django's storage."""

from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from eblangkon.ground.kernel.photos import Photo
from eblangkon.ground.kernel.tokens import new_token


@dataclass(frozen=True, slots=True)
class KeptPhoto:
    """Names in the storage; both empty where there is no photo."""

    picture: str = ""
    thumbnail: str = ""


def keep_photo(photo: Photo | None, kind: str) -> KeptPhoto:
    """Write picture and thumbnail below the folder `kind` under a name that cannot be guessed.

    Called after every check, as the last thing but the rows: a transaction that fails later leaves two files that
    nothing names.
    """
    if photo is None:
        return KeptPhoto()
    name = new_token()
    return KeptPhoto(
        default_storage.save(f"{kind}/{name}.webp", ContentFile(photo.picture)),
        default_storage.save(f"{kind}/{name}.kecil.webp", ContentFile(photo.thumbnail)),
    )
