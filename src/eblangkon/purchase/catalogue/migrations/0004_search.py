"""Triggers that keep the search's entries: whatever changes a product, its category or its shop, is seen.

By statement, not by row, so that a load of thousands of products costs one statement more.
"""

from django.db import migrations

REFRESH = """
CREATE FUNCTION catalogue_search_refresh(changed bigint[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM catalogue_searchentry e USING catalogue_product p, vendors_vendor v
  WHERE e.product_id = ANY (changed) AND p.id = e.product_id AND v.id = p.vendor_id
    AND (p.status <> 'listed' OR v.status <> 'active');
  INSERT INTO catalogue_searchentry (product_id, document, vendor_id, category, region, kind, size, pdn)
  SELECT p.id,
    setweight(to_tsvector('indonesian', p.name), 'A')
      || setweight(to_tsvector('indonesian', c.name || ' ' || COALESCE(r.name, '') || ' ' || v.name), 'B')
      || setweight(to_tsvector('indonesian', p.contents || ' ' || p.description), 'C'),
    v.id, c.code, v.region_id, v.kind, v.business_size, p.pdn
  FROM catalogue_product p
    JOIN vendors_vendor v ON v.id = p.vendor_id
    JOIN catalogue_category c ON c.id = p.category_id
    LEFT JOIN catalogue_category r ON r.id = c.parent_id
  WHERE p.id = ANY (changed) AND p.status = 'listed' AND v.status = 'active'
  ON CONFLICT (product_id) DO UPDATE SET document = excluded.document, vendor_id = excluded.vendor_id,
    category = excluded.category, region = excluded.region, kind = excluded.kind, size = excluded.size,
    pdn = excluded.pdn;
$$;
CREATE FUNCTION catalogue_search_products() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_search_refresh(ARRAY(SELECT id FROM written));
  RETURN NULL;
END $$;
CREATE TRIGGER catalogue_search_insert AFTER INSERT ON catalogue_product
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION catalogue_search_products();
CREATE TRIGGER catalogue_search_update AFTER UPDATE ON catalogue_product
  REFERENCING NEW TABLE AS written FOR EACH STATEMENT EXECUTE FUNCTION catalogue_search_products();
CREATE FUNCTION catalogue_search_vendor() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_search_refresh(ARRAY(SELECT id FROM catalogue_product WHERE vendor_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER catalogue_search_vendor AFTER UPDATE ON vendors_vendor FOR EACH ROW
  WHEN ((OLD.name, OLD.status, OLD.region_id, OLD.kind, OLD.business_size)
        IS DISTINCT FROM (NEW.name, NEW.status, NEW.region_id, NEW.kind, NEW.business_size))
  EXECUTE FUNCTION catalogue_search_vendor();
CREATE FUNCTION catalogue_search_category() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM catalogue_search_refresh(ARRAY(SELECT p.id FROM catalogue_product p JOIN catalogue_category c
    ON c.id = p.category_id WHERE c.id = NEW.id OR c.parent_id = NEW.id));
  RETURN NULL;
END $$;
CREATE TRIGGER catalogue_search_category AFTER UPDATE ON catalogue_category FOR EACH ROW
  WHEN ((OLD.name, OLD.code) IS DISTINCT FROM (NEW.name, NEW.code))
  EXECUTE FUNCTION catalogue_search_category();
SELECT catalogue_search_refresh(ARRAY(SELECT id FROM catalogue_product));
"""
UNDO = """
DROP TRIGGER catalogue_search_category ON catalogue_category;
DROP TRIGGER catalogue_search_vendor ON vendors_vendor;
DROP TRIGGER catalogue_search_update ON catalogue_product;
DROP TRIGGER catalogue_search_insert ON catalogue_product;
DROP FUNCTION catalogue_search_category(), catalogue_search_vendor(), catalogue_search_products();
DROP FUNCTION catalogue_search_refresh(bigint[]);
"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0003_leaves"), ("vendors", "0001_initial")]
    operations = [migrations.RunSQL(REFRESH, UNDO)]
