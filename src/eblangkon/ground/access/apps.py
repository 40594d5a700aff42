"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class AccessConfig(AppConfig):
    name = "eblangkon.ground.access"
    label = "access"

    def ready(self) -> None:
        private = frozenset({"reason"})
        word_actions(
            {
                "access.protected": Wording(gettext_noop("{actor} memasang bukti kedua pada akun {subject}")),
                "access.passkey_added": Wording(gettext_noop("{actor} menambah kunci sandi pada akun {subject}")),
                "access.passkey_removed": Wording(gettext_noop("{actor} menghapus kunci sandi dari akun {subject}")),
                "access.unprotected": Wording(gettext_noop("{actor} mencabut bukti kedua akun {subject}")),
                "access.codes": Wording(gettext_noop("{actor} membuat kode cadangan baru untuk akun {subject}")),
                "access.recovery_code": Wording(gettext_noop("{actor} masuk dengan kode cadangan")),
                "access.proof_failed": Wording(gettext_noop("Bukti kedua akun {subject} salah")),
                "access.signed_in": Wording(gettext_noop("{actor} masuk dari {browser}"), frozenset({"browser"})),
                "access.failed": Wording(gettext_noop("Kata sandi akun {subject} salah")),
                "access.ended": Wording(gettext_noop("{actor} mengeluarkan {count} perangkat akun {subject}")),
                "access.invited": Wording(
                    gettext_noop(
                        "{actor} mengirim undangan membuat kata sandi kepada {subject}, berlaku sampai {until}"
                    )
                ),
                "access.begun": Wording(gettext_noop("{actor} membuat kata sandi pertama dengan undangan")),
                "access.invitations_erased": Wording(gettext_noop("{actor} menghapus {count} undangan lama ke akun")),
                "access.recovery_asked": Wording(
                    gettext_noop("{actor} meminta pemulihan bukti kedua akun {subject}: {reason}"), private
                ),
                "access.recovered": Wording(
                    gettext_noop("{actor} mengesahkan pemulihan bukti kedua akun {subject}, diminta {asked_by}")
                ),
            }
        )
