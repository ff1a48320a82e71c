"""The content of a PDF page cut into operators and operands, as fast as Python allows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

Operand = float | bytes | str | list["Operand"]

# Strings may nest; five levels are more than real papers have. Possessive: what is broken fails in one pass.
_STRING = rb"\((?:[^()\\]|\\.)*+\)"
for _level in range(5):
    _STRING = rb"\((?:[^()\\]|\\.|" + _STRING + rb")*+\)"
_TOKEN = re.compile(
    rb"(?P<string>" + _STRING + rb")"
    rb"|(?P<hex><[0-9A-Fa-f\s]*+>)"
    rb"|(?P<number>[+-]?+(?:\d++\.?+\d*+|\.\d++))"
    rb"|(?P<name>/[^\s()<>\[\]{}/%]*+)"
    rb"|(?P<open>\[)|(?P<close>\])"
    rb"|(?P<operator>[A-Za-z'\"][A-Za-z0-9*'\"]*+)"
    rb"|(?P<other><<|>>|%[^\r\n]*+|[^\s])",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"\\n": b"\n", b"\\r": b"\r", b"\\t": b"\t", b"\\b": b"\b", b"\\f": b"\f"}
_ESCAPED |= {b"\\\n": b"", b"\\\r": b"", b"\\\r\n": b""}
_ESCAPED |= {b"\\%03o" % code: bytes((code & 255,)) for code in range(512)}
_IMAGE_ENDS = re.compile(rb"\sEI(?=\s|$)")
_MOST_OPERANDS = 10_000


def operations(content: bytes) -> Iterator[tuple[str, list[Operand]]]:
    """Yield each operator with the operands before it; pictures inside the content are passed over.

    Numbers are floats, strings are bytes, names are str with their slash, arrays are lists. What is no operand is
    left out.
    """
    at, operands = 0, []  # type: int, list[Operand]
    array: list[Operand] | None = None
    while (found := _TOKEN.search(content, at)) is not None:
        at = found.end()
        kind, token = found.lastgroup, found[0]
        if kind == "operator":
            name = token.decode("latin-1")
            if name == "ID":
                ends = _IMAGE_ENDS.search(content, at)
                at = ends.end() if ends else len(content)
            yield name, operands
            operands, array = [], None
        elif kind == "open":
            array = []
        elif kind == "close" and array is not None:
            operands.append(array)
            array = None
        elif (operand := _operand(kind, token)) is not None:
            target = operands if array is None else array
            if len(target) < _MOST_OPERANDS:
                target.append(operand)


@lru_cache(maxsize=50_000)
def _operand(kind: str | None, token: bytes) -> Operand | None:
    if kind == "number":
        return float(token)
    if kind == "string":
        inner = token[1:-1]
        return _ESCAPE.sub(_unescaped, inner) if b"\\" in inner else inner
    if kind == "hex":
        digits = b"".join(token[1:-1].split())
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return token.decode("latin-1") if kind == "name" else None


def _unescaped(found: re.Match[bytes]) -> bytes:
    known = _ESCAPED.get(found[0])
    if known is not None:
        return known
    code = found[1]
    return bytes((int(code, 8) & 255,)) if code.isdigit() and code < b"8" else code
