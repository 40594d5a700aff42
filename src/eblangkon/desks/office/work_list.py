"""`/meja`: what waits for this person, the oldest first."""

from collections import Counter
from collections.abc import Sequence
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from eblangkon.desks.frame import facts
from eblangkon.desks.frame.acting import actor_of, for_duties
from eblangkon.desks.frame.paging import address
from eblangkon.desks.office import tasks_of
from eblangkon.desks.office.answers import page
from eblangkon.desks.office.tasks_of import Key, Task
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.dates import moment
from eblangkon.purchase.ordering import queries
from eblangkon.purchase.ordering.states import State

DUTIES = ("pp", "ppk", "pa", "kpa", "pptk", "inspector", "ppk_skpd", "treasurer", "bpp")
WRITERS = ("pptk", "ppk", "pa", "kpa")
PAGE = 20


@for_duties(*DUTIES)
@require_safe
def work_list(request: HttpRequest) -> HttpResponse:
    """The work list: one page of it, the gold block for the oldest, and below what others owe."""
    actor = tasks_of.at_offices(actor_of(request))
    keys = tasks_of.keys_of(actor)
    kind = request.GET.get("jenis", "")
    chosen = [key for key in keys if key.kind == kind] if kind in tasks_of.KINDS else keys
    shown: Page[Key] = Paginator(chosen, PAGE).get_page(request.GET.get("halaman"))
    tasks = tasks_of.load(actor, list(shown))
    agencies = [hat.agency for hat in actor.hats if hat.agency is not None]
    ceiling, committed = queries.ceilings_of(agencies, clock.today().year)
    return page(
        request,
        "work_list.html",
        {
            "count": len(keys),
            "late": sum(key.late(clock.today()) for key in keys),
            "tasks": tasks,
            "page": shown,
            "first": _first(tasks[0]) if tasks and shown.number == 1 else None,
            "tabs": _tabs(request, keys, kind),
            "others": _others(agencies, keys),
            "may_ask": actor.may(*WRITERS),
            "year": clock.today().year,
            "sums": (
                facts.Fact(_("Pagu paket RUP"), ceiling),
                facts.Fact(_("Sudah dipesan"), committed),
                facts.Fact(_("Sisa"), ceiling - committed, total=True),
            ),
        },
    )


def _first(oldest: Task) -> facts.NextAct:
    act = oldest.act
    gold = facts.Act(act.label, act.path, "gold", act.post, act.fields)
    waiting = _("%(who)s menunggu Anda") % {"who": oldest.who} if oldest.who else _("Menunggu Anda")
    since = _("sejak %(since)s, sudah %(long)s.") % {"since": moment(oldest.since), "long": oldest.clock.waited}
    title = _("Mulai dari yang paling lama: %(what)s") % {"what": oldest.what[:1].lower() + oldest.what[1:]}
    return facts.NextAct(title, waiting, since, oldest.subject, (gold,), oldest.clock)


def _tabs(request: HttpRequest, keys: Sequence[Key], kind: str) -> list[facts.Tab]:
    found: Counter[str] = tasks_of.counts(keys)
    known = kind if kind in tasks_of.KINDS else ""
    tabs = [facts.Tab(_("Semua"), address(request, jenis="", halaman=""), len(keys), not known)]
    return tabs + [
        facts.Tab(tasks_of.kind_words(one), address(request, jenis=one, halaman=""), found[one], one == known)
        for one in tasks_of.KINDS
        if found[one] or one == known
    ]


def _others(agencies: Sequence[int], keys: Sequence[Key]) -> list[facts.Fact]:
    """Where this office's orders stand that wait for somebody else."""
    standing = queries.counts_by_state(agencies)
    mine = Counter(key.code for key in keys if key.source == "order")
    rows = (
        (_("Persetujuan PPK"), (State.AWAITING_APPROVAL,)),
        (_("Penyedia menjawab pesanan"), (State.PLACED,)),
        (_("Pengiriman"), (State.ACCEPTED, State.PROCESSING)),
        (_("Pemeriksaan barang"), (State.SHIPPED,)),
        (_("Tanda tangan serah terima"), (State.RECEIVED,)),
        (_("Penyedia menyerahkan tagihan"), (State.HANDED_OVER,)),
        (_("Pembayaran"), (State.INVOICED, State.PAYMENT_DUE)),
    )
    found = [
        (words, states, sum(standing.get(state, 0) - mine[str(state)] for state in states)) for words, states in rows
    ]
    return [
        facts.Fact(
            words,
            ngettext("%(n)d pesanan", "%(n)d pesanan", count) % {"n": count},
            f"/pesanan?{urlencode({'keadaan': [str(state) for state in states]}, doseq=True)}",
        )
        for words, states, count in found
        if count > 0
    ]
