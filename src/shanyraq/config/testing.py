"""Settings of the tests: a rehearsal of 2 September 2024, files in a folder of their own, tasks done at once.

pytest-django reads the settings before any conftest.py, so the environment is set here and not there.
"""

import os
import tempfile

os.environ.setdefault("SHANYRAQ_TODAY", "2024-09-02")
os.environ.setdefault("SHANYRAQ_VAR", tempfile.mkdtemp(prefix="shanyraq-test-"))
os.environ.setdefault("SHANYRAQ_SECRET_KEY", "only-for-tests")
os.environ.setdefault("SHANYRAQ_TASKS_NOW", "1")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # the browser's driver runs its own loop

from shanyraq.web.catalogues import compile_all

from .settings import *  # noqa: F403
from .settings import MIDDLEWARE as EVERY_ONE
from .settings import ROOT

compile_all(
    ROOT / "src"
)  # before anything asks for a word, or the first run speaks the words of the last one

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # quick: what is tested is not the hash
# It writes on a connection of its own, which does not see what a test has not committed; tests/test_votes_together.py tries it.
MIDDLEWARE = [name for name in EVERY_ONE if not name.endswith(".ShortWayOfAVote")]
KEEP_COUNTS = False  # tests write rows past the journal
