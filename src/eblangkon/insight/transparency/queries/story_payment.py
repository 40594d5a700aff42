"""The stages of the payment and the deposits of its taxes."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from eblangkon.insight.transparency.queries.story_people import People
from eblangkon.insight.transparency.rules import StoryStep
from eblangkon.purchase.ordering.models import Order, OrderStep
from eblangkon.purchase.ordering.states import DUTY_WORDS, State
from eblangkon.purchase.payment.states import ROADS, Stage, road_of

_STAGES = {"verify": "verified", "pay": "paid"}


@dataclass(frozen=True, slots=True)
class Paid:
    """What the order itself says of its payment. `steps` are those of its moves that are stages."""

    steps: tuple[OrderStep, ...]
    taxes_open: tuple[str, ...]
    due_by: date | None = None


def paid_of(order: Order) -> Paid:
    """One query."""
    steps = OrderStep.objects.filter(order=order, verb__in=_STAGES).order_by("version")
    return Paid(tuple(steps), _withheld(order))


def _withheld(order: Order) -> tuple[str, ...]:
    """Kinds of tax that the treasurer has to deposit for this order, in the order of the quote."""
    tax = order.tax
    if tax.get("collector") != "treasurer" and not tax.get("pbjt_withheld"):
        return ()
    kinds = ["ppn"] if tax.get("ppn_withheld") else []
    kinds += [kind for kind, amount in tax.get("pph_parts", {}).items() if amount]
    return (*kinds, *(["pbjt"] if tax.get("pbjt_withheld") else []))


def tax_words(kind: str) -> str:
    """A kind of tax as people call it."""
    return {
        "ppn": "PPN",
        "21": _("PPh Pasal 21"),
        "22": _("PPh Pasal 22"),
        "23": _("PPh Pasal 23"),
        "final": _("PPh final"),
        "pbjt": "PBJT",
    }[kind]


def stage_words(code: str) -> str:
    """A stage that has been, or will be, passed."""
    return {
        "npd": _("Nota pencairan dana (NPD)"),
        "npd_agreed": _("NPD disetujui PA/KPA"),
        "paid": _("Dibayar bendahara"),
        "spp": _("Surat permintaan pembayaran (SPP)"),
        "verified": _("Berkas diverifikasi PPK-SKPD"),
        "spm": _("Surat perintah membayar (SPM)"),
        "sp2d": _("Dibayar, SP2D terbit"),
    }[code]


def coming_stages(order: Order, paid: Paid) -> tuple[Stage, ...]:
    """Stages that are not recorded yet. A card (KKPD) has none of its own: the treasurer's payment is all there is."""
    if order.state == State.PAID:
        return ()
    try:
        stages = ROADS[road_of(order.route)]
    except ValueError:
        stages = ROADS["float"][-1:]
    done = {_STAGES[step.verb] for step in paid.steps}
    last = max((at + 1 for at, stage in enumerate(stages) if stage.code in done), default=0)
    return stages[last:]


def payment_steps(order: Order, paid: Paid, people: People) -> list[StoryStep]:
    """Each stage that moved the order."""
    return [
        StoryStep(
            f"stage-{_STAGES[step.verb]}",
            stage_words(_STAGES[step.verb]),
            "done",
            people.named(step.actor_name),
            DUTY_WORDS.get(step.actor_duty, ""),
            step.at,
            () if people.public or not step.note else (step.note,),
        )
        for step in paid.steps
    ]
