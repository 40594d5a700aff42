"""The kinds of lists that this room brings in."""

from typing import Final

from eblangkon.parties.agencies.actions.import_offices import bring_offices
from eblangkon.parties.agencies.actions.import_officials import bring_officials
from eblangkon.parties.agencies.actions.undo_offices import take_offices_back
from eblangkon.parties.agencies.actions.undo_officials import take_officials_back
from eblangkon.parties.agencies.adapters import office_columns, official_columns
from eblangkon.parties.agencies.adapters.office_plan import plan_offices
from eblangkon.parties.agencies.adapters.official_plan import plan_officials
from eblangkon.services.exports.rules import SYNTHETIC
from eblangkon.services.imports.rules.kinds import Kind

OFFICIALS: Final = Kind(
    official_columns.KIND, SYNTHETIC, official_columns.COLUMNS, plan_officials, bring_officials, take_officials_back
)
OFFICES: Final = Kind(
    office_columns.KIND, SYNTHETIC, office_columns.COLUMNS, plan_offices, bring_offices, take_offices_back
)
KINDS: Final = {kind.code: kind for kind in (OFFICIALS, OFFICES)}
