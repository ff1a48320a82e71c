"""The server's entry point for pages."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
application = get_wsgi_application()

from django.urls import get_resolver  # noqa: E402 - needs the settings above

from shanyraq.journal.instance import require_same_kind  # noqa: E402

require_same_kind()

# What every page needs is read now and stays: a whole collection walked through it all, 100 ms in one page of twenty.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
