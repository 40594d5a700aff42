"""Django's settings; what an installation may choose comes from `environment`."""

from pathlib import Path
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict

from eblangkon.config import environment
from eblangkon.services.imports.rules.limits import Limits

ENV = environment.read()
BASE = Path(__file__).parents[1]
PUBLIC = urlsplit(ENV.public_url)

SECRET_KEY = ENV.secret_key
DATA_KEYS = ENV.data_keys  # the house's own: they seal personal data (ground/kernel/sealed.py)
DEBUG = False
ALLOWED_HOSTS = [PUBLIC.hostname or "localhost", "localhost", "127.0.0.1"]
CSRF_TRUSTED_ORIGINS = [ENV.public_url]
ROOT_URLCONF = "eblangkon.config.urls"
WSGI_APPLICATION = "eblangkon.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.Person"

ROOMS = [
    f"eblangkon.{room}"
    for room in (
        "desks.storefront desks.account desks.office desks.shop desks.oversight desks.backoffice desks.frame "
        "insight.transparency "
        "purchase.payment purchase.delivery purchase.ordering purchase.catalogue "
        "parties.vendors parties.agencies "
        "services.documents services.exports services.imports services.notices services.tax services.numbering "
        "ground.access ground.people ground.regions ground.audit ground.kernel "
        "config"
    ).split()
    if (BASE.joinpath(*room.split("."), "apps.py")).exists()
]
INSTALLED_APPS = [
    *ROOMS,
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django_htmx",
    "procrastinate.contrib.django",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "eblangkon.config.security.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "eblangkon.desks.frame.middleware.language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "eblangkon.desks.frame.middleware.Readable",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "eblangkon.desks.frame.acting.acting",
    "eblangkon.desks.frame.kept_form.kept_form",
    "eblangkon.desks.frame.one_hat.OneHat",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": ["eblangkon.desks.frame.templatetags.form_token"],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "eblangkon.desks.frame.context.frame",
            ],
        },
    }
]

MESSAGE_TAGS = {20: "note", 25: "good", 30: "warn", 40: "bad"}  # the classes of the frame's alerts
FORM_RENDERER = "eblangkon.desks.frame.renderer.FrameRenderer"
CSRF_FAILURE_VIEW = "eblangkon.desks.frame.errors.csrf_failure"


def _database(url: str) -> dict[str, object]:
    parts = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", "eblangkon"),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        # The server plans a statement once a connection (decision 0002): a third of an order's time was planning.
        "OPTIONS": {**parts, "server_side_binding": True, "prepare_threshold": 5},
        "ATOMIC_REQUESTS": False,
    }


DATABASES = {"default": _database(ENV.database_url or "postgresql:///eblangkon")}

LANGUAGE_CODE = "id"
LANGUAGES = [("id", "Indonesia"), ("en", "English")]
LOCALE_PATHS = [BASE / "locale"]
TIME_ZONE = "Asia/Jakarta"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.data_dir / "static"
MEDIA_URL = "/media/"
MEDIA_ROOT = ENV.data_dir / "media"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if ENV.post else 'filebased'}.EmailBackend"
EMAIL_FILE_PATH = ENV.data_dir / "mail"
if ENV.post:
    EMAIL_HOST, EMAIL_PORT = ENV.post.host, ENV.post.port
    EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENV.post.user, ENV.post.password
    EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = ENV.post.tls, ENV.post.ssl, 20
DEFAULT_FROM_EMAIL = f"e-Blangkon <tanpa-balas@{PUBLIC.hostname or 'localhost'}>"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "/masuk"
SESSION_COOKIE_AGE = 14 * 24 * 3600  # seconds
PASSWORD_RESET_TIMEOUT = 3600  # seconds
IMPORTS = Limits()
ACCOUNT_ADAPTER = "eblangkon.desks.account.adapter.HouseAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email", "phone"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "phone", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "django.contrib.auth.tokens.PasswordResetTokenGenerator"  # noqa: S105
MFA_ADAPTER = "eblangkon.desks.account.mfa.SealedAdapter"
MFA_SUPPORTED_TYPES = ["recovery_codes", "totp", "webauthn"]
# How often passwords and second proofs may be tried are dated rules (desks/account/tries.py).
ACCOUNT_RATE_LIMITS = {
    "reset_password": "3/10m/key,30/10m/ip",
    "change_password": "10/5m/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if PUBLIC.scheme == "https" else 0
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "config_cache",
        # Of more entries a third is thrown away, counted tries among them; by default from 300 on.
        "OPTIONS": {"MAX_ENTRIES": 200_000},
    }
}
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("MinimumLengthValidator", {"min_length": 10}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
        ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "email", "phone")}),
    )
]

# gunicorn listens on this machine only and takes the scheme from the proxy before it (X-Forwarded-Proto).
HTTPS = PUBLIC.scheme == "https"
SECURE_SSL_REDIRECT = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^sehat$"]  # asked by the machine itself
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FILES = 4  # no form asks for more than one
SILENCED_SYSTEM_CHECKS = ["security.W021"]  # HSTS preload binds a whole domain for years: an office's own decision
