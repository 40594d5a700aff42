"""One phone, many spellings."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eblangkon.ground.people.rules import NotAPhoneNumber, looks_like_phone, normalise_phone


@pytest.mark.parametrize(
    "text",
    ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62812.3456.7890", "006281234567890", "+62 (0)81234567890",
     " 812 3456 7890 "],
)  # fmt: skip
def test_every_spelling_is_one_number(text: str) -> None:
    assert normalise_phone(text) == "+6281234567890"


@pytest.mark.parametrize("text", ["", "abc", "0812", "+1 555 0100 000", "08123456789012345", "٠٨١٢٣٤٥٦٧٨٩٠", "+62"])
def test_what_is_no_number_is_refused_with_the_remedy(text: str) -> None:
    with pytest.raises(NotAPhoneNumber, match="0812"):
        normalise_phone(text)


@given(st.from_regex(r"8[1-9][0-9]{7,10}", fullmatch=True))
def test_normalising_twice_changes_nothing(digits: str) -> None:
    assert normalise_phone(normalise_phone("0" + digits)) == f"+62{digits}"


def test_an_address_is_no_phone() -> None:
    assert not looks_like_phone("dewi2@contoh.go.id")
    assert looks_like_phone("0812 3456 7890")
