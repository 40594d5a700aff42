"""Personal data at rest: who has no key reads nothing; keys change; a lost key breaks no page."""

import os

import pytest
from django.conf import LazySettings
from django.core.exceptions import FieldError

from eblangkon.config import environment
from eblangkon.ground.kernel.sealed import (
    SealedTextField,
    Unreadable,
    blind,
    blinds,
    is_newest,
    mask,
    seal,
    unseal,
)

OLD, NEW = "kunci-lama-" * 4, "kunci-baru-" * 4
NIK = "3325014107900001"


@pytest.fixture(autouse=True)
def _keys(settings: LazySettings) -> None:
    settings.DATA_KEYS = (OLD,)


def test_what_is_sealed_cannot_be_read_and_opens_again() -> None:
    first, second = seal(NIK), seal(NIK)
    assert NIK not in first
    assert first != second
    assert unseal(first) == unseal(second) == NIK


def test_a_new_key_seals_and_the_old_one_still_opens(settings: LazySettings) -> None:
    before = seal(NIK)
    settings.DATA_KEYS = (NEW, OLD)
    assert unseal(before) == NIK
    assert not is_newest(before)
    assert is_newest(seal(NIK))


def test_a_wrong_key_gives_nothing_and_loses_nothing(settings: LazySettings) -> None:
    stored = seal(NIK)
    settings.DATA_KEYS = (NEW,)
    found = unseal(stored)
    assert isinstance(found, Unreadable)
    assert not found
    assert SealedTextField().get_prep_value(found) == stored
    assert mask(found) == "••••••"


def test_a_fingerprint_is_the_same_for_the_same_value_key_and_purpose_only(settings: LazySettings) -> None:
    before = blind(NIK, "nik")
    assert before == blind(NIK, "nik")
    assert before != blind(NIK, "nip")
    settings.DATA_KEYS = (NEW, OLD)
    assert blind(NIK, "nik") != before
    assert before in blinds(NIK, "nik")


@pytest.mark.parametrize(
    ("value", "shown"),
    [(NIK, "••••••0001"), ("+6281234567890", "••••••7890"), ("123456", "••••••456"), ("1234", "••••••"), ("", "")],
)
def test_a_mask_shows_the_ending_and_not_the_length(value: str, shown: str) -> None:
    assert mask(value) == shown


def test_a_sealed_column_cannot_be_searched() -> None:
    with pytest.raises(FieldError):
        SealedTextField().get_lookup("exact")


def test_the_key_is_made_once_and_nobody_else_may_read_it(
    tmp_path: os.PathLike[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATA_DIR", str(tmp_path))
    monkeypatch.delenv("DATA_KEYS", raising=False)
    made = environment.read()
    assert environment.read().data_keys == made.data_keys
    assert (made.data_dir / "data_keys").stat().st_mode & 0o777 == 0o600
    monkeypatch.setenv("DATA_KEYS", f"{NEW},{OLD}")
    assert environment.read().data_keys == (NEW, OLD)


@pytest.mark.parametrize("given", ["kurang", f"{OLD},{OLD}", f"{OLD},x"])
def test_a_key_that_protects_nothing_is_refused(given: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATA_KEYS", given)
    with pytest.raises(environment.Unclear) as refused:
        environment.read()
    assert given not in str(refused.value)
