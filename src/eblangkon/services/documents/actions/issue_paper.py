"""Issue a paper: from this moment it says what it says."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from procrastinate.contrib.django import app

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.installation import is_demonstration, is_practice
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.queries import papers_by_number
from eblangkon.services.documents.rules import KINDS, Nonsense, Paper, freeze, paper_of, sha256_of
from eblangkon.services.documents.rules.text import printable
from eblangkon.services.numbering.actions.take_number import take_number
from eblangkon.services.numbering.rules import series, write_number


@transaction.atomic(savepoint=False)  # stands or falls with the act that it puts on paper
def issue_paper(
    *,
    kind: str,
    region: str,
    subject: tuple[str, str],
    data: Paper | Mapping[str, Any],
    actor: Actor,
    number: str | None = None,
    version: int = 1,
    register_number: str = "",
    demonstration: bool | None = None,
) -> IssuedPaper:
    """Freeze `data`, number it, write it into the log and ask for its file.

    `data` is one of the papers of `rules`, or what `freeze` makes of one. Without `number` the next gapless one of
    region, kind and year is taken, as the last lock of the caller's transaction: call this last. A later `version`
    keeps the number of the first and follows the one before. `demonstration` is asked of the installation unless given;
    what is marked in a real installation is practice: LATIHAN across the page, and numbers of a series of its own.
    Raises Nonsense when the data is no paper of this kind or the version does not follow.
    """
    if kind not in KINDS:
        raise Nonsense(f"kind: one of {', '.join(KINDS)}, not {kind!r}")
    paper = paper_of(kind, data)
    moment = clock.now()
    shown = is_demonstration() if demonstration is None else demonstration
    practice = demonstration is True and is_practice(demonstration)
    if version > 1 or number is not None:
        _check_follows(kind, number, version, subject)
    if number is None:
        year = clock.wib(moment).year
        counted = series(kind, practice=practice)
        number = write_number(region, counted, year, take_number(region=region, kind=counted, year=year))
    frozen: dict[str, Any] = {
        "kind": kind,
        "number": number,
        "version": version,
        "register_number": printable(register_number),
        "region": region,
        "issued_at": moment.isoformat(),
        "demonstration": shown,
        "public_url": settings.ENV.public_url,
        "paper": freeze(paper),
        **({"practice": True} if practice else {}),  # only where it is: what was frozen before keeps its hash
    }
    issued = IssuedPaper.objects.create(
        kind=kind,
        region=region,
        number=number,
        version=version,
        register_number=frozen["register_number"],
        subject_kind=subject[0],
        subject_key=subject[1],
        data=frozen,
        sha256=sha256_of(frozen),
        issued_at=moment,
        actor_name=actor.name,
        demonstration=shown,
    )
    record(
        actor=actor,
        action="documents.issued",
        subject=subject,
        region=region,
        data={"kind": kind, "number": number, "version": version, "sha256": issued.sha256, "paper": issued.pk},
    )
    app.configure_task("documents.render_paper", queueing_lock=f"render-{issued.pk}").defer(paper=issued.pk)
    return issued


def _check_follows(kind: str, number: str | None, version: int, subject: tuple[str, str]) -> None:
    """A later version is of the same paper and the next one; two at once are told apart by the unique constraint."""
    if number is None:
        raise Nonsense(f"version {version} needs the number of the first")
    newest = papers_by_number(number).filter(kind=kind).first()
    if version != (newest.version if newest else 0) + 1:
        raise Nonsense(f"{number}: version {version} does not follow")
    if newest and (newest.subject_kind, newest.subject_key) != subject:
        raise Nonsense(f"{number} belongs to another subject")
