"""`eblangkon audit_anchor`: prints the last link of the chain, to be kept outside the database."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand, CommandError

from eblangkon.ground.audit.queries.verify import head


class Command(BaseCommand):
    help = "Cetak mata rantai terakhir catatan audit, untuk disimpan di luar basis data."

    def handle(self, *args: object, **options: object) -> None:
        anchor = head()
        if anchor is None:
            raise CommandError("Belum ada catatan yang disegel.")
        self.stdout.write(json.dumps(asdict(anchor)))
