"""A role has one name: the pages and the tables of the law say it in the same words."""

import pytest
from django.utils.translation import override

from shanyraq.law.words import said
from shanyraq.people.roles import ROLES

# Roles that no act is given to, so the tables of the law do not name them.
UNNAMED = {"council.chair", "friendship_house.member"}


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_is_called_the_same_on_pages_and_in_the_law(role: str, language: str) -> None:
    in_law = said("role", role)[language]
    if role in UNNAMED:
        assert in_law == role
        return
    with override(language):
        # An office that opens a line has a capital there.
        assert str(ROLES[role]).casefold() == in_law.casefold()
