"""Django's settings; what differs from site to site comes from the environment or `.env`."""

from csp.constants import NONE, SELF

from site_config.startup import BASE_DIR, load_environment_or_exit

_env = load_environment_or_exit()

DATA_DIR = _env.data_dir
SITE_NAME = _env.site_name
SITE_URL = _env.site_url
REDIS_URL = _env.redis_url
# For each worker process: about 4,000 pages.
KEPT_PAGES_BYTES = 24 * 2**20
# Beside it, for whole answers that Django need not see; their pages are mostly the same bytes.
SHORT_PATH_BYTES = 8 * 2**20

DEBUG = _env.debug
SECRET_KEY = _env.secret_key
ALLOWED_HOSTS = _env.allowed_hosts
CSRF_TRUSTED_ORIGINS = _env.csrf_trusted_origins

INSTALLED_APPS = [
    "catalog",
    "site_config.editors_desk.EditorsDeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.sessions",
    "django.contrib.messages",
    # Before staticfiles, so that the development server serves static files as gunicorn does.
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "django_filters",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    # Around all that makes a public page, so that a kept one passes none of it.
    "catalog.middleware.OneCopyForEverybody",
    "catalog.failover.FromADatabaseThatAnswers",
    "site_config.middleware.ContentSecurityPolicyMiddleware",
    # Outside ConditionalGetMiddleware: the random padding that gzip adds against BREACH would
    # change every ETag, and no request would ever be answered with 304.
    "django.middleware.gzip.GZipMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "site_config.middleware.ignore_cookies_on_public_pages",
    "site_config.middleware.OnlyReadPublicPages",
    # Sessions, CSRF, users and messages are for the editors' desk. On a public page they would add
    # `Vary: Cookie` as soon as its template asked for `user`, `perms` or `csrf_token`.
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    # Notes who makes a change; it looks at the user only when one is made.
    "simple_history.middleware.HistoryRequestMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "site_config.urls"
WSGI_APPLICATION = "site_config.wsgi.application"

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
            ],
        },
    },
]

DATABASES = _env.databases
DATABASE_ROUTERS = ["catalog.databases.ReplicaRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "en"
FORMAT_MODULE_PATH = "site_config.formats"
# One language: nobody's is asked for with each number and address that a page shows.
USE_I18N = False
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        # Names with a hash of the content need `collectstatic`; a developer should not.
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage",
    },
}

# A film's form on the editors' desk: 300 credits in each role, a synopsis of any length known.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5_000
DATA_UPLOAD_MAX_MEMORY_SIZE = 8 * 2**20

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

# With an https SITE_URL everything insists on TLS. Gunicorn says whether a request came over it:
# it believes X-Forwarded-Proto from the proxies in FORWARDED_ALLOW_IPS (its own variable) only.
SECURE_SSL_REDIRECT = _env.is_https
SECURE_REDIRECT_EXEMPT = [r"^livez$", r"^readyz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600 if _env.is_https else 0
SESSION_COOKIE_SECURE = _env.is_https
CSRF_COOKIE_SECURE = _env.is_https
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
# HSTS for sibling hosts and the browsers' preload lists bind hosts that this site knows nothing
# about, and cannot be taken back for months: their owner's decision, to be made at the proxy.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"refusals": {"()": "site_config.logs.OneLineForRefusals"}},
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"},
    },
    "handlers": {
        "stderr": {"class": "logging.StreamHandler", "filters": ["refusals"], "formatter": "line"},
    },
    "root": {"handlers": ["stderr"], "level": _env.log_level},
    # Django's own handlers (mail to admins, the console when DEBUG) give way to the one above.
    "loggers": {"django": {"handlers": [], "level": "NOTSET", "propagate": True}},
}
