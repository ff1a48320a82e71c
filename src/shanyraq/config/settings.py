"""Settings of the one site. What differs between machines comes from the environment (docs/reference)."""

import os
from pathlib import Path

import ballot
from django.utils.translation import gettext_lazy as _

from . import environment

ROOT = Path(__file__).resolve().parents[3]
VAR = Path(os.environ.get("SHANYRAQ_VAR", ROOT / "var"))
for name, value in environment.settings_file(VAR / "settings.env").items():
    os.environ.setdefault(name, value)  # what the machine says itself comes first

# --- what this instance is
SHANYRAQ_TODAY = environment.rehearsal_day(os.environ)
REHEARSAL = SHANYRAQ_TODAY is not None
SITE_ADDRESS = os.environ.get("SHANYRAQ_ADDRESS", "http://127.0.0.1:8000").rstrip("/")

DEBUG = environment.debug(os.environ, rehearsal=REHEARSAL)
SECRET_KEY = environment.secret_key(os.environ, VAR)
ALLOWED_HOSTS = os.environ.get("SHANYRAQ_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
# Where browsers find the streams of the hall: "/live" behind a proxy, ":8001" where `serve` runs them; else pages ask.
LIVE = os.environ.get("SHANYRAQ_LIVE", "").rstrip("/")
SECURE = SITE_ADDRESS.startswith("https://")

# The rooms, from the ground up. A room sees only the rooms before it (.importlinter, tests/house).
ROOMS = [
    "journal",
    "web",
    "people",
    "sources",
    "acts",
    "organisations",
    "bodies",
    "meetings",
    "decisions",
    "programmes",
    "portal",
    "demo",
]

# What the header offers, in order; an address that does not exist yet is left out.
SECTIONS = [
    ("decisions:index", _("Decisions")),
    ("meetings:index", _("Sessions")),
    ("programmes:index", _("Programmes")),
    ("bodies:structure", _("Structure")),
    ("bodies:members", _("Members")),
    ("acts:index", _("Acts")),
    ("acts:rules", _("Rules in force")),
]

INSTALLED_APPS = [
    *(f"shanyraq.{room}" for room in reversed(ROOMS)),
    "shanyraq.config",  # after the rooms, before the libraries: its words stand over theirs, under the rooms'
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_q",
]

MIDDLEWARE = [
    "shanyraq.web.middleware.SecurityHeaders",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "shanyraq.meetings.middleware.ShortWayOfAVote",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "shanyraq.web.middleware.Readable",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "shanyraq.web.middleware.AsOfDay",
    "shanyraq.people.middleware.ActingPerson",
    "shanyraq.web.middleware.RefusalPages",
    "shanyraq.people.middleware.SecondFactorFirst",
]

ROOT_URLCONF = "shanyraq.config.urls"
WSGI_APPLICATION = "shanyraq.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "shanyraq.web.context.furniture",
            ],
            "builtins": ["django.templatetags.i18n", "shanyraq.web.templatetags.furniture"],
        },
    }
]
FORM_RENDERER = "shanyraq.web.forms.Renderer"

