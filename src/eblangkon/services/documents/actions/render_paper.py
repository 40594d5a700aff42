"""Render a paper: make its file, once."""

import hashlib

from django.core.files.base import ContentFile
from django.db import transaction

from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.papers.typeset import typeset
from eblangkon.services.documents.rules import sha256_of


class Tampered(RuntimeError):
    """The data of a paper no longer has the hash it was issued with; nothing is rendered from it."""


@transaction.atomic
def render_paper(*, paper: int) -> IssuedPaper:
    """The paper with its file. Called again, or by two workers at once, it changes nothing: the row is locked, and
    what is rendered depends on frozen data alone. Raises Tampered, IssuedPaper.DoesNotExist.
    """
    issued = IssuedPaper.objects.select_for_update().get(pk=paper)
    if issued.file_sha256:
        return issued
    if sha256_of(issued.data) != issued.sha256:
        raise Tampered(f"{issued}: its data is not what was issued")
    pdf = typeset(issued.data, issued.token)
    issued.file_sha256 = hashlib.sha256(pdf).hexdigest()
    issued.file.save("paper.pdf", ContentFile(pdf), save=False)
    issued.save(update_fields=["file", "file_sha256"])
    return issued
