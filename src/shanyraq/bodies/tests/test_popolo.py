"""What is given as Popolo JSON keeps the rules of the public schemas, links back, and says nothing that is not public.

The rules below are those of the schemas of popoloproject.com (2016: person, organization, post, membership, area, link,
other name), in words of our own: the type of each member, what must be there, how a date is written.
"""

import json
from datetime import UTC, date, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from jsonschema import Draft202012Validator, FormatChecker
from jsonschema.exceptions import ValidationError

from shanyraq.bodies.models import Standing
from shanyraq.bodies.views import roll
from shanyraq.people.models import Post
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("MEM-07")]

TEXT = {"type": ["string", "null"]}
DAY = {"type": ["string", "null"], "pattern": "^[0-9]{4}(-[0-9]{2}){0,2}$"}
MOMENT = {"type": ["string", "null"], "format": "date-time"}
LINK = {
    "type": "object",
    "required": ["url"],
    "properties": {"url": {"type": "string", "format": "uri"}, "note": TEXT},
}
LINKS = {"type": "array", "items": LINK}
OTHER_NAME = {
    "type": "object",
    "required": ["name"],
    "properties": {"name": {"type": "string"}, "start_date": DAY, "end_date": DAY, "note": TEXT},
}


def record(texts: str, days: str = "", **more: Any) -> dict[str, Any]:
    """Give the rule of one class: its texts and days by name; links, sources and times are the same in all."""
    common = {"links": LINKS, "sources": LINKS, "created_at": MOMENT, "updated_at": MOMENT}
    named = {**dict.fromkeys(texts.split(), TEXT), **dict.fromkeys(days.split(), DAY)}
    return {"type": "object", "properties": {**common, **named, **more}}


NAMES = {"type": "array", "items": OTHER_NAME}
RULES = {
    "persons": record("id name email gender summary biography national_identity sort_name", "birth_date death_date", other_names=NAMES),
    "organizations": record("id name classification parent_id area_id", "founding_date dissolution_date", other_names=NAMES),
    "posts": record("id label role organization_id area_id", "start_date end_date", other_label={"type": "array", "items": {"type": "string"}}),
    "memberships": record("id label role person_id organization_id post_id on_behalf_of_id area_id", "start_date end_date"),
    "areas": record("id name identifier classification parent_id", geometry={"type": ["object", "null"]}),
}  # fmt: skip
# What the standard has and this house never tells of a person.
NEVER = {"email", "gender", "birth_date", "national_identity", "image", "contact_details"}


def check(told: dict[str, Any]) -> None:
    formats = FormatChecker()

    @formats.checks("uri")
    def whole_address(value: object) -> bool:
        return not isinstance(value, str) or bool(urlsplit(value).scheme and urlsplit(value).netloc)

    @formats.checks("date-time")
    def with_zone(value: object) -> bool:
        return not isinstance(value, str) or datetime.fromisoformat(value).tzinfo is not None

    for kind, rule in RULES.items():
        for row in told[kind]:
            Draft202012Validator(rule, format_checker=formats).validate(row)
            assert NEVER.isdisjoint(row), row
    ids = {kind: [row["id"] for row in told[kind]] for kind in RULES}
    assert all(len(found) == len(set(found)) for found in ids.values())
    for row in told["memberships"]:
        assert row["person_id"] in ids["persons"] and row["organization_id"] in ids["organizations"]
        assert row["post_id"] in ids["posts"] and row["area_id"] in {None, *ids["areas"]}
    for row in (*told["posts"], *told["organizations"]):
        assert row["area_id"] in {None, *ids["areas"]}
        assert row.get("organization_id", ids["organizations"][0]) in ids["organizations"]


@pytest.mark.parametrize(
    ("kind", "wrong"),
    [
        ("memberships", {"sources": [{"note": "Өкім № 7"}]}),
        ("memberships", {"start_date": "1 қаңтар"}),
        ("memberships", {"created_at": "2024-01-01T10:00:00"}),
        ("persons", {"links": [{"url": "/kk/structure/people/1/"}]}),
        ("persons", {"other_names": [{"lang": "ru"}]}),
        ("posts", {"label": {"kk": "мүше"}}),
    ],
)
def test_the_check_refuses_what_the_standard_does(kind: str, wrong: dict[str, Any]) -> None:
    row = {"id": "1", "person_id": "1", "organization_id": "1", "post_id": "1", "area_id": None, **wrong}
    with pytest.raises(ValidationError):
        check({**{key: [] for key in RULES}, kind: [row]})


