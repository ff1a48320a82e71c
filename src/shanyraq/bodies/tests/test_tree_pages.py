"""The tree of bodies, as a picture with its list; a page of many bodies asks as often as a page of few."""

# ruff: noqa: F811  (fixtures are named as what they give)
import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.bodies.tests.test_organ_pages import PAPER, act, found, officer, page, roots  # noqa: F401  fixtures

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_tree_is_a_picture_with_every_box_in_the_list_beside_it(officer: Client, language: str) -> None:
    found(officer)
    html = page(Client(), f"/{language}/structure/tree/")
    drawn = html.split('<svg class="wide"')[1].split("</svg>")[0]
    listed = html.split('aria-labelledby="list"')[1]
    addresses = [part.split('"')[0] for part in drawn.split('<a href="')[1:]]
    assert len(addresses) > 8 and all(f'href="{address}"' in listed for address in addresses)
    assert 'class="leaf vacant"' in drawn


def test_the_tree_of_a_region_and_the_tree_of_another_day(officer: Client) -> None:
    row = found(
        officer, kind="elders_council", area="KZ-10", name_kk="Ақсақалдар кеңесі", name_en="Elders of Abai"
    )
    assert "Elders of Abai" in page(officer, "/en/structure/tree/?region=kz-10")
    assert "Elders of Abai" not in page(officer, "/en/structure/tree/?region=kz-15")
    assert "Elders of Abai" not in page(officer, "/en/structure/tree/?region=kz-10&on=2024-05-01")
    assert f"{row.slug}/?on=2024-06-01" in page(officer, "/en/structure/tree/?region=kz-10&on=2024-06-01")
    page(officer, "/en/structure/tree/?region=kz-00", 404)
    page(officer, "/en/structure/tree/?region=kz-10&on=2020-01-01", 404)  # Abai region came in 2022


def test_many_bodies_of_a_kind_are_counted_in_the_tree_not_drawn(officer: Client) -> None:
    for number in range(9):
        found(officer, kind="elders_council", area="KZ-10", name_kk=f"Кеңес {number}")
    tree = json.loads(page(officer, "/en/structure/tree/?format=json&region=kz-10"))["tree"]
    assert [(node["name"], node["note"]) for node in tree["children"]][-1] == (
        "Council of elders",
        "9 bodies",
    )


@pytest.mark.parametrize(
    "address", ["tree/", "tree/?region=kz-10", "organs/", "board/", "heads/", "accounts/", "ahead/"]
)
def test_a_page_of_many_bodies_asks_as_often_as_a_page_of_few(officer: Client, address: str) -> None:
    def add(number: int) -> None:
        row = found(officer, kind="elders_council", area="KZ-10", name_kk=f"Кеңес {number}")
        act(officer, row.slug, "seat", newcomer=f"Адам {number}", role="chair", **PAPER)

    add(0)
    page(Client(), f"/en/structure/{address}")
    with CaptureQueriesContext(
        connection,
    ) as few:
        page(Client(), f"/en/structure/{address}")
    for number in range(1, 6):
        add(number)
    with CaptureQueriesContext(connection) as many:
        page(Client(), f"/en/structure/{address}")
    assert len(many) == len(few)
