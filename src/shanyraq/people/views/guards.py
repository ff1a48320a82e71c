"""What the pages of this room ask first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from rulebook import Verdict

from shanyraq.people.acting import may_do
from shanyraq.people.roll import written


def may(request: HttpRequest, act: str) -> Verdict:
    """Tell whether the reader may begin an act of this room today."""
    return may_do(f"people.{act}", request.actor, request.today)  # type: ignore[attr-defined]


def require(request: HttpRequest, act: str) -> None:
    """Show the page only to those who may do its act; a refusal page to everybody else."""
    may(request, act).require()


def csv_response(rows: list[list[object]], name: str) -> HttpResponse:
    """Answer with a table as CSV, safe to open."""
    return file_response(written(rows).encode(), f"{name}.csv", "text/csv; charset=utf-8")


def file_response(content: bytes, name: str, kind: str) -> HttpResponse:
    """Answer with a file to be saved under a name."""
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def keep_private(response: HttpResponse) -> HttpResponse:
    """Keep a page with secrets or personal values out of caches, and its address from other sites."""
    response.headers["Cache-Control"] = "no-store, private"
    # not no-referrer: a browser then sends its forms with the origin "null", and they are refused as foreign
    response.headers["Referrer-Policy"] = "same-origin"
    return response
