"""A session that ended under an open form: what was typed waits for the same person, and is not sent by itself."""

from django.test import Client
from tests.cast import Town

from eblangkon.desks.frame.refill import refill
from eblangkon.purchase.ordering.models import RequestNote

PATH = "/permintaan/baru"
TYPED = {"keperluan": 'Rapat "besar" <b>', "nama-0": "Kertas", "jumlah-0": "7", "nama-1": "Tinta", "kirim": "1",
         "password": "rahasia", "csrfmiddlewaretoken": "x" * 32}  # fmt: skip


def expired(town: Town, role: str = "pptk") -> Client:
    """The browser of somebody whose session has just ended."""
    client = town.client(role)
    client.get(PATH)
    client.cookies.pop("sessionid", None)
    answer = client.post(PATH, TYPED, headers={"referer": f"http://testserver{PATH}"})
    assert answer["Location"] == "/masuk?kembali=%2Fpermintaan%2Fbaru"
    return client


def test_it_comes_back_to_the_same_person_once_and_unsent(town: Town) -> None:
    before = RequestNote.objects.count()
    client = expired(town)
    client.force_login(town.people["pptk"])
    page = client.get(PATH).content.decode()
    assert "Isian Anda belum terkirim" in page
    assert 'value="Rapat &quot;besar&quot; &lt;b&gt;"' in page
    assert "<li>1</li>" not in page  # the button's own value was not typed
    assert "<li>Tinta</li>" in page  # the second line has no field yet
    assert "rahasia" not in page
    assert RequestNote.objects.count() == before
    assert "belum terkirim" not in client.get(PATH).content.decode()


def test_nobody_else_sees_it(town: Town) -> None:
    client = expired(town)
    client.force_login(town.people["ppk"])
    assert "Rapat" not in client.get(PATH).content.decode()
    client.force_login(town.people["pptk"])
    assert "Rapat" not in client.get(PATH).content.decode()


def test_a_stranger_and_a_flood_keep_nothing(town: Town) -> None:
    assert "isian" not in Client().post(PATH, TYPED).cookies
    client = town.client("pptk")
    client.get(PATH)
    client.cookies.pop("sessionid", None)
    assert "isian" not in client.post(PATH, {"keperluan": "x" * 70_000}).cookies


def test_every_kind_of_field_is_filled_and_secrets_are_left() -> None:
    page = (
        '<form method="post"><input type="hidden" name="v" value="1"><textarea name="t">old</textarea>'
        '<select name="s"><option value="a" selected>A</option><option value="b">B</option></select>'
        '<input type="radio" name="r" value="1" checked><input type="radio" name="r" value="2"></form>'
    )
    filled, left = refill(page, {"v": ["9"], "t": ["a<b"], "s": ["b"], "r": ["2"], "gone": ["kept"]})
    assert 'name="v" value="1"' in filled
    assert "a&lt;b</textarea>" in filled
    assert '<option value="a">' in filled
    assert '<option value="b" selected>' in filled
    assert 'name="r" value="1">' in filled
    assert 'name="r" value="2" checked>' in filled
    assert left == ["kept"]
