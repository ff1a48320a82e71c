"""Set the tests up: words compiled, tables emptied past the journal's guards. The settings are config/testing.py."""

from pathlib import Path

import pytest

HOME = Path(__file__).parent
SHARED = HOME.parent / "shared"


def pytest_configure() -> None:
    from shanyraq.web.catalogues import compile_all

    compile_all(HOME / "src")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if SHARED.is_dir():
        return
    left_out = pytest.mark.skip(
        reason="needs the folder ../shared; the project's own small data is tested instead"
    )
    for item in items:
        if "shared" in item.keywords:
            item.add_marker(left_out)


@pytest.fixture(autouse=True, scope="session")
def _tables_can_be_emptied() -> None:
    """Let the emptying of tables after a test of transactions pass the journal's guards, which are set again at once."""
    from django.db import connection
    from django.test import TransactionTestCase

    from shanyraq.journal.guards import lift_guards, set_guards

    empty = TransactionTestCase._fixture_teardown

    def lifted(self: TransactionTestCase) -> None:
        lift_guards(connection)
        try:
            empty(self)
        finally:
            set_guards(connection)

    # TestCase has a teardown of its own, a rollback, and is not touched.
    TransactionTestCase._fixture_teardown = lifted  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of specifications and papers beside the project."""
    return SHARED
