"""Run the command as ``python -m ballot``."""

from ballot.cli import main

raise SystemExit(main())
