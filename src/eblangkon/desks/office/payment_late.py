"""An act on a payment that came too late: what was typed must outlive the news."""

from collections.abc import Callable

from eblangkon.purchase.ordering.rules.refusals import IllegalMove, Refused, Stale


class Late(Refused):
    """Somebody was faster: answered like a refusal, with the form as it was sent, but as 409."""


def keeping(act: Callable[[], object]) -> Callable[[], None]:
    """The same act, which raises Late where it would raise IllegalMove or Stale."""

    def kept() -> None:
        try:
            act()
        except (IllegalMove, Stale) as fault:
            raise Late(fault.problems) from fault

    return kept
