"""Django's handle on this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_noop

from eblangkon.ground.audit.rules import Wording, word_actions
from eblangkon.services.notices.rules import LATE, NoticeWording, word_notices


class OrderingConfig(AppConfig):
    name = "eblangkon.purchase.ordering"
    label = "ordering"

    def ready(self) -> None:
        steps = {f"order.{verb}": Wording(sentence) for verb, sentence in STEPS.items()}
        word_actions(
            steps
            | {
                "order.released": Wording(gettext_noop("Pagu, anggaran, dan stok pesanan {subject} dilepas kembali")),
                "order.settled": Wording(
                    gettext_noop("Nilai pesanan {subject} menjadi {total:rp} menurut barang yang diterima")
                ),
                "practice.opened": Wording(
                    gettext_noop("{actor} membuka kantor dan toko latihan, anggaran {year}: {name}")
                ),
                "package.planned": Wording(gettext_noop("{actor} menulis paket RUP {name}, pagu {ceiling:rp}")),
                "package.changed": Wording(gettext_noop("{actor} mengubah paket RUP {name}, pagu {ceiling:rp}")),
                "account.opened": Wording(gettext_noop("{actor} menulis rekening {name}, anggaran {amount:rp}")),
                "account.changed": Wording(gettext_noop("{actor} mengubah rekening {name}, anggaran {amount:rp}")),
                "basket.put": Wording(gettext_noop("{actor} memasukkan produk ke keranjang {subject}")),
                "basket.shipping": Wording(gettext_noop("{actor} mengisi ongkos kirim keranjang {subject}: {cost:rp}")),
                "basket.dropped": Wording(gettext_noop("{actor} mengeluarkan {name} dari keranjang {subject}")),
                "basket.changed": Wording(gettext_noop("{actor} mengubah jumlah di keranjang {subject}")),
                "basket.saved": Wording(gettext_noop("{actor} mengisi keranjang {subject}")),
                "basket.charged": Wording(gettext_noop("{actor} memilih akun dan cara bayar keranjang {subject}")),
                "request.asked": Wording(gettext_noop("{actor} mengajukan permintaan {subject}")),
                "request.agreed": Wording(gettext_noop("{actor} menyetujui permintaan {subject}")),
                "request.returned": Wording(gettext_noop("{actor} mengembalikan permintaan {subject}: {remark}")),
                "request.handed_over": Wording(
                    gettext_noop("{actor} menyerahkan permintaan {subject} dari {name} kepada {to}")
                ),
                "order.handed_over": Wording(
                    gettext_noop("{actor} menyerahkan pesanan {subject} dari {name} kepada {to}")
                ),
                "request.closed": Wording(gettext_noop("{actor} menutup permintaan {subject}")),
            }
        )
        word_notices({code: NoticeWording(*words, waits=True) for code, words in WAITS.items()})
        word_notices({code: NoticeWording(*words) for code, words in TOLD.items()})
        word_notices({code: NoticeWording(*words, waits=True, group=LATE) for code, words in LATER.items()})
        word_notices(
            {
                "duty.handed_over": NoticeWording(
                    gettext_noop("Pekerjaan {name} diserahkan kepada Anda"),
                    gettext_noop("{duty}: {orders} pesanan dan {notes} permintaan. Semuanya ada di daftar tugas."),
                )
            }
        )


# One for each verb of states.MOVES; a test holds the two together.
STEPS = {
    "start": gettext_noop("{actor} memulai keranjang, pesanan {subject}"),
    "send": gettext_noop("{actor} mengirim untuk disetujui, pesanan {subject}"),
    "discard": gettext_noop("{actor} membuang keranjang, pesanan {subject}"),
    "withdraw": gettext_noop("{actor} menarik kembali, pesanan {subject}"),
    "return": gettext_noop("{actor} mengembalikan dengan alasan, pesanan {subject}"),
    "reject": gettext_noop("{actor} tidak menyetujui, pesanan {subject}"),
    "approve": gettext_noop("{actor} menyetujui, pesanan {subject}"),
    "accept": gettext_noop("{actor} menerima pesanan, pesanan {subject}"),
    "decline": gettext_noop("{actor} menolak pesanan, pesanan {subject}"),
    "expire": gettext_noop("{actor} mengakhiri tanpa jawaban, pesanan {subject}"),
    "cancel": gettext_noop("{actor} membatalkan, pesanan {subject}"),
    "prepare": gettext_noop("{actor} menyiapkan, pesanan {subject}"),
    "ship": gettext_noop("{actor} mengirim barang, pesanan {subject}"),
    "terminate": gettext_noop("{actor} memutus, pesanan {subject}"),
    "receive": gettext_noop("{actor} memeriksa barang, pesanan {subject}"),
    "send_back": gettext_noop("{actor} mengembalikan berkas pembayaran pesanan {subject}: {note}"),
    "ship_more": gettext_noop("{actor} mengirim lagi, pesanan {subject}"),
    "count": gettext_noop("{actor} memeriksa barang yang belum lengkap, pesanan {subject}"),
    "cut": gettext_noop("{actor} memotong sebagian pesanan, pesanan {subject}"),
    "settle": gettext_noop("{actor} memotong sisa pesanan, pesanan {subject}"),
    "hand_over": gettext_noop("{actor} menandatangani serah terima, pesanan {subject}"),
    "invoice": gettext_noop("{actor} menyerahkan tagihan, pesanan {subject}"),
    "confirm": gettext_noop("{actor} menyerahkan tagihan lengkap, pesanan {subject}"),
    "verify": gettext_noop("{actor} memverifikasi kelengkapan, pesanan {subject}"),
    "pay": gettext_noop("{actor} membayar, pesanan {subject}"),
}

WAITS = {
    "request.wait.asked": (
        gettext_noop("Setujui permintaan: {purpose}"),
        gettext_noop("{by} menulisnya dan menunggu Anda."),
    ),
    "request.wait.returned": (
        gettext_noop("Perbaiki permintaan: {purpose}"),
        gettext_noop("{by} mengembalikannya: {note}"),
    ),
    "order.wait.awaiting_approval": (
        gettext_noop("Setujui pesanan: {purpose}"),
        gettext_noop("{by} menunggu Anda. {vendor}, {total:rp}."),
    ),
    "order.told.return": (
        gettext_noop("Perbaiki pesanan: {purpose}"),
        gettext_noop("{by} mengembalikannya: {note}"),
    ),
    "order.wait.placed": (
        gettext_noop("Jawab pesanan baru: {purpose}"),
        gettext_noop("{agency} memesan seharga {total:rp} dan menunggu jawaban Anda."),
    ),
    "order.wait.shipped": (
        gettext_noop("Periksa barang: {purpose}"),
        gettext_noop("{vendor} sudah mengirim. Hitung yang sampai, baris demi baris."),
    ),
    "order.wait.owed": (
        gettext_noop("Kirim sisanya: {purpose}"),
        gettext_noop("{by} sudah menghitung barang Anda. Ada yang ditolak atau belum sampai. {note}"),
    ),
    "order.wait.received": (
        gettext_noop("Tanda tangani serah terima: {purpose}"),
        gettext_noop("{by} sudah memeriksa barang dari {vendor}. {total:rp}."),
    ),
    "order.wait.handed_over": (
        gettext_noop("Serahkan tagihan: {purpose}"),
        gettext_noop(
            "{agency} sudah menandatangani serah terima. Tagihan {total:rp} terisi sendiri; cukup satu ketuk."
        ),
    ),
}

TOLD = {
    "request.told.agreed": (
        gettext_noop("Isi keranjang: {purpose}"),
        gettext_noop("{by} menyetujui permintaan ini. Cari barangnya di katalog."),
    ),
    "order.told.reject": (
        gettext_noop("Pesanan tidak disetujui: {purpose}"),
        gettext_noop("{by} menulis: {note}"),
    ),
    "order.told.decline": (
        gettext_noop("Penyedia menolak pesanan: {purpose}"),
        gettext_noop("{vendor} menulis: {note} Pagu dan anggarannya sudah bebas lagi."),
    ),
    "order.told.expire": (
        gettext_noop("Pesanan berakhir tanpa jawaban: {purpose}"),
        gettext_noop("{vendor} tidak menjawab sampai batas waktunya. Pagu dan anggarannya sudah bebas lagi."),
    ),
    "order.told.cancel": (
        gettext_noop("Pesanan dibatalkan: {purpose}"),
        gettext_noop("{by} menulis: {note}"),
    ),
    "order.told.cut": (
        gettext_noop("Sebagian pesanan tidak jadi: {purpose}"),
        gettext_noop("{by} menulis: {note} Yang dipotong tidak perlu dikirim dan tidak ditagih."),
    ),
    "order.told.terminate": (
        gettext_noop("Pesanan diputus: {purpose}"),
        gettext_noop("{by} menulis: {note}"),
    ),
    "order.told.pay": (
        gettext_noop("Pesanan sudah dibayar: {purpose}"),
        gettext_noop("{agency} membayar {total:rp}, sebelum pajak yang dipotong. Tidak ada yang perlu Anda lakukan."),
    ),
}

# What a clock tells: each asks for the same act once more, or tells those who look after it.
LATER = {
    "request.still.asked": (
        gettext_noop("Masih menunggu, setujui permintaan: {purpose}"),
        gettext_noop("Menunggu Anda sejak {day}."),
    ),
    "request.silent": (
        gettext_noop("{agency} belum menindaklanjuti permintaan: {purpose}"),
        gettext_noop("Permintaan ini tertahan sejak {day}. Yang bertugas sudah diingatkan."),
    ),
    "duty.ends": (
        gettext_noop("Tugas Anda berakhir {day}: {duty}"),
        gettext_noop(
            "Masih ada {orders} pesanan dan {notes} permintaan di {agency}. Selesaikan, atau minta administrator "
            "menyerahkannya."
        ),
    ),
    "duty.ending": (
        gettext_noop("Tugas {name} berakhir {day}: {duty}"),
        gettext_noop("Masih ada {orders} pesanan dan {notes} permintaan di {agency}. Serahkan sebelum hari itu."),
    ),
    "duty.left": (
        gettext_noop("Tertinggal sejak {day}: {duty}, {agency}"),
        gettext_noop("Tugas {name} sudah berakhir; {orders} pesanan dan {notes} permintaan menunggu penerima."),
    ),
    "request.soon.agreed": (
        gettext_noop("Segera dibutuhkan: {purpose}"),
        gettext_noop("{agency} membutuhkannya {day}. Belum ada pesanannya."),
    ),
    "order.soon.placed": (
        gettext_noop("Jawab paling lambat {day}: {purpose}"),
        gettext_noop("{agency} menunggu jawaban Anda. Sesudah hari itu pesanan berakhir sendiri."),
    ),
    "order.soon.accepted": (
        gettext_noop("Kirim paling lambat {day}: {purpose}"),
        gettext_noop("{agency} menunggu barangnya."),
    ),
    "order.still.awaiting_approval": (
        gettext_noop("Masih menunggu, setujui pesanan: {purpose}"),
        gettext_noop("Menunggu Anda sejak {day}. {vendor}, {total:rp}."),
    ),
    "order.still.shipped": (
        gettext_noop("Masih menunggu, periksa barang: {purpose}"),
        gettext_noop("{vendor} menunggu sejak {day}."),
    ),
    "order.still.received": (
        gettext_noop("Masih menunggu, tanda tangani serah terima: {purpose}"),
        gettext_noop("{vendor} menunggu sejak {day}. {total:rp}."),
    ),
    "order.silent": (
        gettext_noop("{agency} belum menindaklanjuti: {purpose}"),
        gettext_noop("Pesanan dari {vendor} menunggu kantor sejak {day}. Yang bertugas sudah diingatkan."),
    ),
}
