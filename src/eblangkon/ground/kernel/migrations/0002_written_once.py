"""The kind of an installation is never changed, not even by its owner."""

from django.db import migrations

REFUSE = """
CREATE FUNCTION kernel_installation_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'the kind of an installation is written once, for good' USING ERRCODE = 'integrity_constraint_violation';
END
$$;
CREATE TRIGGER kernel_installation_refuse BEFORE UPDATE OR DELETE OR TRUNCATE ON kernel_installation
  FOR EACH STATEMENT EXECUTE FUNCTION kernel_installation_refuse();
"""
ALLOW = """
DROP TRIGGER kernel_installation_refuse ON kernel_installation;
DROP FUNCTION kernel_installation_refuse();
"""


class Migration(migrations.Migration):
    dependencies = [("kernel", "0001_initial")]

    operations = [migrations.RunSQL(REFUSE, ALLOW)]
