"""Words that nobody can guess: addresses of papers, invitations, sessions."""

import secrets


def new_token() -> str:
    """22 letters that are safe in an address: 128 bits of chance."""
    return secrets.token_urlsafe(16)
