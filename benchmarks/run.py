"""Run every benchmark, one after another, each in a process of its own. Every one prints a table with its peers beside us."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def main() -> int:
    """Run those named on the command line, or all; give how many failed."""
    wanted = set(sys.argv[1:])
    failed = 0
    for script in sorted(HERE.glob("*.py")):
        if script.name == "run.py" or (wanted and script.stem not in wanted):
            continue
        sys.stdout.write(f"\n== {script.stem}\n")
        sys.stdout.flush()
        failed += subprocess.run([sys.executable, str(script)], check=False).returncode != 0
    return failed


if __name__ == "__main__":
    sys.exit(main())
