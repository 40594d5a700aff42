"""Reading the issued papers."""

import hashlib
import re
from dataclasses import dataclass
from typing import Literal

from django.db.models import QuerySet

from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.rules.kinds import SPJ_ORDER

LARGEST_UPLOAD = 10 * 1024 * 1024
_KEYWORD = re.compile(rb"e-Blangkon:([A-Za-z0-9_-]{22})")

Verdict = Literal["genuine", "altered", "unknown", "too_large", "empty", "not_pdf"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What an uploaded file is. `paper` is the issued one it equals (genuine) or claims to be (altered).

    `later` is a newer version of that paper, if there is one. `sha256` is the file's own, empty when it was not read.
    """

    verdict: Verdict
    sha256: str = ""
    paper: IssuedPaper | None = None
    later: IssuedPaper | None = None


def paper_by_token(token: str) -> IssuedPaper | None:
    """The paper whose code was scanned, or None."""
    return IssuedPaper.objects.filter(token=token).first()


def papers_by_number(number: str) -> QuerySet[IssuedPaper]:
    """Every version of the paper with this number as printed on it, newest first."""
    return IssuedPaper.objects.filter(number=number.strip()).order_by("-version")


def papers_of(subject: tuple[str, str]) -> QuerySet[IssuedPaper]:
    """Every paper of a subject (kind, key), in the order of issue, all versions."""
    return IssuedPaper.objects.filter(subject_kind=subject[0], subject_key=subject[1]).order_by("issued_at", "pk")


def later_version(paper: IssuedPaper) -> IssuedPaper | None:
    """The newest version of the same paper, or None when `paper` is the newest."""
    same = IssuedPaper.objects.filter(number=paper.number, kind=paper.kind, version__gt=paper.version)
    return same.order_by("-version").first()


def latest_in_spj_order(subject: tuple[str, str]) -> list[IssuedPaper]:
    """The newest version of each paper of a subject, as an SPJ wants them (`rules.kinds.SPJ_ORDER`)."""
    newest = {paper.number: paper for paper in papers_of(subject).order_by("version")}
    return sorted(newest.values(), key=lambda paper: (SPJ_ORDER.index(paper.kind), paper.number))


def compare_upload(content: bytes) -> Comparison:
    """Whether an uploaded file is, byte for byte, a paper that was issued; if not, which one it claims to be.

    The file is never parsed: a stranger's PDF may be built to choke a reader. Equality is decided by SHA-256 alone;
    the claim is read from the plain metadata that PDF/A keeps outside its compressed parts.
    """
    if not content:
        return Comparison("empty")
    if len(content) > LARGEST_UPLOAD:
        return Comparison("too_large")
    if not content.startswith(b"%PDF-"):
        return Comparison("not_pdf")
    sha256 = hashlib.sha256(content).hexdigest()
    if paper := IssuedPaper.objects.filter(file_sha256=sha256).first():
        return Comparison("genuine", sha256, paper, later_version(paper))
    claims = {found.group(1).decode() for found in _KEYWORD.finditer(content)}
    claimed = IssuedPaper.objects.filter(token__in=sorted(claims)[:10]).first() if claims else None
    if claimed:
        return Comparison("altered", sha256, claimed, later_version(claimed))
    return Comparison("unknown", sha256)
