"""The bytes of an entry that its seal is made of.

PostgreSQL writes them, for sealer and verifier alike: a JSON array in a fixed order, times as whole microseconds
since 1970, and `data` in jsonb's own form (keys sorted, no doubled keys). Anybody can repeat it with sha256 and SQL.
"""

FORM = 1
"""The number of the form, first in the array: a later form can stand beside old seals."""

CANON = f"""convert_to(jsonb_build_array({FORM}, e.id, e.change_id,
  (extract(epoch FROM e.at) * 1000000)::bigint, (extract(epoch FROM e.recorded_at) * 1000000)::bigint,
  e.actor_kind, e.actor_id, e.actor_name, e.action, e.subject_kind, e.subject_key, e.region, e.version,
  e.data)::text, 'UTF8')"""

GENESIS = bytes(32)
"""What stands in the place of the previous hash for the first entry."""
