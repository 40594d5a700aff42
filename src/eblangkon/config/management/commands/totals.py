"""Print what was paid by calendar year: `eblangkon totals --region 33.25`."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eblangkon.ground.regions import queries as regions
from eblangkon.insight.transparency.queries.totals import totals


class Command(BaseCommand):
    help = "Print packages and value in rupiah by calendar year of payment, as JSON on the last line."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--region", help="code of a kabupaten or kota, as 33.25; else the whole province")

    def handle(self, *args: Any, **options: Any) -> None:
        region = options["region"]
        if region and not regions.is_region(region):
            raise CommandError(f"{region} is no region; codes are those of Kemendagri, as 33.25")
        rows = [{"year": t.year, "packages": t.packages, "value": int(t.value)} for t in totals(region)]
        self.stdout.write(json.dumps(rows, separators=(",", ":")))
