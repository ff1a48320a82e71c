"""The one exception of this package."""

from __future__ import annotations


class Fault(Exception):
    """Say why a message, a proof or an archive is refused.

    ``code`` is a stable word for programs (``not_in_group``, ``bad_proof`` ...), ``detail`` one line for
    people.
    """

    def __init__(self, code: str, detail: str) -> None:
        super().__init__(f"{code}: {detail}")
        self.code = code
        self.detail = detail
        self.event: str | None = None  # the type of the event at fault, once it is known


def require(condition: bool, code: str, detail: str) -> None:
    """Raise ``Fault(code, detail)`` unless ``condition`` holds."""
    if not condition:
        raise Fault(code, detail)
