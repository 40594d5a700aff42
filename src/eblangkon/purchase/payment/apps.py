"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions
from eblangkon.purchase.payment.states import BEFORE_CLOCK, STAGES
from eblangkon.services.notices.rules import LATE, NoticeWording, word_notices


class PaymentConfig(AppConfig):
    name = "eblangkon.purchase.payment"
    label = "payment"

    def ready(self) -> None:
        stages = {
            f"payment.{code}": Wording(
                gettext_noop("{actor} mencatat: {stage}, pesanan {subject} {number}"), words={"stage": stage.words}
            )
            for code, stage in STAGES.items()
        }
        word_actions(
            stages
            | {
                "payment.opened": Wording(gettext_noop("{actor} menyerahkan tagihan pesanan {subject}: {amount:rp}")),
                "payment.corrected": Wording(gettext_noop("{actor} mengoreksi {before} menjadi {number}: {note}")),
                "payment.deposited": Wording(gettext_noop("{actor} mencatat setoran pajak pesanan {subject}")),
                "payment.deposit_corrected": Wording(
                    gettext_noop("{actor} mengoreksi NTPN {before} menjadi {ntpn}: {note}")
                ),
            }
        )
        word_notices({code: NoticeWording(*words, waits=True) for code, words in WAITS.items()})
        word_notices(
            {
                **{f"payment.soon.{code}": NoticeWording(*SOON, waits=True, group=LATE) for code in STAGES},
                **{f"payment.still.{code}": NoticeWording(*STILL, waits=True, group=LATE) for code in BEFORE_CLOCK},
                "payment.silent": NoticeWording(*SILENT, waits=True, group=LATE),
                "payment.unstarted": NoticeWording(*LYING, waits=True, group=LATE),
            }
        )


WAITS = {
    "payment.wait.npd": (gettext_noop("Ajukan NPD: {purpose}"), gettext_noop("{vendor} sudah menagih {total:rp}.")),
    "payment.again.npd": (
        gettext_noop("Perbaiki, lalu ajukan NPD lagi: {purpose}"),
        gettext_noop("{by} mengembalikannya: {note}"),
    ),
    "payment.wait.npd_agreed": (
        gettext_noop("Setujui dibayar: {purpose}"),
        gettext_noop("{by} mengajukan NPD {total:rp} untuk {vendor}."),
    ),
    "payment.wait.paid": (
        gettext_noop("Bayar: {purpose}"),
        gettext_noop("{vendor} menunggu {total:rp}. Catat pembayaran dengan buktinya."),
    ),
    "payment.wait.spp": (
        gettext_noop("Catat SPP: {purpose}"),
        gettext_noop("{vendor} sudah menagih {total:rp} lewat LS."),
    ),
    "payment.again.spp": (
        gettext_noop("Lengkapi, lalu catat SPP lagi: {purpose}"),
        gettext_noop("{by} mengembalikannya: {note}"),
    ),
    "payment.wait.verified": (
        gettext_noop("Periksa kelengkapan berkas: {purpose}"),
        gettext_noop("SPP {total:rp} untuk {vendor} sudah dicatat {by}."),
    ),
    "payment.wait.spm": (
        gettext_noop("Terbitkan SPM: {purpose}"),
        gettext_noop("Berkas {vendor} lengkap, {total:rp}."),
    ),
    "payment.wait.sp2d": (
        gettext_noop("Catat SP2D: {purpose}"),
        gettext_noop("SPM {total:rp} untuk {vendor} sudah terbit."),
    ),
    "payment.wait.tax": (
        gettext_noop("Setor pajak: {purpose}"),
        gettext_noop("Pesanan dari {vendor} sudah dibayar; pajaknya belum disetor."),
    ),
}

SOON = (
    gettext_noop("Batas bayar {day}: {purpose}"),
    gettext_noop("{vendor} menunggu {total:rp}. Langkah berikutnya menunggu Anda."),
)
SILENT = (
    gettext_noop("Lewat batas bayar: {purpose}"),
    gettext_noop("{agency} seharusnya membayar {vendor} paling lambat {day}. {total:rp} belum dibayar."),
)
STILL = (
    gettext_noop("Masih menunggu: {purpose}"),
    gettext_noop("Berkas LS {vendor} menunggu Anda sejak {day}. {total:rp}."),
)
LYING = (
    gettext_noop("Berkas LS belum ditindaklanjuti: {purpose}"),
    gettext_noop("Menunggu {agency} sejak {day}. Batas bayar untuk {vendor}, {total:rp}, belum berjalan."),
)
