"""Sentences take what they are given, and nothing more."""

from eblangkon.ground.kernel.words import fill, sentence


def test_rupiah_text_and_what_is_missing():
    assert fill("{actor}: {total:rp}, {n}", {"actor": "Ani", "total": 1_300_000, "n": 3}) == "Ani: Rp1.300.000, 3"
    assert fill("{actor}: {note}", {"actor": "Ani"}) == "Ani: …"
    assert fill("{total:rp}", {"total": "?"}) == "?"


def test_what_is_filled_in_is_never_a_template():
    assert fill("{note}", {"note": "{actor.__class__}"}) == "{actor.__class__}"


def test_what_somebody_wrote_is_closed_before_ours_follows():
    assert [sentence(text) for text in ("Stok habis", " Habis. ", "Benar?", "")] == [
        "Stok habis.",
        "Habis.",
        "Benar?",
        "",
    ]
