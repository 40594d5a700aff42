"""Mail goes where EMAIL_URL says, and an unclear one is refused before anything starts."""

import pytest

from eblangkon.config.post import Post, post_of


@pytest.mark.parametrize(
    ("url", "post"),
    [
        ("smtp://mail.batang.go.id", Post("mail.batang.go.id", 587, "", "", True, False)),
        ("smtps://ani:p%40ss@mail.example:2465", Post("mail.example", 2465, "ani", "p@ss", False, True)),
        ("smtp://localhost:25?plain", Post("localhost", 25, "", "", False, False)),
    ],
)
def test_a_post_is_named_by_its_address(url: str, post: Post) -> None:
    assert post_of(url) == post


@pytest.mark.parametrize(
    "url", ["mail.example", "http://mail.example", "smtp://", "smtp://mail.example:x", "smtp://a?b"]
)
def test_an_unclear_address_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        post_of(url)
