"""The papers of an order: the newest version of each, and those that its road still brings."""

from eblangkon.insight.transparency.rules import StoryPaper
from eblangkon.purchase.ordering.models import Order
from eblangkon.purchase.ordering.states import ENDED, State
from eblangkon.services.documents.models import IssuedPaper
from eblangkon.services.documents.papers.wording import title_of
from eblangkon.services.documents.rules import DELIVERY, HANDOVER, INSPECTION, INVOICE, ORDER, RECEIPT

LONG_ROAD = (ORDER, DELIVERY, INSPECTION, HANDOVER, INVOICE, RECEIPT)
SHORT_ROAD = (ORDER, HANDOVER, RECEIPT)


def story_papers(order: Order) -> tuple[StoryPaper, ...]:
    """In the order in which they come about; one query."""
    issued = IssuedPaper.objects.filter(subject_kind="order", subject_key=str(order.number))
    rows = issued.order_by("version", "issued_at", "pk").values_list(
        "kind", "data__paper__form", "number", "token", "issued_at", "version", "sha256", "file_sha256"
    )
    newest = {
        number: StoryPaper(kind, title_of(kind, form), number, token, at, version, sha256, file_sha256 or "")
        for kind, form, number, token, at, version, sha256, file_sha256 in rows
    }
    found = sorted(newest.values(), key=lambda paper: (LONG_ROAD.index(paper.kind), paper.number))
    return (*found, *_coming(order, {paper.kind for paper in found}))


def _coming(order: Order, there: set[str]) -> list[StoryPaper]:
    """Before approval nobody knows which road it will be: then only the letter is promised."""
    state = State(order.state)
    if state in ENDED:
        return []
    if ORDER not in there:
        return [StoryPaper(ORDER, title_of(ORDER, ""))]
    form = "short_handover" if order.short_road else ""
    road = SHORT_ROAD if order.short_road else LONG_ROAD
    return [StoryPaper(kind, title_of(kind, form if kind == HANDOVER else "")) for kind in road if kind not in there]
