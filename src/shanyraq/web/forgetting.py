"""How this room forgets what is personal and past its term (portal/keeping.toml says the terms)."""

from __future__ import annotations

from django.conf import settings
from django.db import connection

from shanyraq.journal.forgetting import Cutoff, Forget
from shanyraq.web.models import Letter


def letters(before: Cutoff) -> int:
    """Delete letters written before a time, but for those that still wait to be sent."""
    return Letter.objects.filter(written_at__lt=before.machine).exclude(state=Letter.WAITING).delete()[0]


def limits(before: Cutoff) -> int:
    """Delete the counters of attempts that ran out before a time; the cache itself only drops one it is asked for."""
    name = connection.ops.quote_name(settings.CACHES["default"]["LOCATION"])
    with connection.cursor() as cursor:
        limit = connection.ops.adapt_datetimefield_value(before.machine.replace(microsecond=0))
        cursor.execute(f"DELETE FROM {name} WHERE expires < %s", [limit])  # noqa: S608
        return int(cursor.rowcount)


FORGETS: dict[str, Forget] = {"letters": letters, "limits": limits}
