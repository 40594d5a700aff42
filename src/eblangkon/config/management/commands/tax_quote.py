"""`eblangkon tax_quote < kasus.json`: the tax of one purchase, explained. Needs no database."""

import json
import sys

from django.core.management.base import BaseCommand

from eblangkon.services.tax.adapters.json_case import BadCase, read_case
from eblangkon.services.tax.adapters.json_quote import write_quote
from eblangkon.services.tax.papers.sentences import sentences
from eblangkon.services.tax.rules import quote

MOST_BYTES = 5_000_000


class Command(BaseCommand):
    help = "Baca satu kasus pajak (JSON) dari masukan baku, cetak hitungannya (JSON). Masukan salah: keluar dengan 2."
    requires_system_checks = []

    def handle(self, *args: object, **options: object) -> None:
        given = sys.stdin.buffer.read(MOST_BYTES + 1)
        try:
            if len(given) > MOST_BYTES:
                raise BadCase(f"masukan: lebih dari {MOST_BYTES} bita. Pecah menjadi beberapa kasus.")
            found = quote(read_case(given.decode("utf-8-sig")))
        except UnicodeDecodeError:
            self._refuse("masukan: bukan teks UTF-8. Simpan berkasnya sebagai UTF-8.")
        except BadCase as bad:
            self._refuse(str(bad))
        else:
            self.stdout.write(json.dumps(write_quote(found, sentences(found)), ensure_ascii=False))

    def _refuse(self, why: str) -> None:
        self.stderr.write(why)
        raise SystemExit(2)
