"""The entry point for streams of the hall: `granian --interface asgi shanyraq.config.live:application`."""

import gc
import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
django.setup()

from django.db import close_old_connections  # noqa: E402 - needs the settings above

from shanyraq.journal.instance import require_same_kind  # noqa: E402
from shanyraq.journal.queries import tail  # noqa: E402
from shanyraq.meetings.live import Streams  # noqa: E402
from shanyraq.meetings.views.hall import is_of_the_hall, show  # noqa: E402

require_same_kind()


def tail_now() -> tuple[int, ...]:
    """Give the end of the record; a connection that broke is made anew."""
    close_old_connections()
    return tail()


# With thousands of open streams a collection in the midst of telling them cost up to 150 ms: `Streams` chooses the moment.
gc.collect()
gc.freeze()
gc.disable()
application = Streams(tail_now, show, is_of_the_hall)
