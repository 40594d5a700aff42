"""A command that brings a list in at once: every bad row named, a JSON summary last."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.regions.queries import is_region
from eblangkon.parties.agencies.actions.import_list import check_list, import_list
from eblangkon.services.imports.actions.hold_import import ImportClosed
from eblangkon.services.imports.queries import findings_of
from eblangkon.services.imports.rules.findings import from_data
from eblangkon.services.imports.rules.table import UnreadableFile

_COUNTS = ("rows", "imported", "updated", "unchanged", "rejected", "warnings")


class ListCommand(BaseCommand):
    """`kind` is the list's; a file that cannot be used ends with 2.."""

    kind = ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--region", required=True)

    def handle(self, *args: object, **options: Any) -> None:
        path, region = options["file"], options["region"]
        actor = Actor("command", None, f"import_{self.kind}")
        try:
            content = _content(path)
            if not is_region(region):
                raise UnreadableFile(f"Wilayah {region} tidak dikenal. Tulis kodenya, misalnya 33.25.")
            with transaction.atomic():
                checked = check_list(
                    kind=self.kind, content=content, file_name=path.name, region=region, by=actor, wait=True
                )
                done = import_list(imported=checked.pk, by=actor, wait=True)
        except (UnreadableFile, ImportClosed) as fault:
            self.stderr.write(str(fault))
            raise SystemExit(2) from fault
        for name in done.sheet["others"]:
            self.stdout.write(f"Peringatan, lembar {name}: berisi tabel juga, dan tidak dibaca. Unggah tersendiri.")
        for warning in (True, False):
            for one in findings_of(done.pk, warning=warning):
                rows = str(one.first) if one.first == one.last else f"{one.first}–{one.last}"
                verdict = "Peringatan" if warning else "Ditolak"
                reason, remedy = from_data(one.reason), from_data(one.remedy)
                self.stdout.write(f"{verdict}, baris {rows}, kolom {one.letter} ({one.title}): {reason} {remedy}")
        self.stdout.write(json.dumps({name: getattr(done, name) for name in _COUNTS}))


def _content(path: Path) -> bytes:
    """Raises UnreadableFile."""
    try:
        with path.open("rb") as file:
            return file.read(settings.IMPORTS.bytes + 1)
    except OSError as fault:
        raise UnreadableFile(f"Berkas {path} tidak dapat dibaca. Periksa nama berkas dan izin membacanya.") from fault
