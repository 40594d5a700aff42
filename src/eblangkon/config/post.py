"""How mail leaves the house: into files, or through the post that EMAIL_URL names."""

from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

PORTS = {"smtp": 587, "smtps": 465}


@dataclass(frozen=True, slots=True)
class Post:
    """An SMTP server. `smtps` speaks TLS from the first byte, `smtp` begins it (STARTTLS) unless `?plain` is said."""

    host: str
    port: int
    user: str
    password: str
    tls: bool
    ssl: bool


def post_of(url: str) -> Post:
    """`smtp://user:password@host:587`, `smtps://…` or `smtp://localhost:25?plain`. Raises ValueError for others."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.query not in ("", "plain"):
        raise ValueError(url)
    plain = parts.query == "plain"
    return Post(
        parts.hostname,
        parts.port or PORTS[parts.scheme],
        _said(parts, "username"),
        _said(parts, "password"),
        tls=parts.scheme == "smtp" and not plain,
        ssl=parts.scheme == "smtps",
    )


def _said(parts: SplitResult, name: str) -> str:
    return unquote(getattr(parts, name) or "")
