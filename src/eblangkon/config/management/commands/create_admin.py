"""`eblangkon create_admin --region 33.25 --name … --email …`: the first person of a real installation."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any, Final

from django.conf import settings
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction

from eblangkon.ground.audit.rules import Actor
from eblangkon.ground.kernel import clock, installation
from eblangkon.ground.kernel.told import told
from eblangkon.ground.people.actions.create_person import create_person
from eblangkon.ground.people.queries import active_person_by_email
from eblangkon.ground.people.rules import tidy_email
from eblangkon.ground.regions.queries import regions_in_order
from eblangkon.parties.agencies.actions.assign_duty import assign_duty
from eblangkon.parties.agencies.queries import hats_of

COMMAND: Final = Actor("command", None, "create_admin")
DUTY: Final = "admin"
SHORTEST: Final = 12
"""Letters of this password: whoever has it gives out all other duties."""


class Command(BaseCommand):
    """Makes a person with the duty of administrator of one kabupaten or kota. Safe to repeat.

    A database without a kind becomes a real installation; a demonstration is refused, for its administrator stands
    behind a door. Somebody who is there already keeps their password and gets the duty where it is missing.
    """

    help = "Buat administrator satu kabupaten/kota. Kata sandi ditanyakan, atau dibaca dari masukan baku."
    requires_system_checks = ()

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--region", required=True, help="kode Kemendagri, misalnya 33.25")
        parser.add_argument("--name", required=True)
        parser.add_argument("--email", required=True)
        parser.add_argument("--decree", default="Penetapan awal pemasangan", help="nomor SK penunjukannya")

    def handle(self, *args: Any, region: str, name: str, email: str, decree: str, **options: Any) -> None:
        email, place = tidy_email(email), self._place(region)
        self._check(name, email)
        person = active_person_by_email(email)
        if person and any(hat.duty == DUTY and hat.region == region for hat in hats_of(person.pk, clock.today())):
            self.stdout.write(f"{person.name} ({email}) sudah menjadi administrator {place}. Tidak ada yang berubah.")
            return
        password = None if person else self._password(name, email)
        with transaction.atomic():
            installation.mark("real")
            if person is None:
                person = self._new(name, email, password)
            assign_duty(
                person=person.pk, code=DUTY, decree_number=decree, valid_from=clock.today(), by=COMMAND, region=region
            )
        self.stdout.write(
            f"{person.name} kini administrator {place}. Masuk di {settings.ENV.public_url}/masuk dengan {email}, lalu "
            "pasang bukti kedua (siapkan telepon dengan aplikasi autentikator); sesudah itu terbuka /mulai."
        )

    def _place(self, region: str) -> str:
        names = {one.code: one.name for one in regions_in_order() if one.parent_id}
        if region not in names:
            raise CommandError(f"Tidak ada kabupaten/kota berkode {region}. Contoh: 33.25 (Kabupaten Batang).")
        return names[region]

    def _check(self, name: str, email: str) -> None:
        if installation.is_demonstration():
            raise CommandError(
                "Basis data ini peragaan; administratornya ada di balik pintu /coba. "
                "Untuk pemasangan sungguhan pakai DATA_DIR atau DATABASE_URL lain."
            )
        if not name.strip():
            raise CommandError("Nama belum diisi.")
        try:
            validate_email(email)
        except ValidationError as wrong:
            raise CommandError(f"“{email}” bukan alamat e-mail.") from wrong

    def _password(self, name: str, email: str) -> str:
        """Twice from a terminal, once from a pipe. Raises CommandError with every rule that it breaks."""
        if sys.stdin.isatty():
            password = getpass("Kata sandi: ")
            if getpass("Sekali lagi: ") != password:
                raise CommandError("Kedua kata sandi tidak sama. Tidak ada yang berubah.")
        else:
            password = sys.stdin.readline().rstrip("\r\n")
        wrong = [] if len(password) >= SHORTEST else [f"Paling sedikit {SHORTEST} huruf untuk administrator."]
        try:
            validate_password(password, get_user_model()(name=name, email=email))
        except ValidationError as fault:
            wrong += [str(message) for message in fault.messages]
        if wrong:
            raise CommandError("Kata sandi ditolak. " + " ".join(wrong))
        return password

    def _new(self, name: str, email: str, password: str | None) -> Any:
        try:
            return create_person(name=name, email=email, password=password, by=COMMAND)
        except ValidationError as fault:  # an account that is closed, a name too long
            raise CommandError(" ".join(told(message) for message in fault.messages)) from fault
