"""Invented names. Every one is shown with "(contoh)" behind it."""

GIVEN = tuple(
    "Agus Bambang Dewi Endang Hendra Laras Retno Rina Sri Sutarno Yusuf Wahyu Siti Joko Ratna Budi Ani Slamet Tri "
    "Nur Eko Indah Dwi Heru Lestari Tono Maya Rudi Wati Hadi Puji Arif Yuni Dian Imam Sari Teguh Umi Gilang".split()
)
FAMILY = tuple(
    "Prasetyo Sutrisno Anggraini Susilowati Wijaya Pertiwi Palupi Wahyuningsih Lestari Hidayat Santoso Rahayu "
    "Nugroho Kusuma Setiawan Handayani Purnomo Wulandari Saputra Utami Haryanto Widodo Maharani Subekti".split()
)
SHOP_WORDS = tuple(
    "Pesisir Alas Roban Subah Kalisari Limpung Bandar Tulis Gringsing Reban Blado Wonotunggal Kandeman Banyuputih "
    "Sigayung Tersono Bawang Warungasem Pecalungan Ujungnegoro Sikembang Curug Dieng Serayu Slamet Merbabu".split()
)
ENTITY_FORMS = ("CV", "UD", "PT", "Koperasi")
ENTITY_WORDS = ("Sinar", "Guyub", "Maju", "Berkah", "Mitra", "Karya", "Cahaya", "Sumber", "Lancar", "Tunas")
INDIVIDUAL_WORDS = ("Toko", "Kios", "Dapur", "Warung", "Bengkel", "Percetakan", "Mebel", "Jahit")

# Usual names of offices; the region's name is put behind, then "(contoh)".
OFFICES = (
    ("Dinas Kesehatan", "1.02.0.00.0.00.01"),
    ("Dinas Pendidikan dan Kebudayaan", "1.01.0.00.0.00.01"),
    ("Dinas Pekerjaan Umum dan Penataan Ruang", "1.03.0.00.0.00.01"),
    ("Dinas Sosial", "1.06.0.00.0.00.01"),
    ("Dinas Perhubungan", "2.15.0.00.0.00.01"),
    ("Dinas Komunikasi dan Informatika", "2.16.0.00.0.00.01"),
    ("Dinas Lingkungan Hidup", "2.11.0.00.0.00.01"),
    ("Dinas Pertanian dan Pangan", "3.27.0.00.0.00.01"),
    ("Sekretariat Daerah", "4.01.0.00.0.00.01"),
    ("Sekretariat DPRD", "4.02.0.00.0.00.01"),
    ("Badan Perencanaan Pembangunan Daerah", "5.01.0.00.0.00.01"),
    ("Badan Pengelolaan Keuangan", "5.02.0.00.0.00.01"),
    ("Kecamatan Subah", "7.01.0.00.0.00.05"),
    ("Puskesmas Subah", "1.02.0.00.0.00.12"),
    ("Satuan Polisi Pamong Praja", "1.05.0.00.0.00.01"),
)
