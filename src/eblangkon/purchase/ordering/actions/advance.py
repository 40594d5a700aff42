"""The one way from state to state: row locked, table asked, duty checked, then state, step and audit entry."""

import json
from collections.abc import Mapping

from django.db import connection, transaction

from eblangkon.ground.audit.actions.record import record
from eblangkon.ground.audit.rules import JSON, Actor
from eblangkon.ground.kernel import clock
from eblangkon.ground.kernel.kept import Kept
from eblangkon.ground.kernel.words import said, said_or
from eblangkon.purchase.ordering.actions.separation import earlier_hands, keep_apart, keep_to_one_side
from eblangkon.purchase.ordering.actions.tell_next import tell_next
from eblangkon.purchase.ordering.models import Order, OrderStep
from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Stale, WrongDuty
from eblangkon.purchase.ordering.states import DUTY_WORDS, MOVES, OWN_ACTION, WORDS, Move, State, moves_between

# State and step in one round trip; the version of the step is that of the order.
_STEP = """
WITH moved AS (
  UPDATE ordering_order SET state = %(target)s, version = version + 1, moved_at = %(at)s, total = %(total)s,
  tax = %(tax)s::jsonb, reserved = %(reserved)s, held_until = %(held_until)s, answer_by = %(answer_by)s,
  route = %(route)s, owed = %(owed)s, sent_by_id = %(sent_by)s, approved_by_id = %(approved_by)s
  WHERE number = %(number)s RETURNING number, version
)
INSERT INTO ordering_orderstep
  (order_id, version, source, target, verb, at, actor_kind, actor_id, actor_name, actor_duty, note)
SELECT number, version, %(source)s, %(target)s, %(verb)s, %(at)s, %(kind)s, %(id)s, %(name)s, %(duty)s, %(note)s
FROM moved
RETURNING version
"""
_LOCKED = Kept(
    lambda number: (
        Order.objects.select_for_update(of=("self",))
        .select_related("agency__region", "vendor", "package", "request")
        .filter(pk=number)
    ),
    -1,
)


def lock_order(number: int, seen_version: int | None = None) -> Order:
    """The order, its row locked until the transaction ends, with agency, vendor, package, request. First of all locks.

    Raises Stale when the act comes from a page that shows another version, Order.DoesNotExist when there is none.
    """
    order = _LOCKED.one(number)
    if seen_version is not None and seen_version != order.version:
        raise Stale.because(
            "stale",
            said(
                "Pesanan {number} sudah berubah sejak halaman ini dibuka. {latest}",
                number=number,
                latest=_latest(order),
            ),
        )
    return order


def _latest(order: Order) -> str:
    step = OrderStep.objects.filter(order=order).order_by("-version").first()
    word = WORDS[State(order.state)]
    if step is None:
        return said("Sekarang: {state}.", state=word)
    return said("Sekarang: {state}, oleh {name} pada {at}.", state=word, name=step.actor_name, at=step.at)


def find_move(order: Order, to: State, verb: str | None = None) -> Move:
    """The row of the table. Raises IllegalMove, which tells who did what last; ValueError when a verb must choose."""
    found = [move for move in moves_between(State(order.state), to) if verb in (None, move.verb)]
    if verb is None:
        found = [move for move in found if move.verb not in OWN_ACTION] or found
    if not found:
        words = next((move.words for move in MOVES if move.target == to and verb in (None, move.verb)), WORDS[to])
        raise IllegalMove.because(
            "illegal_move",
            said(
                "Pesanan {number} sedang tidak menunggu tindakan ini: {words}. {latest}",
                number=order.number,
                words=words,
                latest=_latest(order),
            ),
        )
    if len(found) > 1:
        raise ValueError(f"{order.state} to {to}: say which of {[move.verb for move in found]}")
    return found[0]


def check_duty(order: Order, move: Move, by: Actor) -> None:
    """Raises WrongDuty unless the actor has one of the move's duties on its side of this very order.

    Also where one person stands on both sides, or has had a hand in it that must be another's.
    """
    if move.side == "system":
        allowed = by.kind in ("system", "command")
    elif move.side == "vendor":
        allowed = by.may(*move.duties, vendor=order.vendor_id)
    else:
        allowed = by.may(*move.duties, agency=order.agency_id)
    if not allowed:
        who = said_or([DUTY_WORDS[duty] for duty in move.duties]) or said("sistem")
        raise WrongDuty.because(
            "wrong_duty", said("Hanya {who} pada pesanan ini yang dapat {words}.", who=who, words=move.words)
        )
    if by.kind != "person":
        return
    keep_to_one_side(order, by)
    refusal = said(
        "Anda sudah bertindak pada pesanan ini, jadi tidak dapat {words}. Yang memesan, yang "
        "menyetujui, dan yang membayar harus tiga orang.",
        words=move.words,
    )
    keep_apart(order, by, move, earlier_hands(order, move.verb, by.id), refusal)


def acting_duty(order: Order, move: Move, by: Actor) -> str:
    """The duty with which the actor makes the move, the move's own order first; empty for jobs and commands."""
    for duty in move.duties:
        if move.side == "vendor" and by.may(duty, vendor=order.vendor_id):
            return duty
        if move.side == "buyer" and by.may(duty, agency=order.agency_id):
            return duty
    return ""


def step(order: Order, move: Move, by: Actor, note: str = "", evidence: Mapping[str, JSON] | None = None) -> Order:
    """Write the move of an order that the caller has locked and checked: two statements, and at most two to tell of it.

    What moves decide is written with them, so the caller sets them on `order` before: total, tax,
    reserved, held_until, answer_by, route, owed, sent_by and approved_by.
    """
    at, duty = clock.now(), acting_duty(order, move, by)
    signing = by.signing(duty, order.agency_id)
    with connection.cursor() as cursor:
        cursor.execute(
            _STEP,
            {
                "number": order.number,
                "total": int(order.total),
                "tax": json.dumps(order.tax),
                "reserved": order.reserved,
                "held_until": order.held_until,
                "answer_by": order.answer_by,
                "route": order.route,
                "owed": order.owed,
                "sent_by": order.sent_by_id,
                "approved_by": order.approved_by_id,
                "source": move.source or "",
                "target": str(move.target),
                "verb": move.verb,
                "at": at,
                "kind": by.kind,
                "id": by.id,
                "name": signing.name,
                "duty": duty,
                "note": note,
            },
        )
        order.version = cursor.fetchone()[0]
    order.state, order.moved_at = move.target, at
    record(
        actor=signing,
        action=f"order.{move.verb}",
        subject=("order", str(order.number)),
        region=order.region_id,
        version=order.version,
        data={
            "from": str(move.source) if move.source else None,
            "to": str(move.target),
            "note": note,
            **(evidence or {}),
            **order.exempting(),
        },
    )
    tell_next(order, move, signing, note)
    return order


@transaction.atomic
def advance(
    *,
    order: int,
    to: State,
    by: Actor,
    verb: str | None = None,
    note: str = "",
    evidence: Mapping[str, JSON] | None = None,
    seen_version: int | None = None,
) -> Order:
    """Move the order `order` (its number) to `to` and return it.

    `verb` chooses where the table has two ways; `evidence` goes into the audit entry. Raises IllegalMove, WrongDuty or
    Stale (all Refused), and ValueError for a verb with an action of its own; then nothing has changed.
    """
    locked = lock_order(order, seen_version)
    move = find_move(locked, State(to), verb)
    check_duty(locked, move, by)
    if move.verb in OWN_ACTION:
        raise ValueError(f"{move.verb}: call its own action, for more than the state changes with it")
    return step(locked, move, by, note, evidence)
