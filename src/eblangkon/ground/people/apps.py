"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class PeopleConfig(AppConfig):
    name = "eblangkon.ground.people"
    label = "people"

    def ready(self) -> None:
        word_actions(
            {
                "person.created": Wording(gettext_noop("{actor} membuat akun {name}"), frozenset({"name"})),
                "person.withdrawn": Wording(
                    gettext_noop("{actor} menghapus akun {name} yang belum pernah dipakai"), frozenset({"name"})
                ),
                "person.password": Wording(gettext_noop("{actor} mengganti kata sandi akun {subject}")),
                "person.numbers": Wording(gettext_noop("{actor} mengganti nomor pada akun {subject}")),
                "person.erased": Wording(gettext_noop("{actor} menghapus data pribadi {subject}")),
                "person.seen": Wording(
                    gettext_noop("{actor} melihat data pribadi {subject} ({field}): {reason}"), frozenset({"reason"})
                ),
                "person.language": Wording(gettext_noop("{actor} memilih bahasa {language}")),
            }
        )
