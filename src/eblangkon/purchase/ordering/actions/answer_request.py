"""The one way in which a request note is answered, closed or asked again."""

from django.db import transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.words import said
from eblangkon.purchase.ordering.actions.tell_request import tell_request
from eblangkon.purchase.ordering.models import RequestNote
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, WrongDuty

_WORDS = {
    "draft": said("konsep"),
    "asked": said("menunggu persetujuan PPK"),
    "agreed": said("disetujui"),
    "returned": said("dikembalikan"),
    "closed": said("ditutup"),
}


@transaction.atomic
def answer_request(
    *, note: int, sources: tuple[str, ...], target: str, duties: tuple[str, ...], by: Actor, remark: str = ""
) -> RequestNote:
    """Move the note from one of `sources` to `target`. Raises WrongDuty or IllegalMove, and then nothing changed."""
    found = RequestNote.objects.select_for_update(of=("self",)).select_related("agency").get(pk=note)
    if not by.may(*duties, agency=found.agency_id):
        raise WrongDuty.because(
            "wrong_duty", said("Anda tidak bertugas untuk permintaan ini. Hubungi PPK kantor Anda.")
        )
    if found.state not in sources:
        raise IllegalMove.because(
            "illegal_move",
            said("Permintaan ini sudah {state}.", state=_WORDS[found.state])
            if found.state == target
            else said(
                "Permintaan ini sekarang {state}, jadi tidak dapat {words} lagi.",
                state=_WORDS[found.state],
                words=_WORDS[target],
            ),
        )
    found.state, found.remark = target, remark or found.remark
    if target != "closed":  # who agreed stays on record; who closed it stands in the log
        found.answered_at, found.answered_by_id = clock.now(), by.id
    found.save(update_fields=["state", "answered_at", "answered_by", "remark"])
    record(
        actor=by,
        action=f"request.{target}",
        subject=("request", str(found.pk)),
        region=found.agency.region_id,
        data={"remark": remark},
    )
    tell_request(found, by)
    return found
