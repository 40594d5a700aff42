"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions
from eblangkon.services.notices.rules import SECURITY, NoticeWording, word_notices


class AgenciesConfig(AppConfig):
    name = "eblangkon.parties.agencies"
    label = "agencies"

    def ready(self) -> None:
        word_actions(
            {
                "agency.created": Wording(gettext_noop("{actor} membuka kantor {name}")),
                "agency.changed": Wording(gettext_noop("{actor} mengubah data kantor {name}")),
                "agency.withdrawn": Wording(gettext_noop("{actor} menarik kembali kantor {name}")),
                "agency.place": Wording(gettext_noop("{actor} menetapkan tempat pengantaran {place}")),
                "duty.assigned": Wording(gettext_noop("{actor} menetapkan tugas {duty} dengan SK {decree}")),
                "duty.dates": Wording(gettext_noop("{actor} mengubah masa berlaku tugas {subject}")),
                "duty.withdrawn": Wording(gettext_noop("{actor} membatalkan tugas {duty} dengan SK {decree}")),
                "duty.ended": Wording(gettext_noop("{actor} mengakhiri tugas {subject} pada {to}")),
                "duty.amended": Wording(
                    gettext_noop("{actor} mengubah SK atau masa berlaku tugas {duty}, sekarang dengan SK {decree}")
                ),
                "duty.cancelled": Wording(
                    gettext_noop("{actor} membatalkan tugas {duty} dengan SK {decree} sebelum berlaku: {reason}")
                ),
                "duty.delegated": Wording(
                    gettext_noop("{actor} menetapkan {name} sebagai pelaksana harian dengan SK {decree}: {reason}")
                ),
                "exemption.granted": Wording(
                    gettext_noop(
                        "{actor} memberi {name} pengecualian merangkap {first} dan {second} dengan SK {decree}"
                    )
                ),
                "exemption.ended": Wording(
                    gettext_noop("{actor} mengakhiri pengecualian dengan SK {decree} pada {to}")
                ),
            }
        )
        word_notices(
            {
                "duty.given": NoticeWording(
                    gettext_noop("Tugas baru untuk Anda: {duty}"),
                    gettext_noop(
                        "Di {agency}, mulai {from}, dengan SK {decree}. Bila ini keliru, hubungi administrator "
                        "wilayah itu."
                    ),
                ),
                "duty.cancelled": NoticeWording(
                    gettext_noop("Tugas tidak jadi berlaku: {duty}"),
                    gettext_noop("Yang akan berlaku {from} dengan SK {decree} dibatalkan: {reason}"),
                ),
                "duty.delegated": NoticeWording(
                    gettext_noop("{to} menjadi pelaksana harian {of}"),
                    gettext_noop("Tugas {duty}, {from} sampai {until}, dengan SK {decree}."),
                ),
                "import.checked": NoticeWording(
                    gettext_noop("Berkas {file} sudah diperiksa"),
                    gettext_noop("{good} baris benar, {rejected} baris ditolak. Putuskan apakah boleh masuk."),
                    waits=True,
                ),
                "import.applied": NoticeWording(
                    gettext_noop("Berkas {file} sudah masuk"),
                    gettext_noop("{good} baris masuk, {rejected} baris ditolak."),
                ),
                "import.undone": NoticeWording(
                    gettext_noop("Impor {file} sudah dibatalkan"), gettext_noop("Hasilnya menyebut apa yang tetap.")
                ),
                "import.failed": NoticeWording(gettext_noop("Berkas {file} tidak dapat dibaca"), gettext_noop("{why}")),
                "import.stopped": NoticeWording(gettext_noop("Impor {file} tidak jadi"), gettext_noop("{why}")),
                "duty.invited": NoticeWording(
                    gettext_noop("Anda bertugas di e-Blangkon"),
                    gettext_noop(
                        "Tugas Anda: {duty}. Kata sandi pertama dibuat dengan tautan undangan, yang hanya berlaku "
                        "sekali dan beberapa hari."
                    ),
                    group=SECURITY,
                ),
            }
        )
