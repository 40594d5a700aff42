"""Proofs of payment as they are uploaded, made safe, and kept in Django's storage."""

import io
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from pypdf import PdfReader, PdfWriter
from pypdf.errors import PyPdfError

from eblangkon.ground.kernel.photos import BadPhoto, take_photo
from eblangkon.ground.kernel.tokens import new_token
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.payment.rules import ProofFile

LARGEST = 10 * 1024 * 1024
MOST_PAGES = 30
# What draws a page. Anything else may act, link, or carry a file of its own.
_KEPT = frozenset("/Type /Parent /MediaBox /CropBox /Rotate /UserUnit /Resources /Contents /Group".split())


class BadProof(ValueError):
    """The proof is refused; the message, in Indonesian, says why and what to do."""


def take_proof(content: bytes) -> ProofFile:
    """A photo is made anew; of a PDF only its pages are kept, without scripts, forms, links and attached files.

    Judged by content, never by name. Raises BadProof.
    """
    if len(content) > LARGEST:
        raise BadProof(
            said("Berkas bukti lebih besar dari 10 MB. Perkecil, atau foto ulang dengan ukuran lebih kecil.")
        )
    if not content.startswith(b"%PDF-"):
        try:
            return ProofFile(take_photo(content).picture, "webp")
        except BadPhoto as bad:
            raise BadProof(
                said("{bad} Bukti boleh berupa foto (JPG, PNG, WebP, HEIC) atau PDF.", bad=str(bad))
            ) from bad
    kept = None
    with suppress(PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OSError):
        kept = _pages_alone(content)
    if kept is None:
        raise BadProof(said("PDF ini tidak terbaca, terkunci, atau lebih dari 30 halaman. Unggah foto buktinya saja."))
    return ProofFile(kept, "pdf")


def _pages_alone(content: bytes) -> bytes | None:
    reader = PdfReader(io.BytesIO(content), strict=False)
    if reader.is_encrypted or not 0 < len(reader.pages) <= MOST_PAGES:
        return None
    writer = PdfWriter()
    for page in reader.pages:
        for name in page.keys() - _KEPT:
            del page[name]
        writer.add_page(page)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def keep_proof(proof: ProofFile | None) -> str:
    """Write it under a name that cannot be guessed and return that; empty for none."""
    if proof is None:
        return ""
    return default_storage.save(f"bukti/{new_token()}.{proof.suffix}", ContentFile(proof.content))
