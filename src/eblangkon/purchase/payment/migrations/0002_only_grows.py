"""Stages and deposits are only ever added to; the database refuses the rest, whoever asks."""

from django.db import migrations

MAKE = """
CREATE FUNCTION payment_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: it is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER payment_steps_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_paymentstep
  FOR EACH STATEMENT EXECUTE FUNCTION payment_only_grows();
CREATE TRIGGER payment_deposits_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON payment_taxdeposit
  FOR EACH STATEMENT EXECUTE FUNCTION payment_only_grows();
"""
UNMAKE = """
DROP TRIGGER payment_deposits_grow ON payment_taxdeposit;
DROP TRIGGER payment_steps_grow ON payment_paymentstep;
DROP FUNCTION payment_only_grows();
"""


class Migration(migrations.Migration):
    dependencies = [("payment", "0001_initial")]
    operations = [migrations.RunSQL(MAKE, UNMAKE)]
