"""Hand out a table as CSV or JSON, in the reader's own words."""

from collections.abc import Iterable, Sequence
from csv import writer
from io import StringIO
from typing import Any

from django.http import HttpResponse, JsonResponse

from shanyraq.web.typed import unformed

BYTE_ORDER_MARK = "\ufeff"  # without it spreadsheets read Kazakh letters wrongly


def csv_response(name: str, heads: Sequence[object], rows: Iterable[Sequence[object]]) -> HttpResponse:
    """Answer with a CSV file in UTF-8; a cell that a spreadsheet would run as a formula is quoted."""
    text = StringIO()
    lines = writer(text)
    lines.writerow([unformed(str(head)) for head in heads])
    for row in rows:
        lines.writerow([unformed(value) for value in row])
    response = HttpResponse(BYTE_ORDER_MARK + text.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def json_response(value: Any) -> JsonResponse:
    """Answer with readable JSON: letters as letters, open to other sites, since it is public."""
    response = JsonResponse(
        value,
        safe=False,
        json_dumps_params={"ensure_ascii": False, "indent": 1},
        content_type="application/json; charset=utf-8",
    )
    response["Access-Control-Allow-Origin"] = "*"
    return response
