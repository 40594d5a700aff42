"""What the application's database role may do; the owner, who migrates, gives it."""

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from eblangkon.ground.audit.permissions import grants

# What was done stays done: these are only ever added to, as their triggers say too.
_ONLY_GROW = (
    "ordering_budgetentry",
    "ordering_orderstep",
    "delivery_shipment",
    "delivery_shipmentline",
    "delivery_inspection",
    "delivery_inspectionline",
    "delivery_cut",
    "payment_paymentstep",
    "payment_taxdeposit",
)
# These move on, and are never erased.
_STAY = ("ordering_order", "delivery_handover", "payment_payment", "documents_issuedpaper", "catalogue_price")
# Tables where the application may do less than read and write; the log says its own.
LIMITED = {
    "kernel_installation": "SELECT, INSERT",
    "django_migrations": "SELECT",
    **dict.fromkeys(_ONLY_GROW, "SELECT, INSERT"),
    **dict.fromkeys(_STAY, "SELECT, INSERT, UPDATE"),
}


def grant_to_application(owner_url: str, application_url: str) -> None:
    """Grant the user of `application_url` what web, worker and sealer need. Does nothing when it is the owner."""
    role = str(conninfo_to_dict(application_url).get("user") or "")
    if not role or role == conninfo_to_dict(owner_url).get("user"):
        return
    name = sql.Identifier(role)
    with psycopg.connect(owner_url) as connection:
        for words in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
            "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO {}",
        ):
            connection.execute(sql.SQL(words).format(name))
        there = {row[0] for row in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")}
        for table, rights in LIMITED.items():
            if table in there:
                connection.execute(sql.SQL("REVOKE ALL ON {} FROM {}").format(sql.Identifier(table), name))
                connection.execute(sql.SQL("GRANT " + rights + " ON {} TO {}").format(sql.Identifier(table), name))
        if "audit_entry" in there:
            for statement in grants(role):
                connection.execute(statement.encode())
