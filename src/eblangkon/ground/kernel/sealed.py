"""Personal data at rest: encrypted columns, a keyed fingerprint to look a value up by, and the mask that pages show.

The keys are `settings.DATA_KEYS`, the newest first: it seals, all of them open. DOMAIN.md 12, UU 27/2022 (PDP).
"""

import base64
import hmac
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core.exceptions import FieldError
from django.db import models

if TYPE_CHECKING:
    _Text = models.TextField[str | None, str | None]
    _Char = models.CharField[str | None, str | None]
else:
    _Text, _Char = models.TextField, models.CharField

HIDDEN = "•"
_ENDING, _SHORT = 4, 8


class Unreadable(str):
    """What stands in place of a value that none of the keys opens: empty, so that pages go on.

    It remembers what is stored, and saving it writes that back: a lost key that is found again loses nothing.
    """

    stored: str

    def __new__(cls, stored: str) -> "Unreadable":
        made = super().__new__(cls, "")
        made.stored = stored
        return made


def _derived(key: str, use: str) -> bytes:
    return hmac.digest(key.encode(), f"eblangkon {use}".encode(), "sha256")


@lru_cache(maxsize=8)
def _ring(keys: tuple[str, ...]) -> MultiFernet:
    return MultiFernet([Fernet(base64.urlsafe_b64encode(_derived(key, "seal"))) for key in keys])


def seal(value: str) -> str:
    """`value` encrypted with the newest key; another text each time."""
    return _ring(tuple(settings.DATA_KEYS)).encrypt(value.encode()).decode()


def unseal(stored: str) -> str:
    """The value behind what `seal` gave; Unreadable where no key opens it."""
    try:
        return _ring(tuple(settings.DATA_KEYS)).decrypt(stored.encode()).decode()
    except InvalidToken:
        return Unreadable(stored)


def is_newest(stored: str) -> bool:
    """Whether the newest key has sealed it."""
    try:
        _ring(tuple(settings.DATA_KEYS)[:1]).decrypt(stored.encode())
    except InvalidToken:
        return False
    return True


def blind(value: str, purpose: str) -> str:
    """A fingerprint of `value` by the newest key, to be kept beside it and looked up by: 64 hex digits.

    `purpose` names the column, so that the same digits in two columns cannot be told to be the same.
    """
    return _blind(settings.DATA_KEYS[0], value, purpose)


def blinds(value: str, purpose: str) -> list[str]:
    """The fingerprints by all keys, for `…_blind__in`: what an older key has sealed is found too."""
    return [_blind(key, value, purpose) for key in settings.DATA_KEYS]


def _blind(key: str, value: str, purpose: str) -> str:
    return hmac.new(_derived(key, "blind"), f"{purpose}\0{value}".encode(), "sha256").hexdigest()


def mask(value: str | None) -> str:
    """`•••• ••90`-like: the last 4 signs stay (3 of a short value, none of a very short one); nothing of nothing.

    How long the value is cannot be seen. One that cannot be read shows no ending.
    """
    if isinstance(value, Unreadable):
        return HIDDEN * 6
    if not value:
        return ""
    shown = _ENDING if len(value) > _SHORT else 3 if len(value) > _ENDING + 1 else 0
    return HIDDEN * 6 + (value[-shown:] if shown else "")


class SealedTextField(_Text):
    """Text that only those who hold the keys can read. It cannot be searched; a BlindField beside it can."""

    def get_prep_value(self, value: Any) -> str | None:
        if isinstance(value, Unreadable):
            return value.stored
        plain = super().get_prep_value(value)
        return seal(str(plain)) if plain else plain

    def from_db_value(self, value: str | None, *_: Any) -> str | None:
        return unseal(value) if value else value

    def get_lookup(self, lookup_name: str) -> Any:
        if lookup_name != "isnull":
            raise FieldError(f"{self.name} is sealed: look it up by its BlindField")
        return super().get_lookup(lookup_name)


class BlindField(_Char):
    """`blind(…)` of the SealedTextField named `of`, reckoned at every save; unique where the sealed value is set.

    Whoever saves some fields only (`update_fields`) names both. `QuerySet.update` of the sealed field is a mistake.
    """

    def __init__(self, of: str, purpose: str, **options: Any) -> None:
        self.of, self.purpose = of, purpose
        super().__init__(**{"max_length": 64, "null": True, "unique": True, "editable": False} | options)

    def deconstruct(self) -> Any:
        name, path, args, options = super().deconstruct()
        return name, path, [self.of, self.purpose, *args], options

    def reckoned(self, record: models.Model) -> str | None:
        """What belongs beside the record's value as it is now."""
        value = getattr(record, self.of)
        if isinstance(value, Unreadable):
            kept: str | None = getattr(record, self.attname)
            return kept
        return blind(value, self.purpose) if value else None

    def pre_save(self, model_instance: models.Model, add: bool) -> str | None:
        reckoned = self.reckoned(model_instance)
        setattr(model_instance, self.attname, reckoned)
        return reckoned

    def clean(self, value: Any, model_instance: models.Model | None) -> str | None:
        return self.reckoned(model_instance) if model_instance else None
