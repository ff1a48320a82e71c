"""Read the settings that differ from machine to machine out of the environment. Pure."""

import secrets
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SQLITE_START = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=134217728; PRAGMA cache_size=-32000;"
)

# Compiling a question takes PostgreSQL longer than any page may: it is asked for by the estimate of its cost alone.
NO_JIT = "-c jit=off"


class EnvironmentProblem(ValueError):
    """A setting in the environment cannot be read; the text says which and what is expected."""


def rehearsal_day(env: Mapping[str, str]) -> date | None:
    """Give the day whose rules are rehearsed (SHANYRAQ_TODAY=2024-09-02), or None for an official instance."""
    raw = env.get("SHANYRAQ_TODAY", "").strip()
    if not raw:
        return None
    try:
        return date.fromisoformat(raw)
    except ValueError:
        raise EnvironmentProblem(f"SHANYRAQ_TODAY is {raw!r}: write a day as 2024-09-02.") from None


def database(env: Mapping[str, str], var: Path) -> dict[str, Any]:
    """Give Django's database settings: PostgreSQL where DATABASE_URL names one, else SQLite under `var`.

    SQLite writes in WAL and begins each transaction as a writer (IMMEDIATE), so that two people acting at
    once wait for each other instead of failing half-way.
    """
    url = env.get("DATABASE_URL", "")
    if not url or url.startswith("sqlite:"):
        name = unquote(urlsplit(url).path) if url else str(var / "shanyraq.sqlite3")
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": name,
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": SQLITE_START},
        }
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise EnvironmentProblem("DATABASE_URL must begin with postgresql:// or sqlite://.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or "",
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": NO_JIT, **dict(parse_qsl(parts.query))},
    }


def secret_key(env: Mapping[str, str], var: Path) -> str:
    """Give the signing key: SHANYRAQ_SECRET_KEY, or one made once and kept readable by its owner only."""
    if key := env.get("SHANYRAQ_SECRET_KEY"):
        return key
    path = var / "secret-key"
    if not path.exists():
        path.parent.mkdir(mode=0o750, parents=True, exist_ok=True)  # it holds the whole instance
        path.touch(mode=0o600)
        path.write_text(secrets.token_urlsafe(50))
    return path.read_text()


def flag(env: Mapping[str, str], name: str, default: bool = False) -> bool:
    """Read yes/no from the environment; anything but 1, yes, true, on counts as no."""
    return env.get(name, "1" if default else "0").strip().lower() in {"1", "yes", "true", "on"}


def debug(env: Mapping[str, str], *, rehearsal: bool) -> bool:
    """Tell whether error pages show code and values (SHANYRAQ_DEBUG). An official instance never does."""
    asked = flag(env, "SHANYRAQ_DEBUG")
    if asked and not rehearsal:
        raise EnvironmentProblem("SHANYRAQ_DEBUG is for a rehearsal on your own machine: unset it.")
    return asked


def settings_file(place: Path) -> dict[str, str]:
    """Read the settings that `shanyraq setup` wrote: NAME=value lines; none where the file is absent."""
    if not place.exists():
        return {}
    pairs = (line.partition("=") for line in place.read_text(encoding="utf-8").splitlines())
    return {
        name.strip(): value.strip() for name, mark, value in pairs if mark and name.startswith("SHANYRAQ_")
    }


def languages(env: Mapping[str, str], known: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the languages of the site (SHANYRAQ_LANGUAGES=kk,ru): Kazakh always, first."""
    wanted = {"kk", *env.get("SHANYRAQ_LANGUAGES", "kk,ru,en").replace(" ", "").split(",")}
    return [(code, name) for code, name in known if code in wanted]
