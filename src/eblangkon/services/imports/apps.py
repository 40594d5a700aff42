"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions


class ImportsConfig(AppConfig):
    name = "eblangkon.services.imports"
    label = "imports"

    def ready(self) -> None:
        word_actions(
            {
                "import.applied": Wording(
                    gettext_noop("{actor} memasukkan {imported} baris baru dan mengubah {updated} baris dari {file}")
                ),
                "import.undone": Wording(gettext_noop("{actor} membatalkan impor {file}")),
                "import.erased": Wording(gettext_noop("{actor} menghapus isi {count} daftar lama")),
            }
        )
