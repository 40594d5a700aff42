"""What was sent, counted and cut is only ever added to; a handover is signed twice and never unsigned."""

from django.db import migrations

GROWING = ("shipment", "shipmentline", "inspection", "inspectionline", "cut")
MAKE = """
CREATE FUNCTION delivery_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% of % is refused: it is only ever added to', TG_OP, TG_TABLE_NAME
    USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE FUNCTION delivery_signed_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.countersigned_at IS NOT NULL
    OR (to_jsonb(OLD) - ARRAY['countersigned_at', 'countersigned_by_id', 'countersigner_name'])
    IS DISTINCT FROM (to_jsonb(NEW) - ARRAY['countersigned_at', 'countersigned_by_id', 'countersigner_name'])
  THEN
    RAISE EXCEPTION 'what is signed stays as it is' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER delivery_handover_once BEFORE UPDATE ON delivery_handover
  FOR EACH ROW EXECUTE FUNCTION delivery_signed_once();
CREATE TRIGGER delivery_handover_stays BEFORE DELETE OR TRUNCATE ON delivery_handover
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_only_grows();
"""
UNMAKE = """
DROP TRIGGER delivery_handover_stays ON delivery_handover;
DROP TRIGGER delivery_handover_once ON delivery_handover;
DROP FUNCTION delivery_signed_once();
DROP FUNCTION delivery_only_grows();
"""
GUARD = """
CREATE TRIGGER delivery_{0}_grows BEFORE UPDATE OR DELETE OR TRUNCATE ON delivery_{0}
  FOR EACH STATEMENT EXECUTE FUNCTION delivery_only_grows();
"""
UNGUARD = "DROP TRIGGER delivery_{0}_grows ON delivery_{0};"


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial")]
    operations = [
        migrations.RunSQL(MAKE, UNMAKE),
        *(migrations.RunSQL(GUARD.format(table), UNGUARD.format(table)) for table in GROWING),
    ]
