"""What each dated rule is called, wherever a page speaks of it."""

from typing import Final

from django.utils.translation import gettext_lazy

from eblangkon.desks.frame.navigation import Words

RULE_NAMES: Final[dict[str, Words]] = {
    "order_limit": gettext_lazy("Batas nilai satu pesanan"),
    "short_path_limit": gettext_lazy("Batas jalan pendek (tiga surat)"),
    "default_float_limit": gettext_lazy("Batas bawaan pembayaran UP/GU"),
    "float_ceiling": gettext_lazy("Batas pembayaran UP/GU menurut daerah"),
    "order_methods": gettext_lazy("Metode paket RUP yang dapat dibeli"),
    "compare_threshold": gettext_lazy("Nilai yang wajib dibandingkan"),
    "compare_vendors": gettext_lazy("Banyaknya pembanding"),
    "direct_procurement_limit": gettext_lazy("Batas pengadaan langsung barang dan jasa lainnya"),
    "direct_construction_limit": gettext_lazy("Batas pengadaan langsung konstruksi"),
    "direct_consultancy_limit": gettext_lazy("Batas pengadaan langsung jasa konsultansi"),
    "pp_limit": gettext_lazy("Batas e-purchasing oleh pejabat pengadaan"),
    "umkk_share": gettext_lazy("Bagian belanja untuk usaha mikro, kecil, dan koperasi"),
    "umkk_package_limit": gettext_lazy("Batas paket untuk usaha mikro, kecil, dan koperasi"),
    "receipt_limit": gettext_lazy("Batas bukti pembelian"),
    "kuitansi_limit": gettext_lazy("Batas kuitansi"),
    "spk_limit": gettext_lazy("Batas surat perintah kerja"),
    "duty_stamp_over": gettext_lazy("Bermeterai di atas"),
    "duty_stamp": gettext_lazy("Bea meterai"),
    "answer_days": gettext_lazy("Waktu jawab penyedia"),
    "hold_days": gettext_lazy("Lama pesanan yang dikembalikan tetap dipesankan"),
    "pay_days": gettext_lazy("Waktu pembayaran sejak berkas lengkap"),
    "late_penalty": gettext_lazy("Denda terlambat per hari"),
    "extension_days": gettext_lazy("Perpanjangan paling lama"),
    "termination_notice_days": gettext_lazy("Peringatan sebelum pesanan diputus"),
    "kkpd_limit": gettext_lazy("Batas kartu kredit pemerintah daerah"),
    "vendor_verification_days": gettext_lazy("Waktu memeriksa penyedia baru"),
    "registration_kept_days": gettext_lazy("Lama pendaftaran yang belum selesai disimpan"),
    "import_kept_days": gettext_lazy("Lama menyimpan berkas impor dan sel yang ditolak"),
    "import_undo_days": gettext_lazy("Lama impor dapat dibatalkan"),
    "read_notice_kept_days": gettext_lazy("Lama menyimpan pesan yang sudah dibaca"),
    "person_kept_years": gettext_lazy("Lama menyimpan data pribadi sesudah tugas berakhir"),
    "invitation_days": gettext_lazy("Lama undangan berlaku"),
    "invitation_kept_days": gettext_lazy("Lama menyimpan undangan yang sudah selesai"),
    "sign_in_tries_minute": gettext_lazy("Percobaan masuk yang salah dalam satu menit"),
    "sign_in_tries_hour": gettext_lazy("Percobaan masuk yang salah dalam satu jam"),
    "sign_in_tries_network": gettext_lazy("Percobaan masuk yang salah dari satu jaringan dalam lima menit"),
    "recovery_days": gettext_lazy("Lama permintaan pemulihan menunggu petugas kedua"),
    "remind_days": gettext_lazy("Pengingat sebelum batas waktu"),
    "waiting_days": gettext_lazy("Pengingat untuk langkah tanpa batas waktu"),
    "escalate_days": gettext_lazy("Lama diam sebelum pimpinan kantor dan UKPBJ diberi tahu"),
    "duty_end_days": gettext_lazy("Pengingat sebelum tugas berakhir"),
    "quiet_hours": gettext_lazy("Jam tenang surel"),
    "percentages_from_orders": gettext_lazy("Persentase ditulis mulai dari jumlah pesanan"),
}
