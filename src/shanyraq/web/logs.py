"""What must never reach a log: links that open an account."""

import logging
import re

_SECRET = re.compile(r"(/people/invited/|/password/reset/key/|/confirm-email/)[^/\s]+")


class MaskLinks(logging.Filter):
    """Blot the secret part of such links out of every line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the line; never drop it."""
        line = record.getMessage()
        masked = _SECRET.sub(r"\1…", line)
        if masked != line:
            record.msg, record.args = masked, ()
        return True
