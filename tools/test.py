"""Run the whole suite: SQLite, PostgreSQL where one is at hand, the journey where a Chromium is. Says what was left out."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
CI = bool(os.environ.get("CI"))
CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), "")
POSTGRES = os.environ.get("TEST_DATABASE_URL", "")


def run(title: str, *command: str, **env: str) -> int:
    """Run one part of the suite under a heading; give its exit code."""
    sys.stdout.write(f"\n== {title}\n")
    sys.stdout.flush()
    return subprocess.run(command, cwd=HOME, env={**os.environ, **env}, check=False).returncode


def main() -> int:
    """Run every part; give 1 where one failed, or where CI would leave one out."""
    pytest = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile"]
    left_out = []
    codes = [run("floors", "lint-imports", PATH=f"{Path(sys.executable).parent}:{os.environ['PATH']}")]
    codes.append(run("SQLite", *pytest, "-m", "not journey and not postgres", DATABASE_URL=""))
    if POSTGRES:
        site = ["src", "tests"]
        codes.append(run("PostgreSQL", *pytest, "-m", "not journey", *site, DATABASE_URL=POSTGRES))
    else:
        left_out.append(
            "PostgreSQL: start a server and name it, TEST_DATABASE_URL=postgresql://user:password@127.0.0.1/name"
        )
    if CHROMIUM:
        journey = [*pytest, "-m", "journey", "tests/journeys"]
        codes.append(run("journey in a browser", *journey, SHANYRAQ_CHROMIUM=CHROMIUM, DATABASE_URL=""))
    else:
        left_out.append("browser journey: install Chromium (Debian: apt-get install chromium)")
    for line in left_out:
        sys.stdout.write(f"LEFT OUT  {line}\n")
    sys.stdout.write(f"\n{len(left_out)} of 4 parts left out\n")
    return 1 if any(codes) or (CI and left_out) else 0


if __name__ == "__main__":
    sys.exit(main())
