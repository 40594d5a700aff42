"""`eblangkon rotate_keys`: seals all personal data with the newest of DATA_KEYS."""

import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from eblangkon.config.data_keys import rotate


class Command(BaseCommand):
    """Put the new key before the old ones, restart, run this, then take the old ones away and restart.

    Safe to stop and to repeat. The last line is `{"keys", "tables": {name: {"rows", "changed", "unchanged",
    "unreadable"}}}`; exits 1 while there is something that no key opens: the old keys must then stay.
    """

    help = "Segel ulang semua data pribadi dengan kunci terbaru di DATA_KEYS."

    def handle(self, *args: Any, **options: Any) -> None:
        done = rotate()
        tables = {name: rotation.as_json() for name, rotation in done.items()}
        self.stdout.write(json.dumps({"keys": len(settings.DATA_KEYS), "tables": tables}))
        if any(rotation.unreadable for rotation in done.values()):
            raise CommandError("some rows cannot be opened by any key: keep all keys, and look for the missing one")
