"""The inbox."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time

from django.db.models import Case, Count, Exists, F, OuterRef, Q, QuerySet, Value, When

from eblangkon.ground.kernel import clock
from eblangkon.ground.regions.queries import rules_in_force
from eblangkon.services.notices import rules
from eblangkon.services.notices.models import MailChoice, Notice


def inbox(person: int, *, before: int | None = None, waiting: bool = False) -> QuerySet[Notice]:
    """The person's notices, newest first; `before` is the id that ended the page before. One query, once sliced.

    `waiting` leaves those that still ask for something.
    """
    found = Notice.objects.filter(person_id=person).order_by("-id")
    if waiting:
        found = found.filter(waits=True, read_at__isnull=True)
    return found if before is None else found.filter(id__lt=before)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many notices there are, are not read, and still ask for something."""

    all: int
    unread: int
    waiting: int


def counts(person: int) -> Counts:
    """One query."""
    unread = Q(read_at__isnull=True)
    found = Notice.objects.filter(person_id=person).aggregate(
        all=Count("pk"), unread=Count("pk", filter=unread), waiting=Count("pk", filter=unread & Q(waits=True))
    )
    return Counts(**found)


def new_first(person: int, *, waiting: bool = False) -> QuerySet[Notice]:
    """What is not read before what is, each newest first."""
    read = Case(When(read_at__isnull=True, then=Value(0)), default=Value(1))
    return inbox(person, waiting=waiting).order_by(read, "-id")


def unread_count(person: int) -> int:
    """How many notices the person has not read; one query."""
    return Notice.objects.filter(person_id=person, read_at__isnull=True).count()


def notice_of(person: int, notice: int) -> Notice:
    """Raises Notice.DoesNotExist for somebody else's as for none."""
    return Notice.objects.get(person_id=person, pk=notice)


def mail_choice(person: int) -> MailChoice:
    """What the person chose, or the defaults, not yet stored; one query."""
    return MailChoice.objects.filter(pk=person).first() or MailChoice(person_id=person)


def quiet_hours() -> tuple[time, time]:
    """From and to (WIB) for whoever chose no hours: the dated rule of all regions, else 20.00 to 06.00; one query.

    A rule that cannot be read holds nobody's mail back for good: then these hours stand too.
    """
    rule = rules_in_force("", clock.today()).get("quiet_hours")
    try:
        begin, end = map(rules.hour, rule.value if rule else rules.QUIET_HOURS)
    except (TypeError, ValueError):
        begin, end = map(rules.hour, rules.QUIET_HOURS)
    return begin, end


def unmailed() -> QuerySet[Notice]:
    """Every notice about which the post has not been asked yet, oldest first."""
    return Notice.objects.filter(mailed_at__isnull=True).order_by("id")


def without_letter() -> QuerySet[Notice]:
    """What needs no letter: no address, not wanted by mail, or read or settled meanwhile.

    A notice about security goes out all the same once it is read: whoever is in an account must not be able to hold
    back the letter that tells its owner.
    """
    read = Q(read_at__isnull=False) & ~Q(code__in=rules.codes_of(rules.SECURITY))
    nowhere = Q(person__email__isnull=True) | Q(person__email="")
    return unmailed().filter(nowhere | read | _chosen(rules.NEVER))


def due_at_once(quiet: tuple[time, time]) -> QuerySet[Notice]:
    """What may go out as a letter of its own now: security always, the rest outside its reader's quiet hours."""
    awake = _chosen(rules.AT_ONCE) & ~_resting(quiet)
    return unmailed().filter(Q(code__in=rules.codes_of(rules.SECURITY)) | awake).select_related("person")


def due_daily(quiet: tuple[time, time]) -> QuerySet[Notice]:
    """What goes into the letter of the day, of everybody who has not had one today and is awake. None before 7.00."""
    if clock.wib(clock.now()).time() < rules.DIGEST_FROM:
        return Notice.objects.none()
    had = Exists(MailChoice.objects.filter(pk=OuterRef("person_id"), digest_on__gte=clock.today()))
    return unmailed().filter(_chosen(rules.DAILY) & ~_resting(quiet) & ~had).select_related("person")


def _chosen(choice: str) -> Q:
    """Notices of the groups for which their reader has this choice, by a row or by default."""
    found, default = Q(pk__in=[]), MailChoice()
    for group in rules.CHOSEN:
        rows = MailChoice.objects.filter(pk=OuterRef("person_id"))
        by_row = Q(Exists(rows.filter(**{group: choice})))
        if getattr(default, group) == choice:
            by_row |= ~Q(Exists(rows))
        found |= Q(code__in=rules.codes_of(group)) & by_row
    return found


def _resting(quiet: tuple[time, time]) -> Q:
    """Notices whose reader has quiet hours now."""
    at = clock.wib(clock.now()).time()
    own = MailChoice.objects.filter(pk=OuterRef("person_id"), quiet_from__isnull=False)
    within = Q(quiet_from__lte=at, quiet_to__gt=at)
    over_midnight = Q(quiet_from__gt=F("quiet_to")) & (Q(quiet_from__lte=at) | Q(quiet_to__gt=at))
    resting = Q(Exists(own.filter(within | over_midnight)))
    return resting | ~Q(Exists(own)) if rules.is_quiet(at, *quiet) else resting


def told_already(steps: Iterable[str]) -> set[str]:
    """Which of these (rules.once) somebody has been told; one query."""
    return set(Notice.objects.filter(once__in=list(steps)).values_list("once", flat=True))
