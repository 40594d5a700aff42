"""Each step of a quote as one sentence or two that a village vendor understands, told when read; the law stands last.

The same sentences stand on the order's page and in `tax_quote`.
"""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.rules import Explanation, TaxQuote
from eblangkon.services.tax.rules.outcome import ExplanationCode, Param

KINDS = {
    "goods": gettext_noop("barang"),
    "service": gettext_noop("jasa"),
    "catering": gettext_noop("jasa boga (katering)"),
    "food": gettext_noop("makanan jadi"),
}

SENTENCES: dict[ExplanationCode, str] = {
    "shipping_follows": gettext_noop(
        "Ongkos kirim {amount} dihitung seperti {kind}, mengikuti baris yang nilainya paling besar."
    ),
    "shipping_alone": gettext_noop("Ongkos kirim {amount} berdiri sendiri tanpa barang, jadi dihitung sebagai jasa."),
    "vat_added": gettext_noop(
        "PPN {kind}: {base} × {rate} = {amount}, ditambahkan di atas harga karena toko pengusaha kena pajak (PKP)."
    ),
    "vat_added_share": gettext_noop(
        "PPN {kind}: {base} × {share} = {shared}, lalu {shared} × {rate} = {amount}, ditambahkan di atas "
        "harga karena toko pengusaha kena pajak (PKP)."
    ),
    "vat_within": gettext_noop(
        "PPN {kind} sudah ada di dalam harga {gross}: harga tanpa PPN {base}, PPN-nya {amount} (setara "
        "{rate} dari harga tanpa PPN)."
    ),
    "vat_none_not_pkp": gettext_noop("Tidak ada PPN, karena toko bukan pengusaha kena pajak (PKP)."),
    "vat_none_catering": gettext_noop(
        "Tidak ada PPN atas jasa boga {base}: makanan yang dimasak menurut pesanan lalu diantar dikenai "
        "pajak makanan daerah (PBJT), bukan PPN."
    ),
    "vat_withheld_platform": gettext_noop(
        "PPN {amount} dipungut dan disetor oleh platform, karena platform ini ditunjuk kantor pajak dan "
        "uang belanja lewat rekeningnya. Toko tidak menyetornya lagi."
    ),
    "vat_withheld_treasurer": gettext_noop(
        "PPN {amount} dipungut dan disetor oleh bendahara, karena belanja kena PPN beserta PPN-nya "
        "{gross}, lebih dari {floor}. Toko tidak menyetornya lagi."
    ),
    "vat_left_floor": gettext_noop(
        "PPN {amount} dibayarkan kepada toko dan disetor sendiri oleh toko, karena belanja kena PPN "
        "beserta PPN-nya {gross}, tidak lebih dari {floor}, dan bukan pecahan belanja yang lebih besar."
    ),
    "vat_left_card": gettext_noop(
        "PPN {amount} dibayarkan kepada toko dan disetor sendiri oleh toko, karena dibayar dengan kartu "
        "kredit pemerintah daerah (KKPD)."
    ),
    "pbjt_added": gettext_noop(
        "Pajak makanan daerah (PBJT) wilayah {region}: {base} × {rate} = {amount}, ditambahkan di atas harga jasa boga."
    ),
    "pbjt_within": gettext_noop(
        "Pajak makanan daerah (PBJT) wilayah {region} sudah ada di dalam harga {gross}: harga tanpa PBJT "
        "{base}, PBJT-nya {amount} ({rate} dari harga tanpa PBJT)."
    ),
    "pbjt_no_rate": gettext_noop(
        "Pajak makanan daerah (PBJT) dihitung Rp0, karena tarif wilayah {region} belum diisi. Tanyakan "
        "kepada badan pendapatan daerah apakah toko terkena PBJT."
    ),
    "pbjt_left": gettext_noop("PBJT {amount} ikut dibayarkan kepada toko; toko yang menyetorkannya ke kas daerah."),
    "pbjt_withheld": gettext_noop("PBJT {amount} dipotong bendahara dari pembayaran dan disetorkan ke kas daerah."),
    "income_card": gettext_noop(
        "Tidak ada PPh yang dipotong, karena dibayar dengan kartu kredit pemerintah daerah (KKPD). Toko "
        "menghitung dan menyetor sendiri pajak penghasilannya."
    ),
    "income_skb": gettext_noop(
        "Tidak ada PPh yang dipotong, karena toko punya surat keterangan bebas (SKB) yang masih berlaku."
    ),
    "income_declaration": gettext_noop(
        "Tidak ada PPh yang dipotong, karena toko milik perorangan ini sudah menyatakan omzetnya setahun "
        "tidak lebih dari {ceiling}."
    ),
    "income_declaration_entity": gettext_noop(
        "Surat pernyataan omzet tidak mengubah PPh, karena surat itu hanya berlaku untuk toko milik perorangan."
    ),
    "income_exempt": gettext_noop(
        "Atas {base} tidak ada PPh yang dipotong, karena termasuk barang yang dikecualikan (misalnya "
        "beras, bahan bakar, listrik, air, meterai)."
    ),
    "income_22_platform": gettext_noop(
        "PPh 22: {base} × {rate} = {amount}. Platform memotongnya dari pembayaran dan menyetorkannya ke "
        "kas negara atas nama toko, karena platform ini ditunjuk kantor pajak; tarifnya sama untuk semua "
        "baris."
    ),
    "income_22_goods": gettext_noop(
        "PPh 22 barang: {base} × {rate} = {amount}. Bendahara memotongnya dari pembayaran dan "
        "menyetorkannya ke kas negara atas nama toko, karena nilai barangnya lebih dari {floor}."
    ),
    "income_22_goods_no_npwp": gettext_noop(
        "PPh 22 barang: {base} × {rate} = {amount}. Bendahara memotongnya dari pembayaran dan "
        "menyetorkannya ke kas negara atas nama toko. Tarifnya dua kali lipat karena toko belum "
        "ber-NPWP; NIK yang sudah padan dihitung sebagai NPWP."
    ),
    "income_22_floor": gettext_noop(
        "PPh barang tidak dipotong, karena nilai barangnya {base}, tidak lebih dari {floor}, dan bukan "
        "pecahan belanja yang lebih besar."
    ),
    "income_23": gettext_noop(
        "PPh 23 jasa: {base} × {rate} = {amount}. Bendahara memotongnya dari pembayaran dan "
        "menyetorkannya ke kas negara atas nama toko, karena jasanya diberikan oleh badan usaha."
    ),
    "income_23_no_npwp": gettext_noop(
        "PPh 23 jasa: {base} × {rate} = {amount}. Bendahara memotongnya dari pembayaran dan "
        "menyetorkannya ke kas negara atas nama toko. Tarifnya dua kali lipat karena badan usaha ini "
        "belum ber-NPWP."
    ),
    "income_21": gettext_noop(
        "PPh 21 jasa: {base} × {rate} = {amount} (5% dari separuh nilai jasa). Bendahara memotongnya "
        "dari pembayaran dan menyetorkannya ke kas negara atas nama toko, karena jasanya diberikan oleh "
        "perorangan."
    ),
    "income_21_no_npwp": gettext_noop(
        "PPh 21 jasa: {base} × {rate} = {amount} (5% dari separuh nilai jasa, lalu 120% dari hasilnya). "
        "Bendahara memotongnya dari pembayaran dan menyetorkannya ke kas negara atas nama toko. Tarifnya "
        "lebih tinggi karena toko belum ber-NPWP; NIK yang sudah padan dihitung sebagai NPWP."
    ),
    "income_final": gettext_noop(
        "PPh final: {base} × {rate} = {amount}. Bendahara memotongnya dari pembayaran dan menyetorkannya "
        "ke kas negara atas nama toko, dengan tarif usaha kecil karena toko punya surat keterangan "
        "(Suket) yang masih berlaku."
    ),
    "totals": gettext_noop("Pembeli membayar {buyer_pays}. Dipotong pajak {withheld}, toko menerima {vendor_nets}."),
    "totals_whole": gettext_noop(
        "Pembeli membayar {buyer_pays}. Tidak ada pajak yang dipotong; toko menerima {vendor_nets}."
    ),
}