def taken(client: Client, address: str) -> dict[str, Any]:
    answer = client.get(address)
    assert answer.status_code == 200 and answer.headers["Content-Type"].startswith("application/json")
    told: dict[str, Any] = json.loads(answer.content)
    check(told)
    return told


def seated(name: str, **given: Any) -> Any:
    who = make.person(name, email="secret@example.org", phone="+7 700", sex="female", birth_year=1971)
    seat = make.seat("assembly.member", who=who, basis="Өкім № 7", **given)
    Standing.objects.create(
        membership=seat, category="citizen", path="council", region="KZ-55", decision="№ 1", decided_on=date(2019, 1, 1)
    )  # fmt: skip
    return seat


def test_the_roll_is_valid_popolo_with_posts_areas_links_and_sources(client: Client) -> None:
    seat = seated("Гүлнар Тасқын")
    make.seat("assembly.member", who=make.person("Қанат Ерден"), basis="")
    told = taken(client, "/ru/structure/members/?format=json")
    assert told["posts"] == [
        {"id": "assembly:member", "label": "Ұйым assembly: мүше", "role": "member", "organization_id": "assembly", "area_id": None}
    ]  # fmt: skip
    row = next(row for row in told["memberships"] if row["id"] == f"membership:{seat.pk}")
    page = f"http://testserver/ru/structure/mandates/{seat.pk}/"
    assert row["sources"] == [{"url": page, "note": "Өкім № 7"}] and row["links"] == [{"url": page}]
    assert datetime.fromisoformat(row["created_at"]).astimezone(UTC) == make.NOON
    assert told["areas"] == [{"id": "KZ-55", "name": "Павлодар облысы", "identifier": "KZ-55", "classification": "oblast"}]  # fmt: skip
    text = json.dumps(told, ensure_ascii=False)
    assert not any(secret in text for secret in ("secret@", "+7 700", "1971", "female"))
    for kind in ("persons", "organizations", "memberships"):
        for link in told[kind][0]["links"]:
            assert client.get(urlsplit(link["url"]).path).status_code == 200, link


def test_a_seat_of_a_named_post_gives_the_post_s_own_label_and_region(client: Client) -> None:
    region = make.organization("regional_assembly", "assembly-pavlodar", area="KZ-55")
    post = Post.objects.create(organization=region, role="chair", kind="host", label_kk="Ассамблея төрағасы")
    seat = make.seat("regional_assembly.chair", organization=region, post=post, until=date(2021, 1, 1))
    told = taken(client, f"/kk/structure/people/{seat.person_id}/?format=json")
    assert told["on"] is None and told["memberships"][0]["end_date"] == "2021-01-01"
    (only,) = told["posts"]
    assert (only["id"], only["label"], only["area_id"]) == ("assembly-pavlodar:chair:host", "Ассамблея төрағасы", "KZ-55")  # fmt: skip
    assert [area["id"] for area in told["areas"]] == ["KZ-55"]


def test_a_long_roll_comes_in_pages_that_lead_to_one_another(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(roll, "IN_A_FILE", 3)
    for number in range(7):
        seated(f"Мүше {number}")
    address, found, pages = "/kk/structure/members/?format=json&name=мүше&on=2024-09-02", [], 0
    while address:
        told = taken(client, address)
        assert (told["total"], told["per_page"], told["on"]) == (7, 3, "2024-09-02")
        found += [person["name"] for person in told["persons"]]
        address, pages = told["next_url"], pages + 1
        assert told["has_more"] is bool(address) and (told["prev_url"] is None) == (pages == 1)
    assert (pages, found) == (3, [f"Мүше {number}" for number in range(7)])


def test_an_empty_roll_is_valid_too(client: Client) -> None:
    told = taken(client, "/en/structure/council/?format=json")
    assert (told["total"], told["persons"], told["has_more"]) == (0, [], False)
