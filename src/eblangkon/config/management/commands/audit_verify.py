"""`eblangkon audit_verify [--anchor FILE]`: reads the whole log again and prints what it found as JSON."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from eblangkon.ground.audit.queries.verify import LAG_WARNING_S, Anchor, verify


class Command(BaseCommand):
    help = "Periksa keutuhan catatan audit; keluar dengan 1 bila rusak."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--anchor", type=Path, help="berkas hasil audit_anchor, disimpan di luar basis data")

    def handle(self, *args: object, **options: Path | None) -> None:
        verdict = verify(_read(options["anchor"]) if options["anchor"] else None)
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
        raise CommandError(
            f"Berkas jangkar {file} tidak terbaca: {wrong}. Pakai hasil audit_anchor.", returncode=2
        ) from wrong
