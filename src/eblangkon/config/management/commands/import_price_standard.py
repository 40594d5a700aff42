"""`eblangkon import_price_standard FILE --region 33.25 --year 2025`: every bad row named, a JSON summary last."""

import json
from argparse import ArgumentParser
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from eblangkon.ground.audit.rules import Actor
from eblangkon.purchase.catalogue.actions.import_price_standard import import_price_standard
from eblangkon.purchase.catalogue.adapters.price_file import UnreadableFile, read_price_file
from eblangkon.purchase.catalogue.rules.price_standard import REASONS, read_rows


class Command(BaseCommand):
    help = "Muat Standar Satuan Harga (CSV UTF-8 atau XLSX). Berkas yang tidak terbaca: keluar dengan 2."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--region", required=True)
        parser.add_argument("--year", type=int, required=True)

    def handle(self, *args: object, **options: Any) -> None:
        column = f"harga_{options['year']}"
        try:
            reading = read_rows(read_price_file(options["file"], price_column=column), price_column=column)
        except UnreadableFile as fault:
            self.stderr.write(str(fault))
            raise SystemExit(2) from fault
        actor = Actor("command", None, "import_price_standard")
        counts = import_price_standard(actor=actor, region=options["region"], year=options["year"], reading=reading)
        for remark in sorted([*reading.rejected, *reading.warnings, *reading.repeats], key=lambda found: found.row):
            self.stdout.write(f"Baris {remark.row}: {REASONS[remark.reason]}: {remark.value!r}")
        self.stdout.write(json.dumps(asdict(counts)))
