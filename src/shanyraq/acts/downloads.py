"""Tables as CSV and JSON."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpResponse, JsonResponse

from shanyraq.web.typed import unformed


def as_csv(name: str, header: Sequence[str], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with a table as CSV in UTF-8 with its mark; no cell can become a formula."""
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response.write("\ufeff")
    writer = csv.writer(response)
    writer.writerow(header)
    for row in rows:
        writer.writerow([unformed(cell) for cell in row])
    return response


def as_json(content: Any) -> JsonResponse:
    """Answer with JSON, letters as they are."""
    return JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
