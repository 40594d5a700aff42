from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.parties.agencies.actions.invitation import INVITED
from eblangkon.parties.vendors.rules import ENROLLED
from eblangkon.services.notices.rules import SECURITY, NoticeWording, open_letters, word_notices


class AccountConfig(AppConfig):
    name = "eblangkon.desks.account"
    label = "account_desk"  # allauth has taken "account"

    def ready(self) -> None:
        from eblangkon.desks.account.beginning import opened  # models are loaded by now

        open_letters({INVITED: opened, ENROLLED: opened})
        not_you = gettext_noop("Bukan Anda? Keluarkan perangkatnya, lalu ganti kata sandi.")
        word_notices(
            {
                "access.new_device": NoticeWording(
                    gettext_noop("Masuk dari perangkat baru: {browser}"), not_you, group=SECURITY
                ),
                "access.guessed": NoticeWording(
                    gettext_noop("Beberapa bukti kedua yang salah dicoba pada akun Anda"),
                    gettext_noop("Yang mencoba tahu kata sandi Anda. Bukan Anda? Ganti kata sandi sekarang."),
                    group=SECURITY,
                ),
                "access.protected": NoticeWording(
                    gettext_noop("Bukti kedua dipasang pada akun Anda"), not_you, group=SECURITY
                ),
                "access.unprotected": NoticeWording(
                    gettext_noop("Bukti kedua akun Anda dicabut"), not_you, group=SECURITY
                ),
                "access.codes": NoticeWording(
                    gettext_noop("Kode cadangan baru dibuat untuk akun Anda"), not_you, group=SECURITY
                ),
                "access.recovered": NoticeWording(
                    gettext_noop("Bukti kedua akun Anda dipulihkan dua petugas"),
                    gettext_noop(
                        "Semua perangkat Anda sudah dikeluarkan. Masuk lagi, lalu pasang bukti kedua yang baru."
                    ),
                    group=SECURITY,
                ),
            }
        )
