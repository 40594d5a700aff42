"""What the database itself does for the log: functions, triggers and defaults, as the migration makes them.

`queries.verify` compares the database with these same texts, so a guard that was emptied or switched off is seen.
Later changes here need a new migration that runs `INSTALL` again.
"""

from dataclasses import dataclass

TABLES = ("audit_entry", "audit_unsealed", "audit_seal")

CHANGE_ID = """
DECLARE
  known text := pg_catalog.current_setting('eblangkon.change_id', true);
BEGIN
  IF known IS NULL OR known = '' THEN
    known := pg_catalog.set_config('eblangkon.change_id', pg_catalog.gen_random_uuid()::text, true);
  END IF;
  RETURN known::uuid;
END
"""
QUEUE = """
BEGIN
  INSERT INTO audit_unsealed (entry_id) SELECT id FROM fresh;
  RETURN NULL;
END
"""
REFUSE = """
BEGIN
  RAISE EXCEPTION 'audit: % of % is refused, the log is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END
"""


@dataclass(frozen=True, slots=True)
class Trigger:
    """A statement trigger: its table, what it follows or refuses, its function, and PostgreSQL's `tgtype` bits."""

    name: str
    table: str
    when: str
    function: str
    bits: int


FUNCTIONS = {"audit_change_id": CHANGE_ID, "audit_queue": QUEUE, "audit_refuse": REFUSE}
DEFINERS = ("audit_queue",)
"""Functions that run as the owner: the application may not put rows into the queue by itself."""

# tgtype: 2 before, 4 insert, 8 delete, 16 update, 32 truncate; the row bit (1) is never set.
TRIGGERS = (
    Trigger("audit_entry_queue", "audit_entry", "AFTER INSERT", "audit_queue", 4),
    Trigger("audit_entry_refuse", "audit_entry", "BEFORE UPDATE OR DELETE OR TRUNCATE", "audit_refuse", 58),
    Trigger("audit_seal_refuse", "audit_seal", "BEFORE UPDATE OR DELETE OR TRUNCATE", "audit_refuse", 58),
    Trigger("audit_unsealed_refuse", "audit_unsealed", "BEFORE UPDATE OR TRUNCATE", "audit_refuse", 50),
)
DEFAULTS = {"change_id": "audit_change_id()", "recorded_at": "clock_timestamp()"}


def install() -> list[str]:
    """The statements that put every guard in place; running them again changes nothing."""
    statements = [
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS {'uuid' if name == 'audit_change_id' else 'trigger'} "
        f"LANGUAGE plpgsql VOLATILE SECURITY {'DEFINER' if name in DEFINERS else 'INVOKER'} "
        # A definer's function must not look for its table in a schema that its caller may write to.
        f"{'SET search_path = public, pg_temp ' if name in DEFINERS else ''}AS $guard${body}$guard$"
        for name, body in FUNCTIONS.items()
    ]
    for guard in TRIGGERS:
        rows = " REFERENCING NEW TABLE AS fresh" if guard.function == "audit_queue" else ""
        statements += [
            f"CREATE OR REPLACE TRIGGER {guard.name} {guard.when} ON {guard.table}{rows} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION {guard.function}()",
            f"ALTER TABLE {guard.table} ENABLE ALWAYS TRIGGER {guard.name}",
        ]
    statements += [
        f"ALTER TABLE audit_entry ALTER COLUMN {column} SET DEFAULT {value}" for column, value in DEFAULTS.items()
    ]
    statements.append("ALTER SEQUENCE audit_entry_id_seq CACHE 1 NO CYCLE")
    return statements
