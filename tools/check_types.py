"""Check types strictly where the house promises them: packages, law/ and every rules.py."""

import subprocess
import sys
from pathlib import Path

HOME = Path(__file__).resolve().parents[1]
PLACES = [
    *sorted(str(p) for p in (HOME / "packages").glob("*/src/*") if p.is_dir()),
    str(HOME / "src/shanyraq/law"),
    *sorted(str(p) for p in (HOME / "src/shanyraq").glob("*/rules*")),
]
sys.exit(
    subprocess.run(
        [sys.executable, "-m", "mypy", "--exclude", "/tests/", *PLACES], cwd=HOME, check=False
    ).returncode
)
