"""All settings, from the environment alone.

A start of the embedded house writes its own environment to `.local/env`, so that `manage.py`
beside a running `script/server` speaks to the same database; variables already set win over
that file. A value that cannot be meant is refused here, at the start, by name.
"""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".local" / "env", overwrite=False)


def boolean(name: str, *, default: bool) -> bool:
    """Read a yes/no variable; anything but the usual words is refused."""
    word = env.str(name, default="yes" if default else "no").strip().lower()
    if word in {"1", "true", "yes", "on"}:
        return True
    if word in {"0", "false", "no", "off", ""}:
        return False
    raise ImproperlyConfigured(f"{name} must be yes or no, not {word!r}.")


def number(name: str, *, default: int, least: int, most: int) -> int:
    """Read a whole number between two bounds, both allowed."""
    word = env.str(name, default=str(default)).strip()
    if not word.isascii() or not word.isdigit() or not least <= int(word) <= most:
        raise ImproperlyConfigured(
            f"{name} must be a whole number from {least} to {most}, not {word!r}."
        )
    return int(word)


def server_url(name: str, schemes: set[str]) -> str | None:
    """Read a server's address; None where it is not set."""
    url: str = env.str(name, default="").strip()
    if not url:
        return None
    if urlsplit(url).scheme not in schemes:
        expected = " or ".join(f"{scheme}://" for scheme in sorted(schemes))
        raise ImproperlyConfigured(f"{name} must begin with {expected}.")
    return url


def database(url: str | None) -> dict[str, Any]:
    """Django's settings of the one database; without one, only commands that need none work."""
    if url is None:
        return {"ENGINE": "django.db.backends.dummy"}
    parsed = dict(env.db_url_config(url))
    parsed["ENGINE"] = "django.db.backends.postgresql"
    parsed["CONN_MAX_AGE"] = 0
    parsed["CONN_HEALTH_CHECKS"] = True
    parsed["ATOMIC_REQUESTS"] = False
    options = parsed.setdefault("OPTIONS", {})
    if boolean("ATTACHE_DATABASE_POOL", default=False):
        options["pool"] = {"min_size": 1, "max_size": 8, "timeout": 10}
    return parsed


# ── Safety ────────────────────────────────────────────────────────────────────────────────────
DEBUG = boolean("DEBUG", default=False)
# Commands may run on a key of the moment; config/wsgi.py refuses to serve without a lasting one.
SECRET_KEY = env.str("SECRET_KEY", default="") or secrets.token_urlsafe(50)
SECRET_KEY_IS_LASTING = bool(env.str("SECRET_KEY", default=""))
if SECRET_KEY_IS_LASTING and len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("SECRET_KEY must have at least 32 characters.")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
BEHIND_HTTPS = boolean("ATTACHE_HTTPS", default=False)
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_HTTPS else None
SECURE_SSL_REDIRECT = BEHIND_HTTPS
# Whoever asks for the house's health stands inside, where there is no HTTPS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 31_536_000 if BEHIND_HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = BEHIND_HTTPS
SECURE_HSTS_PRELOAD = BEHIND_HTTPS
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = BEHIND_HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}

# ── Attaché's own ─────────────────────────────────────────────────────────────────────────────
# Whether pages and API can be read without logging in; changing anything always needs it.
PUBLIC_READING = boolean("ATTACHE_PUBLIC_READING", default=False)
UPLOAD_LIMIT_BYTES = number("ATTACHE_UPLOAD_LIMIT_MB", default=20, least=1, most=500) * 1024 * 1024
UPLOAD_FILES_AT_ONCE = number("ATTACHE_UPLOAD_FILES_AT_ONCE", default=200, least=1, most=2000)
LEASE_SECONDS = number("ATTACHE_LEASE_SECONDS", default=120, least=1, most=3600)
READING_SECONDS = number("ATTACHE_READING_SECONDS", default=30, least=1, most=200)
READING_ATTEMPTS = number("ATTACHE_READING_ATTEMPTS", default=3, least=1, most=10)
SWEEP_SECONDS = number("ATTACHE_SWEEP_SECONDS", default=15, least=1, most=3600)
SEEDS_DIR = BASE_DIR / "seeds"

