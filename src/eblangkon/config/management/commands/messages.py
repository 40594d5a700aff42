"""`messages`: gather the words of the pages; `--compile` makes what Django reads, `--check` fails on a missing one."""

import argparse
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from eblangkon.config import messages


class Command(BaseCommand):
    help = "Extract the words of all pages into locale/en, or compile or check them."
    requires_system_checks = []

    def add_arguments(self, parser: argparse.ArgumentParser) -> None:
        parser.add_argument("--compile", action="store_true", help="write the .mo files and nothing else")
        parser.add_argument("--check", action="store_true", help="fail when a message lacks a translation")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["compile"]:
            self.stdout.write(f"{messages.compile_all()} compiled")
        elif options["check"]:
            if lacking := messages.missing("en"):
                raise CommandError("Without English:\n" + "\n".join(lacking))
        else:
            self.stdout.write(f"{messages.merge('en')} await a translation")
