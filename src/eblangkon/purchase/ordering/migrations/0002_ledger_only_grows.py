"""Ledger and steps are only ever added to; the database refuses the rest, whoever asks."""

from django.db import migrations

MAKE = """
CREATE FUNCTION ordering_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: it is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER ordering_ledger_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON ordering_budgetentry
  FOR EACH STATEMENT EXECUTE FUNCTION ordering_only_grows();
CREATE TRIGGER ordering_steps_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON ordering_orderstep
  FOR EACH STATEMENT EXECUTE FUNCTION ordering_only_grows();
"""
UNMAKE = """
DROP TRIGGER ordering_steps_grow ON ordering_orderstep;
DROP TRIGGER ordering_ledger_grows ON ordering_budgetentry;
DROP FUNCTION ordering_only_grows();
"""


class Migration(migrations.Migration):
    dependencies = [("ordering", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