# ── The house ─────────────────────────────────────────────────────────────────────────────────
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    "pgtrigger",
    "pghistory",
    "django_htmx",
    "django_filters",
    "rest_framework",
    "knox",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "axes",
    "csp",
    "visits",
    "extraction",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pghistory.middleware.HistoryMiddleware",
    "visits.access.ReadingAccess",
    "axes.middleware.AxesMiddleware",
]
ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "csp.context_processors.nonce",
            ],
        },
    }
]
DATABASES = {"default": database(server_url("DATABASE_URL", {"postgres", "postgresql"}))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
REDIS_URL = server_url("REDIS_URL", {"redis", "rediss", "unix"})

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
CSRF_FAILURE_VIEW = "visits.views.refusals.forbidden_form"
AXES_LOCKOUT_CALLABLE = "visits.views.refusals.locked_out"
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]

LANGUAGE_CODE = "en"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = Path(env.str("ATTACHE_STATIC_ROOT", default=str(BASE_DIR / ".local" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.packages.PackageFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}
DATA_UPLOAD_MAX_MEMORY_SIZE = UPLOAD_LIMIT_BYTES + 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FILES = UPLOAD_FILES_AT_ONCE
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# ── The broker: a bell; the articles' rows are the queue (see docs/architecture.md) ───────────────
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_TIME_LIMIT = 540
CELERY_TASK_SOFT_TIME_LIMIT = 480
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 600,
    # Without these two a killed worker's task comes back after 100 s, whatever the timeout.
    "unacked_restore_interval": 5,
    "unacked_restore_throttle": 1,
    "socket_connect_timeout": 3,
    "socket_timeout": 10,
    "retry_on_timeout": True,
    # Who rings while the broker is down gives up soon; the sweep rings later.
    "max_retries": 1,
    "interval_start": 0,
    "interval_step": 0.2,
    "interval_max": 0.2,
}
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_PUBLISH_RETRY = False
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
# Queues are taken by turns: a single upload does not wait behind a folder of ten thousand.
CELERY_TASK_QUEUES: dict[str, dict[str, str]] = {"articles": {}, "batches": {}, "sweeps": {}}
CELERY_TASK_DEFAULT_QUEUE = "articles"
CELERY_BEAT_SCHEDULER = "config.beat:MemoryScheduler"
CELERY_BEAT_SCHEDULE = {
    "sweep": {
        "task": "extraction.sweep",
        "schedule": float(SWEEP_SECONDS),
        "options": {"expires": SWEEP_SECONDS, "queue": "sweeps"},
    },
}
CELERY_TIMEZONE = "UTC"

# ── The API ───────────────────────────────────────────────────────────────────────────────────
REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "visits.api.credentials.Tokens",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PARSER_CLASSES": [
        "visits.api.parsing.Json",
        "rest_framework.parsers.MultiPartParser",
        "rest_framework.parsers.FormParser",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["visits.access.MayRead"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "DEFAULT_FILTER_BACKENDS": ["visits.api.filtering.StrictFilters"],
    "DEFAULT_PAGINATION_CLASS": "visits.api.paging.KeysetPagination",
    "EXCEPTION_HANDLER": "visits.api.problems.answer",
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_VERSIONING_CLASS": None,
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Attaché",
    "DESCRIPTION": "Bilateral military cooperation, read from published reports.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SERVE_PERMISSIONS": ["visits.access.MayRead"],
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_ADD_EXPLICIT_BLANK_NULL_CHOICE": False,
    "ENUM_NAME_OVERRIDES": {
        "CountryKind": "visits.models.CountryKind",
        "OfficialStatus": "visits.models.OfficialStatus",
        "VisitKind": "visits.vocabulary.VisitKind",
        "VisitStatus": "visits.vocabulary.VisitStatus",
        "ReviewStatus": "visits.vocabulary.ReviewStatus",
        "DateBasis": "visits.vocabulary.DateBasis",
        "ArticleState": "extraction.models.State",
    },
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "visits.api.schema.tell_refusals",
    ],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "REDOC_DIST": "SIDECAR",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="INFO")},
    "loggers": {"axes": {"level": "WARNING"}},
}
