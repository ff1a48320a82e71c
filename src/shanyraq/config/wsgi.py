"""The server's entry point for pages."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
application = get_wsgi_application()

from shanyraq.journal.instance import require_same_kind  # noqa: E402 - needs the settings above

require_same_kind()
