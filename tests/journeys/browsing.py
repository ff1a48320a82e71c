"""Which browser is used, and how it is kept quiet: not a word to any foreign host."""

from __future__ import annotations

import os
import shutil

CHROMIUM = os.environ.get("SHANYRAQ_CHROMIUM") or shutil.which("chromium") or ""
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
