"""Everyday goods with sensible prices: what offices in Central Java buy.

Prices are whole rupiah per unit, without PPN, as small shops ask them; all of it is invented and marked (contoh).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Good:
    """One kind of goods. `category` is LKPP's number 1-13, `account` the budget account it is bought under,
    `usual` how many an office orders at once (least, most), `variants` what shops put behind the name."""

    name: str
    category: int
    unit: str
    price: int
    account: str
    picture: str
    usual: tuple[int, int]
    kind: str = "goods"
    variants: tuple[str, ...] = ("",)
    origin: str = "pdn"


ATK, PAPER, PRINTING, COMPUTER = "5.1.02.01.01.0024", "5.1.02.01.01.0025", "5.1.02.01.01.0026", "5.1.02.01.01.0029"
FURNISHING, MEETING_FOOD, CLEANING = "5.1.02.01.01.0031", "5.1.02.01.01.0052", "5.1.02.01.01.0030"
RENT, SERVICE, MEDICAL, CLOTHES = "5.1.02.02.04.0132", "5.1.02.03.02.0035", "5.1.02.01.01.0037", "5.1.02.01.01.0063"

GOODS: tuple[Good, ...] = (
    Good("Kertas HVS A4", 5, "rim", 47_000, PAPER, "rim", (5, 60), variants=("70 gram", "75 gram", "80 gram")),
    Good("Kertas HVS F4", 5, "rim", 52_000, PAPER, "rim", (5, 60), variants=("70 gram", "75 gram", "80 gram")),
    Good("Kertas buffalo", 5, "pak", 32_000, PAPER, "rim", (2, 20), variants=("biru", "kuning", "hijau", "merah muda")),
    Good("Kertas stiker A4", 5, "pak", 45_000, PAPER, "rim", (1, 10), variants=("bening", "putih")),
    Good("Amplop putih besar", 5, "dus", 24_000, PAPER, "envelope", (2, 20), variants=("isi 100", "isi 90")),
    Good("Amplop cokelat folio", 5, "pak", 38_000, PAPER, "envelope", (2, 15), variants=("isi 50", "isi 100")),
    Good("Pulpen gel", 5, "lusin", 42_000, ATK, "pen", (2, 20), variants=("hitam", "biru", "merah")),
    Good("Pulpen bolpoin", 5, "lusin", 24_000, ATK, "pen", (2, 20), variants=("hitam", "biru")),
    Good("Spidol papan tulis", 5, "lusin", 96_000, ATK, "pen", (1, 10), variants=("hitam", "biru", "merah")),
    Good("Spidol permanen", 5, "lusin", 93_000, ATK, "pen", (1, 10), variants=("hitam", "biru")),
    Good("Pensil 2B", 5, "lusin", 38_000, ATK, "pen", (1, 20)),
    Good("Penghapus pensil", 5, "dus", 46_000, ATK, "box", (1, 5)),
    Good("Map ordner folio", 5, "buah", 25_500, ATK, "folder", (10, 60), variants=("5 cm", "7 cm")),
    Good("Map plastik kancing", 5, "lusin", 42_000, ATK, "folder", (2, 20), variants=("folio", "A4")),
    Good("Map kertas", 5, "pak", 36_000, ATK, "folder", (2, 20), variants=("biru", "kuning", "hijau", "merah")),
    Good("Stopmap batik", 5, "pak", 65_000, ATK, "folder", (1, 10)),
    Good("Buku agenda surat", 5, "buah", 34_000, ATK, "book", (2, 12), variants=("100 lembar", "200 lembar")),
    Good("Buku tulis", 5, "pak", 39_000, ATK, "book", (2, 30), variants=("38 lembar", "58 lembar")),
    Good("Buku kas folio", 5, "buah", 27_000, ATK, "book", (1, 12), variants=("100 lembar", "200 lembar")),
    Good("Klip kertas", 5, "dus", 32_000, ATK, "box", (1, 10), variants=("nomor 3", "nomor 5")),
    Good("Binder clip", 5, "lusin", 78_000, ATK, "box", (1, 10), variants=("107", "155", "260")),
    Good("Isi staples", 5, "dus", 46_000, ATK, "box", (1, 12), variants=("nomor 10", "nomor 3")),
    Good("Stapler", 5, "buah", 24_000, ATK, "box", (1, 8), variants=("kecil", "besar")),
    Good("Gunting kantor", 5, "buah", 16_000, ATK, "box", (2, 12)),
    Good("Lem kertas", 5, "lusin", 54_000, ATK, "bottle", (1, 6), variants=("cair", "batang")),
    Good("Lakban bening", 5, "buah", 12_500, ATK, "tape", (4, 36), variants=("2 inci", "3 inci")),
    Good("Lakban hitam", 5, "buah", 14_500, ATK, "tape", (4, 24), variants=("1,5 inci", "2 inci")),
    Good("Tinta stempel", 5, "botol", 11_000, ATK, "ink", (2, 12), variants=("ungu", "biru", "hitam")),
    Good("Kalkulator 12 angka", 5, "buah", 118_000, ATK, "device", (1, 6)),
    Good("Baterai alkalin", 5, "pak", 32_000, ATK, "box", (2, 20), variants=("AA", "AAA")),
    Good("Tinta printer hitam", 12, "botol", 92_000, COMPUTER, "ink", (2, 24), variants=("70 ml", "127 ml")),
    Good("Tinta printer warna", 12, "botol", 96_000, COMPUTER, "ink", (2, 24), variants=("sian", "magenta", "kuning")),
    Good("Toner printer laser", 12, "buah", 640_000, COMPUTER, "ink", (1, 8), variants=("05A", "85A", "107A")),
    Good("Flashdisk", 12, "buah", 88_000, COMPUTER, "device", (2, 20), variants=("32 GB", "64 GB"), origin="import"),
    Good("Tetikus nirkabel", 12, "buah", 138_000, COMPUTER, "device", (1, 10), origin="import"),
    Good("Papan ketik USB", 12, "buah", 152_000, COMPUTER, "device", (1, 10), origin="import"),
    Good("Kabel LAN cat 6", 12, "meter", 7_500, COMPUTER, "tape", (20, 100)),
    Good("Kabel rol 5 lubang", 12, "buah", 96_000, COMPUTER, "tape", (1, 8), variants=("5 meter", "10 meter")),
    Good("Lampu LED", 12, "buah", 38_000, CLEANING, "lamp", (4, 40), variants=("10 watt", "15 watt", "20 watt")),
    Good("Printer tinta", 12, "unit", 2_650_000, "5.2.02.10.02.0003", "device", (1, 2), origin="import"),
    Good("Kipas angin dinding", 12, "unit", 385_000, FURNISHING, "device", (1, 6)),
    Good("Kamera web", 12, "unit", 465_000, COMPUTER, "device", (1, 4), origin="import"),
    Good("Snack box isi 3", 1, "kotak", 13_500, MEETING_FOOD, "snack", (20, 150), "catering",
         ("lumpia, kue lapis, pisang", "risoles, putu ayu, kacang", "arem-arem, bolu, tahu")),
    Good("Snack box isi 4", 1, "kotak", 16_000, MEETING_FOOD, "snack", (20, 150), "catering",
         ("dengan teh", "dengan air 220 ml")),
    Good("Nasi kotak", 1, "kotak", 27_000, MEETING_FOOD, "rice", (20, 150), "catering",
         ("ayam goreng", "ayam bakar", "rendang", "ikan bandeng")),
    Good("Nasi tumpeng", 1, "paket", 625_000, MEETING_FOOD, "rice", (1, 3), "catering", ("25 orang", "40 orang")),
    Good("Prasmanan rapat", 1, "porsi", 43_000, MEETING_FOOD, "rice", (30, 150), "catering", ("menu A", "menu B")),
    Good("Air mineral gelas 220 ml", 1, "dus", 24_500, MEETING_FOOD, "water", (5, 60), "food"),
    Good("Air mineral botol 600 ml", 1, "dus", 46_000, MEETING_FOOD, "water", (4, 40), "food"),
    Good("Air galon 19 liter", 1, "galon", 19_000, MEETING_FOOD, "water", (4, 40), "food"),
    Good("Kopi bubuk", 1, "pak", 26_000, MEETING_FOOD, "sack", (2, 20), "food", ("robusta Temanggung", "arabika")),
    Good("Teh celup", 1, "dus", 9_500, MEETING_FOOD, "box", (4, 30), "food", ("isi 25", "isi 50")),
    Good("Gula pasir 1 kg", 1, "pak", 17_000, MEETING_FOOD, "sack", (4, 40), "food"),
    Good("Emping melinjo 1 kg", 1, "pak", 68_000, MEETING_FOOD, "sack", (2, 10), "food"),
    Good("Sewa kendaraan", 2, "hari", 475_000, "5.1.02.02.04.0036", "car", (1, 5), "service",
         ("7 orang", "15 orang")),
    Good("Sewa truk angkut", 2, "hari", 720_000, "5.1.02.02.04.0036", "car", (1, 3), "service"),
    Good("Kirim dokumen dalam kabupaten", 3, "kali", 24_000, "5.1.02.02.01.0026", "car", (4, 30), "service"),
    Good("Kirim paket antarkota", 3, "kilogram", 16_000, "5.1.02.02.01.0026", "box", (5, 60), "service"),
    Good("Kursi rapat lipat", 4, "unit", 425_000, FURNISHING, "chair", (4, 20), variants=("hitam", "biru")),
    Good("Kursi kerja", 4, "unit", 895_000, FURNISHING, "chair", (1, 8)),
    Good("Meja kerja jati", 4, "unit", 1_850_000, FURNISHING, "table", (1, 4), variants=("120 cm", "140 cm")),
    Good("Meja lipat", 4, "unit", 545_000, FURNISHING, "table", (2, 12)),
    Good("Rak arsip besi", 4, "unit", 1_250_000, FURNISHING, "table", (1, 6), variants=("4 susun", "5 susun")),
    Good("Lemari arsip 2 pintu", 4, "unit", 2_350_000, FURNISHING, "table", (1, 4)),
    Good("Papan tulis putih", 4, "unit", 465_000, FURNISHING, "table", (1, 5), variants=("90 x 120 cm",)),
    Good("Kipas batik cendera mata", 6, "buah", 32_000, ATK, "gift", (10, 60)),
    Good("Plakat kayu", 6, "buah", 145_000, ATK, "gift", (1, 12)),
    Good("Tas seminar", 6, "buah", 44_000, ATK, "bag", (20, 120), variants=("kanvas", "blacu")),
    Good("Cangkir keramik", 6, "buah", 31_000, ATK, "gift", (10, 60)),
    Good("Masker medis", 7, "dus", 27_000, MEDICAL, "box", (5, 60), variants=("3 lapis", "anak")),
    Good("Sarung tangan lateks", 7, "dus", 62_000, MEDICAL, "box", (2, 30), variants=("S", "M", "L")),
    Good("Termometer digital", 7, "buah", 42_000, MEDICAL, "device", (2, 12), origin="import"),
    Good("Tensimeter digital", 7, "unit", 445_000, MEDICAL, "device", (1, 6), origin="import"),
    Good("Timbangan bayi", 7, "unit", 465_000, MEDICAL, "device", (1, 6)),
    Good("Kasa gulung steril", 7, "pak", 38_000, MEDICAL, "box", (5, 30)),
    Good("Alkohol 70 %", 7, "botol", 28_000, MEDICAL, "bottle", (4, 40), variants=("300 ml", "1 liter")),
    Good("Kemeja batik lengan panjang", 8, "potong", 185_000, CLOTHES, "shirt", (5, 40),
         variants=("cap Pekalongan", "tulis Batang")),
    Good("Kaus olahraga", 8, "potong", 72_000, CLOTHES, "shirt", (10, 60), variants=("S", "M", "L", "XL")),
    Good("Rompi lapangan", 8, "potong", 118_000, CLOTHES, "shirt", (5, 30)),
    Good("Topi kegiatan", 8, "buah", 29_000, CLOTHES, "shirt", (10, 60)),
    Good("Sapu ijuk", 9, "buah", 23_000, CLEANING, "broom", (4, 24)),
    Good("Alat pel lantai", 9, "buah", 62_000, CLEANING, "broom", (2, 12)),
    Good("Pembersih lantai", 9, "botol", 16_500, CLEANING, "bottle", (4, 36), variants=("770 ml", "1,6 liter")),
    Good("Sabun cuci tangan", 9, "botol", 21_000, CLEANING, "bottle", (4, 36)),
    Good("Tisu wajah", 9, "pak", 14_500, CLEANING, "box", (6, 60)),
    Good("Kantong sampah", 9, "pak", 27_000, CLEANING, "bag", (4, 40), variants=("60 x 100 cm", "90 x 120 cm")),
    Good("Tempat sampah injak", 9, "buah", 98_000, CLEANING, "bag", (2, 12), variants=("20 liter", "40 liter")),
    Good("Cat tembok 5 kg", 9, "galon", 148_000, "5.1.02.01.01.0001", "bottle", (2, 16), variants=("putih", "krem")),
    Good("Semen 40 kg", 9, "sak", 58_000, "5.1.02.01.01.0001", "sack", (5, 60)),
    Good("Paku kayu", 9, "kilogram", 21_000, "5.1.02.01.01.0001", "box", (2, 20), variants=("5 cm", "7 cm")),
    Good("Spanduk", 10, "lembar", 78_000, PRINTING, "banner", (2, 24), variants=("1 x 3 m", "1 x 4 m", "2 x 3 m")),
    Good("Cetak brosur A5", 10, "lembar", 1_200, PRINTING, "banner", (200, 1500)),
    Good("Cetak buku laporan", 10, "buah", 39_000, PRINTING, "book", (10, 80), variants=("50 halaman", "100 halaman")),
    Good("Fotokopi A4", 10, "lembar", 250, PRINTING, "rim", (500, 6000), "service"),
    Good("Jilid lakban", 10, "buah", 6_000, PRINTING, "book", (20, 200), "service"),
    Good("Cetak stempel", 10, "buah", 88_000, PRINTING, "ink", (1, 8)),
    Good("Cetak kartu nama", 10, "dus", 46_000, PRINTING, "banner", (2, 20)),
    Good("Kamar penginapan", 11, "malam", 325_000, "5.1.02.04.01.0001", "bed", (1, 8), "service",
         ("1 orang", "2 orang")),
    Good("Ruang rapat", 11, "hari", 985_000, RENT, "table", (1, 3), "service", ("30 orang", "50 orang")),
    Good("Sewa tenda", 13, "hari", 365_000, RENT, "tent", (1, 8), "service", ("4 x 6 m", "5 x 10 m")),
    Good("Sewa kursi", 13, "hari", 5_500, RENT, "chair", (50, 300), "service"),
    Good("Sewa pengeras suara", 13, "hari", 785_000, RENT, "device", (1, 2), "service"),
    Good("Sewa genset 5 kVA", 13, "hari", 620_000, RENT, "device", (1, 3), "service"),
    Good("Servis penyejuk udara", 9, "unit", 88_000, SERVICE, "device", (2, 20), "service",
         ("cuci", "cuci dan tambah freon")),
    Good("Servis printer", 12, "unit", 165_000, SERVICE, "device", (1, 8), "service"),
    Good("Servis komputer", 12, "unit", 195_000, SERVICE, "device", (1, 10), "service"),
)  # fmt: skip
