"""The one clock. Rooms ask it for the time, so that the demonstration's loader, and nobody else, can set it."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

WIB = ZoneInfo("Asia/Jakarta")
_travelled: ContextVar[datetime | None] = ContextVar("travelled", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _travelled.get() or datetime.now(UTC)


def true_now() -> datetime:
    """The moment of the machine, whatever clock the demonstration's loader has set."""
    return datetime.now(UTC)


def today() -> date:
    """The present day in Central Java."""
    return now().astimezone(WIB).date()


def wib(moment: datetime) -> datetime:
    """The same moment on a clock in Central Java."""
    return moment.astimezone(WIB)


@contextmanager
def set_to(moment: datetime) -> Iterator[None]:
    """For the demonstration's loader and tests: within the block it is `moment`."""
    token = _travelled.set(moment.astimezone(UTC))
    try:
        yield
    finally:
        _travelled.reset(token)
