"""Background work of the record: seal, publish the head of the day, check the whole."""

import json
from datetime import time
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from shanyraq.journal import anchors, clock, sealing
from shanyraq.journal.background import Daily, Every
from shanyraq.journal.models import Head
from shanyraq.journal.verifying import verify


def seal_entries() -> int:
    """Seal what waits."""
    return sealing.seal_all(clock.now())


def publish_head() -> str:
    """Seal all, late ones too, and publish the head of the day; a machine's day, also in a rehearsal."""
    sealing.seal_all(clock.now(), sweep=True)
    head = Head.objects.order_by("-size").first()
    return str(anchors.publish(head, timezone.localdate())) if head else ""


def check_whole() -> bool:
    """Check the whole record against the published heads, and leave the outcome for the public page."""
    outside = anchors.read(str(anchors.folder())) if anchors.published() else []
    report = verify(outside)
    outcome = {
        "at": clock.now().isoformat(),
        "size": report.size,
        "anchors": len(report.anchors),
        "findings": [finding.kind for finding in report.findings],
    }
    path = outcome_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(outcome))
    return report.whole


def outcome_file() -> Path:
    """Give where the outcome of the last whole check lies."""
    return Path(settings.VAR) / "journal-check.json"


TIMETABLE = (
    Every("shanyraq.journal.timetable.seal_entries", seconds=3),
    Daily("shanyraq.journal.timetable.publish_head", at=time(0, 5)),
    Daily("shanyraq.journal.timetable.check_whole", at=time(3, 30)),
)
