"""Words that nobody can guess: addresses of papers, invitations, sessions."""

import secrets
from hashlib import sha256


def new_token() -> str:
    """22 letters that are safe in an address: 128 bits of chance."""
    return secrets.token_urlsafe(16)


def hash_of(token: str) -> str:
    """What is kept of a token. Unsalted and quick: 128 bits of chance cannot be guessed."""
    return sha256(token.encode()).hexdigest()
