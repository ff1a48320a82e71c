"""How this room forgets what is personal and past its term (portal/keeping.toml says the terms)."""

from __future__ import annotations

from shanyraq.decisions.models import Follower
from shanyraq.journal.forgetting import Cutoff, Forget


def followers(before: Cutoff) -> int:
    """Delete addresses that nobody confirmed."""
    return Follower.objects.filter(confirmed_at__isnull=True, asked_at__lt=before.machine).delete()[0]


FORGETS: dict[str, Forget] = {"followers": followers}
