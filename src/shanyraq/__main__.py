"""The one command: `shanyraq …` (also `python -m shanyraq …`)."""

import os
import sys


def main() -> None:
    """Hand the command line to Django with the house's settings."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
    from django.core.management import execute_from_command_line

    from shanyraq.config.environment import EnvironmentProblem

    try:
        execute_from_command_line(["shanyraq", *sys.argv[1:]])
    except EnvironmentProblem as problem:
        sys.exit(str(problem))


if __name__ == "__main__":
    main()
