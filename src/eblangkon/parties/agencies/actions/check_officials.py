"""Look through a list of officials before anything of it comes in."""

from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.kernel.words import said
from eblangkon.parties.agencies.adapters.official_columns import COLUMNS, KIND
from eblangkon.parties.agencies.adapters.official_plan import plan_officials
from eblangkon.parties.agencies.permissions import check_region
from eblangkon.services.exports.rules import SYNTHETIC
from eblangkon.services.imports.actions.keep_check import keep_check
from eblangkon.services.imports.adapters.tables import read_table
from eblangkon.services.imports.models import Import
from eblangkon.services.imports.rules.table import UnreadableFile


@transaction.atomic
def check_officials(*, content: bytes, file_name: str, region: str, by: Actor) -> Import:
    """The import that waits for a decision, with what is wrong in which cell. People and duties stay as they are.

    Raises UnreadableFile, also for a file of a demonstration where people are real; NotYourRegion for strangers.
    """
    check_region(by, region)
    table = read_table(content, COLUMNS, SYNTHETIC)
    if table.synthetic and not installation.is_demonstration():
        raise UnreadableFile(
            said("Berkas ini dari peragaan, isinya rekaan. Pakai templat dari halaman ini untuk data yang sebenarnya.")
        )
    plan = plan_officials(table, region, clock.today())
    return keep_check(
        kind=KIND,
        region=region,
        file_name=file_name,
        content=content,
        table=table,
        outcomes=plan.outcomes,
        findings=plan.findings,
        by=by,
    )
