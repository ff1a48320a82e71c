"""The numbers of the pages of a list: all of a short one, and of a long one the ends and what is near."""

from __future__ import annotations

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import override_settings

from shanyraq.web.templatetags.furniture import pages_near

PAGES = Template('{% include "web/pages.html" %}')


@pytest.mark.parametrize(
    ("count", "number", "near"),
    [
        (3, 2, [1, 2, 3]),
        (10, 1, list(range(1, 11))),
        (4000, 1, [1, 2, 3, 4, None, 3999, 4000]),
        (4000, 2000, [1, 2, None, 1997, 1998, 1999, 2000, 2001, 2002, 2003, None, 3999, 4000]),
    ],
)
def test_a_long_list_offers_its_ends_and_what_is_near(
    count: int, number: int, near: list[int | None]
) -> None:
    assert pages_near(Paginator(range(count), 1).get_page(number)) == near


@override_settings(LANGUAGE_CODE="en")
def test_the_pages_are_links_that_keep_the_question() -> None:
    page = Paginator(range(4000), 1).get_page(2)
    html = PAGES.render(Context({"page": page, "kept": "state=overdue"}))
    assert html.count("<a ") == 6 and '<b aria-current="page">2</b>' in html and html.count("…") == 1
    assert 'href="?state=overdue&amp;page=4000"' in html
