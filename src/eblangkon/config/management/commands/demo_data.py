"""`eblangkon demo_data --scale small|batang`: loads the demonstration, replacing the one before."""

import time
from argparse import ArgumentParser

from django.core.management.base import BaseCommand

from eblangkon.config.demo.fresh import NotADemonstration
from eblangkon.config.demo.loader import SCALES, load
from eblangkon.config.demo.people import PASSWORD


class Command(BaseCommand):
    help = "Muat data peragaan; peragaan yang lama diganti. Menolak basis data sungguhan."
    requires_system_checks = ()  # the first page waits for this command

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--scale", choices=SCALES, default="small")

    def handle(self, *args: object, scale: str, **options: object) -> None:
        began = time.monotonic()
        try:
            load(scale, say=self.stdout.write)
        except NotADemonstration as refusal:
            self.stderr.write(str(refusal))
            raise SystemExit(1) from refusal
        self.stdout.write(
            f"Peragaan {scale} dimuat dalam {time.monotonic() - began:.0f} detik. "
            f"Kata sandi semua orangnya: {PASSWORD} (surel <peran>@contoh.id, misalnya ppk@contoh.id)."
        )
