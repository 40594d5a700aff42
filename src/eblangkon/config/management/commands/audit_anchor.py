"""`eblangkon audit_anchor`: prints the last link of the chain, to be kept outside the database."""

import json
from dataclasses import asdict

from django.core.management.base import BaseCommand

from eblangkon.ground.audit.queries.verify import head


class Command(BaseCommand):
    help = "Cetak mata rantai terakhir catatan audit, untuk disimpan di luar basis data."

    def handle(self, *args: object, **options: object) -> None:
        self.stdout.write(json.dumps(asdict(head())))
