"""The tables that past purchases fill, and the running numbers of their rows."""

from collections.abc import Mapping
from typing import Any

import psycopg

from eblangkon.config.demo.history.tables import Table, continue_after, last_key

COLUMNS = {
    "ordering_requestnote": (
        "id agency_id package_id state purpose needed_by remark asked_by_id answered_by_id created_at answered_at"
    ),
    "ordering_requestline": "id note_id name unit quantity account_id standard_price",
    "ordering_order": (
        "number region_id agency_id vendor_id package_id request_id route route_picked state version total tax "
        "needed_by recipient purpose letter_number created_by_id sent_by_id approved_by_id created_at moved_at "
        "answer_by reserved owed short_road demonstration"
    ),
    "ordering_orderline": (
        "id order_id product_id name unit quantity accepted_quantity reserved unit_price price_seen includes_ppn "
        "tax_kind luxury exempt shipping account_id"
    ),
    "ordering_orderstep": (
        "order_id version source target verb at actor_kind actor_id actor_name actor_duty note"
    ),
    "ordering_budgetentry": "order_id package_id account_id amount at",
    "delivery_shipment": (
        "id order_id number_in_order note carrier photo photo_thumbnail at actor_id actor_name paper_number"
    ),
    "delivery_shipmentline": "shipment_id line_id quantity",
    "delivery_inspection": "id order_id note photo photo_thumbnail at actor_id actor_name paper_number",
    "delivery_inspectionline": "inspection_id line_id accepted rejected reason",
    "delivery_handover": (
        "order_id signed_at signed_by_id signer_name signer_duty register_number paper_number countersigned_at "
        "countersigned_by_id countersigner_name"
    ),
    "payment_payment": (
        "order_id route amount waits_for due_since due_by paid_at taxes_open invoice_number receipt_number"
    ),
    "payment_paymentstep": (
        "payment_id stage number day amount method fee_by note proof at actor_id actor_name actor_duty"
    ),
    "payment_taxdeposit": (
        "payment_id kind amount billing_id ntpn slip_number day note at actor_id actor_name"
    ),
    "documents_issuedpaper": (
        "kind region number version register_number subject_kind subject_key data sha256 token issued_at actor_name "
        "demonstration"
    ),
    "numbering_counter": "region kind year last",
    "ordering_plannedpackage": (
        "id agency_id year kd_rup name ceiling committed method source_of_funds active announced"
    ),
    "ordering_budgetaccount": (
        "id agency_id year sub_activity_code sub_activity account_code account source_of_funds amount committed blocked"
    ),
    "audit_entry": (
        "change_id at actor_kind actor_id actor_name action subject_kind subject_key region version data"
    ),
}  # fmt: skip
KEYS = {
    "ordering_order": "number",
    "ordering_requestnote": "id",
    "ordering_requestline": "id",
    "ordering_orderline": "id",
    "delivery_shipment": "id",
    "delivery_inspection": "id",
    "ordering_plannedpackage": "id",
    "ordering_budgetaccount": "id",
}
"""Tables whose keys we give out ourselves, for other rows name them."""

CHECKED_AT_THE_END = tuple(table for table in COLUMNS if table != "audit_entry")


class Ledger:
    """All rows of the published years on their way."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self.tables = {name: Table(name, columns) for name, columns in COLUMNS.items()}
        self._last = {table: last_key(connection, table, key) for table, key in KEYS.items()}

    def key(self, table: str) -> int:
        """The next key of one of KEYS' tables."""
        self._last[table] += 1
        return self._last[table]

    def add(self, table: str, *values: Any) -> None:
        self.tables[table].add(*values)

    def take(self) -> dict[str, str]:
        """Everything held, by table; it is held no more."""
        taken = {name: table.take() for name, table in self.tables.items()}
        return {name: lines for name, lines in taken.items() if lines}

    def copy(self, connection: psycopg.Connection[Any], taken: Mapping[str, str]) -> None:
        """What was taken, in one transaction: the sealer then sees whole purchases only."""
        with connection.transaction():
            for name, lines in taken.items():
                self.tables[name].copy(connection, lines)

    def close(self, connection: psycopg.Connection[Any]) -> None:
        continue_after(connection, KEYS)
