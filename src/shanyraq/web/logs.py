"""What must never reach a log: links that open an account or end a following, addresses of people, forged lines."""

import logging
import re

_SECRET = re.compile(
    r"(/people/invited/|/password/reset/key/|/confirm-email/|/my/calendar/|/check/|/decisions/follow/|/decisions/unfollow/)[^/\s]+"
)
_ADDRESS = re.compile(r"[\w.+-]+@(?=[\w-]+\.[\w.-]+)")
_CONTROL = re.compile(r"[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029\u202a-\u202e\u2066-\u2069]")


class MaskLinks(logging.Filter):
    """Blot the secret part of such links, and whose an address is, out of every line; keep a line one line."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the line; never drop it."""
        line = record.getMessage()
        masked = _ADDRESS.sub("…@", _SECRET.sub(r"\1…", line))
        masked = _CONTROL.sub(lambda found: f"\\x{ord(found[0]):02x}", masked)
        if masked != line:
            record.msg, record.args = masked, ()
        return True
