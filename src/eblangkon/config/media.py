"""Photos of products for everybody. Nothing else of the file storage is public: papers and proofs have their doors."""

import re
from typing import Final

from django.core.files.storage import default_storage
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from eblangkon.desks.frame.acting import for_everybody
from eblangkon.purchase.catalogue.rules.photos import FOLDER

# Only what `take_photo` has made anew: no HTML, no SVG, no path that climbs.
_PHOTO: Final = re.compile(rf"{re.escape(FOLDER)}[\w-][\w.-]*\.webp", re.ASCII)
_FOR_EVER: Final = "public, max-age=31536000, immutable"


@for_everybody
@require_safe
def media(request: HttpRequest, name: str) -> HttpResponse:
    """A photo, to be kept by browsers for ever, for a new photo has a new name. 404 for anything else."""
    if not _PHOTO.fullmatch(name) or not default_storage.exists(name):
        raise Http404
    with default_storage.open(name) as file:
        answer = HttpResponse(file.read(), content_type="image/webp")  # a photo is at most some 300 kB
    answer.headers["Cache-Control"] = _FOR_EVER
    answer.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
