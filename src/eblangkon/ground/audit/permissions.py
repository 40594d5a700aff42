"""What the application's own database role may do with the log."""

from psycopg import sql

_WRITTEN = (
    "at, actor_kind, actor_id, actor_name, action, subject_kind, subject_key, region, version, data"  # the rest is ours
)


def grants(role: str) -> list[str]:
    """Statements for the owner to run after `migrate`, and after any wider grant: they take back what is too much.

    The role adds to the log and reads it, and seals: it takes from the queue and adds to the chain. It cannot name an
    entry's id, change or true time. Not for an installation with one single role, which would lose its own rights.
    """
    name = sql.Identifier(role).as_string(None)
    return [
        f"REVOKE ALL ON audit_entry, audit_unsealed, audit_seal FROM {name}",
        f"REVOKE ALL ON SEQUENCE audit_entry_id_seq FROM {name}",
        f"GRANT SELECT, INSERT ({_WRITTEN}) ON audit_entry TO {name}",
        f"GRANT SELECT, DELETE ON audit_unsealed TO {name}",
        f"GRANT SELECT, INSERT ON audit_seal TO {name}",
        f"GRANT EXECUTE ON FUNCTION audit_change_id() TO {name}",
    ]