def sentences(quote: TaxQuote) -> list[str]:
    """The quote's steps in words, in the order of the reckoning."""
    return [sentence(step) for step in quote.explanation]


def sentence(step: Explanation) -> str:
    """One step in words, followed by the law it rests on."""
    return worded(step.code, step.params, [rule.source for rule in step.rules])


def worded(code: ExplanationCode, params: Mapping[str, Param], sources: Iterable[str]) -> str:
    """The same for a step that an order has kept, with the sources that it names."""
    text = _(SENTENCES[code]).format(**{name: _word(value) for name, value in params.items()})
    named = "; ".join(dict.fromkeys(sources))
    return f"{text} {_('Dasar')}: {named}." if named else text


def _word(value: Param) -> str:
    if isinstance(value, Rupiah):
        return str(value)
    return percent(value) if isinstance(value, Fraction) else _(KINDS.get(value, value) or "ini")


def percent(share: Fraction) -> str:
    """A share as Indonesians write it: `1,5%`; one that no decimal can hold stays a fraction: `11/12`."""
    hundredfold = share * 100
    if 10**6 % hundredfold.denominator:
        return f"{share.numerator}/{share.denominator}"
    exact = Decimal(hundredfold.numerator) / Decimal(hundredfold.denominator)
    return f"{exact:f}%".replace(".", ",")
