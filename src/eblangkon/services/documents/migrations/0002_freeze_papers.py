"""An issued paper stays as it is: the database refuses every change but the one that brings its file."""

from django.db import migrations

FREEZE = """
CREATE FUNCTION documents_freeze_paper() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE'
        AND OLD.file_sha256 IS NULL AND NEW.file_sha256 IS NOT NULL AND NEW.file IS NOT NULL
        AND to_jsonb(OLD) - 'file' - 'file_sha256' = to_jsonb(NEW) - 'file' - 'file_sha256'
    THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'an issued paper stays as it is (% refused)', TG_OP USING ERRCODE = 'restrict_violation';
END;
$$;
CREATE TRIGGER documents_freeze_paper BEFORE UPDATE OR DELETE ON documents_issuedpaper
    FOR EACH ROW EXECUTE FUNCTION documents_freeze_paper();
CREATE TRIGGER documents_keep_papers BEFORE TRUNCATE ON documents_issuedpaper
    FOR EACH STATEMENT EXECUTE FUNCTION documents_freeze_paper();
"""

THAW = """
DROP TRIGGER documents_keep_papers ON documents_issuedpaper;
DROP TRIGGER documents_freeze_paper ON documents_issuedpaper;
DROP FUNCTION documents_freeze_paper();
"""


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunSQL(FREEZE, THAW)]