# --- data
DATABASES = {"default": environment.database(os.environ, VAR)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {  # in the database: every process counts the same attempts to sign in
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}
KEEP_COUNTS = True  # of long lists, until something is recorded
MEDIA_ROOT = Path(os.environ.get("SHANYRAQ_FILES", VAR / "files"))
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
LARGEST_REQUEST = 12 * 1024 * 1024  # a file of 10 MB and the form around it

# --- languages: Kazakh is the first; nothing ever falls back to Russian
LANGUAGE_CODE = "kk"
LANGUAGES = environment.languages(os.environ, [("kk", "Қазақша"), ("ru", "Русский"), ("en", "English")])
LOCALE_PATHS = [ROOT / "src/shanyraq/config/locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("SHANYRAQ_TIME_ZONE", "Asia/Almaty")
FORMAT_MODULE_PATH = ["shanyraq.config.formats"]
DATE_INPUT_FORMATS = ["%d.%m.%Y", "%Y-%m-%d"]
LANGUAGE_COOKIE_SAMESITE = "Lax"

# --- sign-in
AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
AUTH_PASSWORD_VALIDATORS[1]["OPTIONS"] = {"min_length": 12}  # type: ignore[index,dict-item]
ACCOUNT_ADAPTER = "shanyraq.people.adapters.InvitedOnly"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"  # addresses come from an invitation that was answered from that address
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # strangers get no letters from here
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "20/m/ip,5/300s/key",
    "reset_password": "10/m/ip,3/300s/key",
    "reset_password_from_key": "10/m/ip",
    "reauthenticate": "5/m/user",
    "change_password": "5/m/user",
    "manage_email": "5/m/user",
    "check": "30/m/ip",  # a code is of a hundred bits; this spares the machine
    "report": "10/m/ip",  # each sets a document
    "follow": "10/h/ip",  # each asks for a letter to an address that anybody may type
}
ACCOUNT_FORMS = {
    "login": "shanyraq.people.sign_in_forms.Login",
    "add_email": "shanyraq.people.sign_in_forms.AddEmail",
    "change_password": "shanyraq.people.sign_in_forms.ChangePassword",
    "set_password": "shanyraq.people.sign_in_forms.SetPassword",
    "reset_password": "shanyraq.people.sign_in_forms.ResetPassword",
    "reset_password_from_key": "shanyraq.people.sign_in_forms.ResetPasswordKey",
    "reauthenticate": "shanyraq.people.sign_in_forms.Reauthenticate",
}
ALLAUTH_TRUSTED_PROXY_COUNT = int(os.environ.get("SHANYRAQ_PROXIES", "0"))
MFA_ADAPTER = "shanyraq.people.adapters.SecondFactor"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]  # a security key needs a script in the page
MFA_TOTP_ISSUER = "Shanyraq"
MFA_TOTP_TOLERANCE = 1
MFA_FORMS = {
    "authenticate": "shanyraq.people.sign_in_forms.FactorCode",
    "reauthenticate": "shanyraq.people.sign_in_forms.FactorAgain",
    "activate_totp": "shanyraq.people.sign_in_forms.ActivateFactor",
}
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "portal:desk"
ACCOUNT_LOGOUT_REDIRECT_URL = "portal:home"

# --- browser
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
SESSION_COOKIE_AGE = 12 * 60 * 60
CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [SITE_ADDRESS]
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

# --- static files
STATIC_URL = "static/"
# Served from where they lie: nothing to collect, nothing to forget.
STATIC_ROOT = None
# The voter's own client of a secret vote is served as the package has it, byte for byte.
STATICFILES_DIRS = [("ballot", Path(ballot.__file__).parent / "client")]
WHITENOISE_MAX_AGE = 3600
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# --- mail and work in the background
EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if os.environ.get("SHANYRAQ_MAIL_HOST")
    else "django.core.mail.backends.filebased.EmailBackend"
)
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = os.environ.get("SHANYRAQ_MAIL_HOST", "")
EMAIL_PORT = int(os.environ.get("SHANYRAQ_MAIL_PORT", "587"))
EMAIL_HOST_USER = os.environ.get("SHANYRAQ_MAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("SHANYRAQ_MAIL_PASSWORD", "")
EMAIL_TIMEOUT = 10
EMAIL_USE_TLS = environment.flag(os.environ, "SHANYRAQ_MAIL_TLS", default=True)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = os.environ.get("SHANYRAQ_MAIL_FROM", "shanyraq@localhost")
Q_CLUSTER = {
    "name": "shanyraq",
    "orm": "default",
    "workers": 1,
    "timeout": 120,
    "retry": 180,
    "max_attempts": 8,
    "poll": 1,
    "catch_up": False,
    "save_limit": 1000,
    "sync": environment.flag(os.environ, "SHANYRAQ_TASKS_NOW"),
    "label": "worker",
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "filters": {"links": {"()": "shanyraq.web.logs.MaskLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line", "filters": ["links"]}},
    "root": {"handlers": ["console"], "level": os.environ.get("SHANYRAQ_LOG", "WARNING")},
    "loggers": {"shanyraq": {"level": "INFO"}},
}
