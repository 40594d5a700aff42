"""What the environment says, read once, refused loudly when unclear."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from eblangkon.config.post import Post, post_of


class Unclear(SystemExit):
    """The environment cannot be understood; the message says which variable and how to mend it."""

    def __init__(self, variable: str, remedy: str) -> None:
        super().__init__(f"{variable}: {remedy}")


@dataclass(frozen=True, slots=True)
class Environment:
    data_dir: Path
    database_url: str | None
    database_owner_url: str | None
    port: int
    public_url: str
    secret_key: str
    data_keys: tuple[str, ...]
    demo: bool
    demo_forced: bool
    post: Post | None


def _secret_key(data_dir: Path) -> str:
    """SECRET_KEY, else one made once in DATA_DIR and read from then on."""
    if given := os.environ.get("SECRET_KEY"):
        if len(given) < 32:
            raise Unclear("SECRET_KEY", "at least 32 characters, please")
        return given
    return _made_once(data_dir / "secret_key")


def _data_keys(data_dir: Path) -> tuple[str, ...]:
    """DATA_KEYS, the newest first, else one made once in DATA_DIR. Who loses them loses all sealed personal data."""
    given = os.environ.get("DATA_KEYS") or _made_once(data_dir / "data_keys")
    keys = tuple(key.strip() for key in given.replace("\n", ",").split(",") if key.strip())
    if not keys or any(len(key) < 32 for key in keys):
        raise Unclear("DATA_KEYS", "keys of at least 32 characters each, with commas between, the newest first")
    if len(set(keys)) < len(keys):
        raise Unclear("DATA_KEYS", "the same key stands there twice")
    return keys


def _made_once(file: Path) -> str:
    """What the file holds; chance, where there is none yet. Nobody else may read it."""
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        fresh = file.with_name(f".{file.name}.{os.getpid()}")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        try:
            os.link(fresh, file)  # whoever links first has made the key; the others read it
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return file.read_text().strip()


def _post() -> Post | None:
    """EMAIL_URL; None writes mail into DATA_DIR/mail. The refusal does not repeat it: a password may stand in it."""
    given = os.environ.get("EMAIL_URL")
    if not given:
        return None
    try:
        return post_of(given)
    except ValueError:
        raise Unclear("EMAIL_URL", "smtp://user:password@host:587, or smtps://, or smtp://host:25?plain") from None


def read() -> Environment:
    """Read and check every variable that e-Blangkon knows. Raises Unclear."""
    data_dir = Path(os.environ.get("DATA_DIR") or "data").resolve()
    port_text = os.environ.get("PORT") or "8000"
    if not port_text.isdecimal() or not 0 < int(port_text) < 65536:
        raise Unclear("PORT", f"a number from 1 to 65535, not {port_text!r}")
    demo_text = os.environ.get("DEMO") or "0"
    if demo_text not in ("0", "1", "force"):
        raise Unclear("DEMO", f"0, 1 or force, not {demo_text!r}")
    public_url = (os.environ.get("PUBLIC_URL") or f"http://localhost:{port_text}").rstrip("/")
    if not public_url.startswith(("http://", "https://")):
        raise Unclear("PUBLIC_URL", f"begins with http:// or https://, not {public_url!r}")
    return Environment(
        data_dir=data_dir,
        database_url=os.environ.get("DATABASE_URL") or None,
        database_owner_url=os.environ.get("DATABASE_OWNER_URL") or None,
        port=int(port_text),
        public_url=public_url,
        secret_key=_secret_key(data_dir),
        data_keys=_data_keys(data_dir),
        demo=demo_text != "0",
        demo_forced=demo_text == "force",
        post=_post(),
    )
