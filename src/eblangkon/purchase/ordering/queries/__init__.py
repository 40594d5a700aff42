"""What may be asked about requests, baskets and orders, and the money that they hold."""

from eblangkon.purchase.ordering.queries.budget import (
    accounts_off_balance,
    accounts_open,
    ceilings_of,
    held_by,
    packages_off_balance,
    packages_open,
    plans_of,
)
from eblangkon.purchase.ordering.queries.leaving import (
    WRITERS,
    Work,
    left_waiting,
    notes_of_nobody,
    notes_open_of,
    orders_open_of,
    work_at,
)
from eblangkon.purchase.ordering.queries.orders import (
    basket_lines,
    find_orders,
    last_step,
    latest_step,
    lines_of,
    orders_with,
    promised_of,
    states_in,
    worth_of,
)
from eblangkon.purchase.ordering.queries.requests import last_request_of, orders_from, request_lines, requests_with
from eblangkon.purchase.ordering.queries.running import (
    counts_by_state,
    requests_open,
    steps_made,
    unanswered,
    unfinished,
)
from eblangkon.purchase.ordering.queries.waiting import requests_waiting_for, waiting_for

__all__ = [
    "WRITERS",
    "Work",
    "accounts_off_balance",
    "accounts_open",
    "basket_lines",
    "ceilings_of",
    "counts_by_state",
    "find_orders",
    "held_by",
    "last_request_of",
    "last_step",
    "latest_step",
    "left_waiting",
    "lines_of",
    "notes_of_nobody",
    "notes_open_of",
    "orders_from",
    "orders_open_of",
    "orders_with",
    "packages_off_balance",
    "packages_open",
    "plans_of",
    "promised_of",
    "request_lines",
    "requests_open",
    "requests_waiting_for",
    "requests_with",
    "states_in",
    "steps_made",
    "unanswered",
    "unfinished",
    "waiting_for",
    "work_at",
    "worth_of",
]
