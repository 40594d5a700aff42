"""The search's entries leave practice shops out: so no search has to ask, and none is slower for them.

In a demonstration everything is invented, and found.
"""

from django.db import migrations

# As in 0004 but for who is `open`: an active shop, and no practice shop of a real installation.
REFRESH = """
CREATE OR REPLACE FUNCTION catalogue_search_refresh(changed bigint[]) RETURNS void LANGUAGE sql AS $$
  DELETE FROM catalogue_searchentry e USING catalogue_product p, vendors_vendor v
  WHERE e.product_id = ANY (changed) AND p.id = e.product_id AND v.id = p.vendor_id
    AND NOT (p.status = 'listed' AND {open});
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
  WHERE p.id = ANY (changed) AND p.status = 'listed' AND {open}
  ON CONFLICT (product_id) DO UPDATE SET document = excluded.document, vendor_id = excluded.vendor_id,
    category = excluded.category, region = excluded.region, kind = excluded.kind, size = excluded.size,
    pdn = excluded.pdn;
$$;
SELECT catalogue_search_refresh(ARRAY(SELECT p.id FROM catalogue_product p JOIN vendors_vendor v ON v.id = p.vendor_id
  WHERE v.is_demonstration));
"""
ACTIVE = "v.status = 'active'"
APART = f"""{ACTIVE} AND (NOT v.is_demonstration
      OR EXISTS (SELECT FROM kernel_installation WHERE kind = 'demonstration'))"""


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0004_search"), ("kernel", "0001_initial")]
    operations = [migrations.RunSQL(REFRESH.format(open=APART), REFRESH.format(open=ACTIVE))]
