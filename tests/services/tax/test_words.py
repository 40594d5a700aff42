"""The sentences that stand on the order's page."""

from datetime import date
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest

from eblangkon.ground.money.rupiah import Rupiah
from eblangkon.services.tax.papers.sentences import SENTENCES, percent, sentences
from eblangkon.services.tax.rules import TaxCase, TaxLine, TaxVendor, quote
from eblangkon.services.tax.rules.outcome import ExplanationCode
from eblangkon.services.tax.rules.table import TABLE
from eblangkon.services.tax.tables import MEANINGS, rules_page

PAGE = Path(__file__).parents[3] / "docs" / "tax.md"


def test_every_code_has_its_sentence() -> None:
    assert set(SENTENCES) == set(get_args(ExplanationCode))


def test_a_purchase_by_the_treasurer_in_words() -> None:
    goods = TaxLine("goods", Rupiah(10_000_000))
    found = quote(TaxCase(date(2026, 1, 5), "LS", False, "33.25", TaxVendor(npwp=True), (goods,)))
    assert sentences(found) == [
        "Tidak ada PPN, karena toko bukan pengusaha kena pajak (PKP).",
        "PPh 22 barang: Rp10.000.000 × 1,5% = Rp150.000. Bendahara memotongnya dari pembayaran dan menyetorkannya ke "
        "kas negara atas nama toko, karena nilai barangnya lebih dari Rp2.000.000. "
        "Dasar: PMK 59/2022, sebagian diganti PMK 81/2024.",
        "Pembeli membayar Rp10.000.000. Dipotong pajak Rp150.000, toko menerima Rp9.850.000.",
    ]


def test_without_a_region_or_a_tax_the_words_still_read() -> None:
    meal = TaxLine("catering", Rupiah(1_100_000), includes_pbjt=True)
    found = quote(TaxCase(date(2026, 1, 5), "KKPD", False, "", TaxVendor(), (meal,), Fraction(1, 10)))
    words = sentences(found)
    assert words[0] == (
        "Pajak makanan daerah (PBJT) wilayah ini sudah ada di dalam harga Rp1.100.000: harga tanpa PBJT Rp1.000.000, "
        "PBJT-nya Rp100.000 (10% dari harga tanpa PBJT). Dasar: UU 1/2022 pasal 58."
    )
    assert words[-1] == "Pembeli membayar Rp1.100.000. Tidak ada pajak yang dipotong; toko menerima Rp1.100.000."


@pytest.mark.parametrize(
    ("share", "text"), [("0.015", "1,5%"), ("0.12", "12%"), ("11/12", "11/12"), ("1", "100%"), ("0.1", "10%")]
)
def test_shares_as_indonesians_write_them(share: str, text: str) -> None:
    assert percent(Fraction(share)) == text


def test_rows_of_one_code_follow_each_other_without_gap_or_overlap() -> None:
    for code in {rule.code for rule in TABLE}:
        rows = [rule for rule in TABLE if rule.code == code]
        assert rows[-1].effective_to is None
        for earlier, later in pairwise(rows):
            assert earlier.effective_to is not None
            assert (later.effective_from - earlier.effective_to).days == 1


def test_every_rule_has_a_meaning_and_no_meaning_is_left_over() -> None:
    assert set(MEANINGS) == {rule.code for rule in TABLE}


def test_the_page_of_rules_is_up_to_date() -> None:
    assert PAGE.read_text() == rules_page(), (
        "docs/tax.md drifted; print it anew: python -c 'from eblangkon.services.tax.tables import rules_page; "
        'print(rules_page(), end="")\' > docs/tax.md'
    )
