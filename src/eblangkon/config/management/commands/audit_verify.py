"""`eblangkon audit_verify [--anchor FILE]`: reads the whole log again and prints what it found as JSON."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path

from django.core.management.base import BaseCommand

from eblangkon.ground.audit.queries.verdict import Anchor, Broken
from eblangkon.ground.audit.queries.verify import LAG_WARNING_S, behind, verify
from eblangkon.purchase.ordering.queries import steps_made


class Unreadable(ValueError):
    """The anchor's file is missing or is no anchor."""


class Command(BaseCommand):
    help = "Periksa keutuhan catatan audit; keluar dengan 1 bila rusak."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", type=Path, help="berkas hasil audit_anchor, disimpan di luar basis data")

    def handle(self, *args: object, **options: Path | None) -> None:
        try:
            anchor = _read(options["anchor"]) if options["anchor"] else None
        except Unreadable as wrong:  # said in the same form, so that a script sees one kind of answer
            self.stderr.write(f"Berkas jangkar {wrong}. Pakai hasil audit_anchor.")
            verdict = replace(verify(), broken=Broken(f"the anchor cannot be read: {wrong}"))
        else:
            verdict = verify(anchor)
        if verdict.broken is None:
            verdict = replace(verdict, broken=behind("order", steps_made()))
        if (verdict.oldest_unsealed_s or 0) > LAG_WARNING_S:
            self.stderr.write(
                f"Peringatan: catatan tertua menunggu segel {verdict.oldest_unsealed_s} detik. Jalankan penyegel."
            )
        self.stdout.write(json.dumps(verdict.as_json()))
        if verdict.broken:
            sys.exit(1)


def _read(file: Path) -> Anchor:
    try:
        noted = json.loads(file.read_text(encoding="utf-8"))
        return Anchor(int(noted["seq"]), str(noted["hash"]))
    except (OSError, ValueError, KeyError, TypeError) as wrong:
        raise Unreadable(f"{file} tidak terbaca: {wrong}") from wrong
