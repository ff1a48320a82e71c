"""The front: who sees which page, in which language, and what it says."""

import re
from csv import reader
from datetime import date
from html.parser import HTMLParser
from io import StringIO
from pathlib import Path

import pytest
from django.test import Client
from django.utils.translation import override
from pytest import MonkeyPatch

from shanyraq.decisions import queries as decisions_queries
from shanyraq.people.acting import Actor
from shanyraq.portal import opendata
from shanyraq.portal.keeping import kept
from shanyraq.portal.links import address
from shanyraq.web.tasks import Task
from tests import factories as make

pytestmark = pytest.mark.django_db
PROSE = Path(__file__).parents[1] / "templates/portal/prose"
PAGES = (
    "",
    "about/",
    "accessibility/",
    "privacy/",
    "privacy/retention/",
    "help/",
    "data/",
    "search/",
    "search/?q=149",
)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def page(client: Client, where: str, status: int = 200) -> str:
    answer = client.get(where)
    assert answer.status_code == status, answer.content[:500]
    return answer.content.decode()


class Shape(HTMLParser):
    """Collect the ids of sections and the number of items, to compare languages."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.items = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.ids += [value or "" for name, value in attrs if name == "id"]
        self.items += tag in {"li", "dt"}


def shape(text: str) -> tuple[list[str], int]:
    parser = Shape()
    parser.feed(text)
    return parser.ids, parser.items


@pytest.mark.requirement("PLT-01")
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("where", PAGES)
def test_every_page_of_the_front_answers_in_three_languages_without_scripts(
    client: Client, language: str, where: str
) -> None:
    html = page(client, f"/{language}/{where}")
    assert f'<html lang="{language}"' in html and "<script" not in html and html.count("<h1") == 1


@pytest.mark.parametrize("name", sorted(p.name for p in PROSE.iterdir()))
def test_a_page_of_text_has_the_same_sections_and_items_in_each_language(name: str) -> None:
    kk, ru, en = ((PROSE / name / f"{code}.html").read_text() for code in ("kk", "ru", "en"))
    assert shape(kk) == shape(ru) == shape(en)
    assert re.search("[әғқңөұүһі]", kk) and not re.search("[әғқңөұүһіы-я]", en.lower().replace("шаңырақ", ""))


@pytest.mark.requirement("PLT-04")
def test_the_home_page_of_another_day_shows_that_day(client: Client) -> None:
    make.seat("assembly.member", since=date(2023, 1, 1))
    now, then = page(client, "/en/"), page(client, "/en/?on=2020-01-01")
    assert "1 member of the Assembly" in now and "0 members of the Assembly" in then
    assert now.count('class="gone"') == 0 and then.count('class="gone"') == 3
    assert "?on=2020-01-01" in then


def test_every_figure_of_the_home_page_has_a_source_and_a_day(client: Client) -> None:
    html = page(client, "/en/")
    figures = re.findall(
        r'<dd class="big-number">(.+?)</dd><dd class="small ash">(.+?), <time datetime="(.+?)">', html
    )
    assert len(figures) == 5
    assert all(source and day == "2024-09-02" for _value, source, day in figures)


@pytest.mark.requirement("STR-28")
def test_search_finds_the_founding_decree_by_either_name(client: Client) -> None:
    for asked in ("халықтары ассамблеясын", "халқы ассамблеясын", "народов образовании"):
        assert "Қазақстан халықтары Ассамблеясын құру туралы" in page(client, f"/kk/search/?q={asked}")


def test_search_finds_members_organs_regions_and_organisations_of_the_day(client: Client) -> None:
    make.seat("assembly.member", who=make.person("Гүлнар Тасқын"), since=date(2024, 1, 1))
    make.organization("state_body", "s", name_kk="Тасжол министрлігі")
    html = page(client, "/kk/search/?q=тас")
    assert "Гүлнар Тасқын" in html and "Тасжол министрлігі" in html
    assert "Гүлнар Тасқын" not in page(client, "/kk/search/?q=тас&on=2023-01-01")
    assert "/kk/structure/organs/council/" in page(client, "/kk/search/?q=кеңес")
    assert "/kk/structure/regions/kz-39/" in page(client, "/kk/search/?q=қостанай")
    assert "Мұндай сөзі бар атау табылмады" in page(client, "/kk/search/?q=ыыыы")


def test_the_desk_is_for_those_who_signed_in(client: Client) -> None:
    answer = client.get("/kk/desk/")
    assert answer.status_code == 302 and "/kk/account/login/" in answer["Location"]


def test_a_desk_without_an_office_says_where_rights_come_from(client: Client) -> None:
    client.force_login(make.account(make.person()), backend=BACKEND)
    html = page(client, "/en/desk/")
    assert "You hold no office today." in html and "Nothing is due today." in html


@pytest.mark.requirement("PLT-03")
def test_the_desk_gathers_tasks_from_a_room_and_counts_the_late_ones(
    client: Client, monkeypatch: MonkeyPatch
) -> None:
    def tasks_of(actor: Actor, day: date) -> list[Task]:
        return [
            Task("Answer decision 2024-1", "/en/x/", "Answer", due=date(2024, 8, 30)) for _ in actor.roles
        ]

    monkeypatch.setattr(decisions_queries, "tasks_of", tasks_of, raising=False)
    who = make.person()
    make.seat("state_body.clerk", who=who)
    client.force_login(make.account(who), backend=BACKEND)
    html = page(client, "/en/desk/")
    assert "1 task today. 1 is late." in html and "Answer decision 2024-1" in html and "<b>−3</b>" in html


@pytest.mark.requirement("PLT-03")
def test_one_link_leads_from_task_to_task_and_back_to_the_desk(
    client: Client, monkeypatch: MonkeyPatch
) -> None:
    def tasks_of(actor: Actor, day: date) -> list[Task]:
        return [Task(name, f"/en/{name}/", "Do", due=day) for name in ("help", "data") if actor.roles]

    monkeypatch.setattr(decisions_queries, "tasks_of", tasks_of, raising=False)
    who = make.person()
    make.seat("state_body.clerk", who=who)
    client.force_login(make.account(who), backend=BACKEND)

    def follow(html: str) -> str:
        (link,) = re.findall(r'href="([^"]+)" accesskey="n"', html)
        return client.get(link).headers["Location"]

    at_desk = page(client, "/en/desk/")
    assert "2 tasks today." in at_desk and 'href="#k-today"' in at_desk
    assert follow(at_desk) == "/en/help/" and follow(page(client, "/en/help/")) == "/en/data/"
    assert follow(page(client, "/en/data/")) == "/en/desk/"
    assert "No further task waits" in page(client, "/en/desk/")
    assert 'accesskey="n"' not in Client().get("/en/help/").content.decode()


@pytest.mark.requirement("PLT-03")
def test_only_the_secretariat_sees_what_piles_up_with_where_to_look(client: Client) -> None:
    for role, seen in (("secretariat.officer", True), ("state_body.clerk", False)):
        who = make.person()
        make.seat(role, who=who)
        client.force_login(make.account(who), backend=BACKEND)
        html = page(client, "/en/desk/")
        assert ("Norms to be confirmed" in html) is seen
        assert "Answers overdue" not in html, "an empty pile is not shown"


def test_retention_is_a_table_and_a_csv_and_leads_from_the_privacy_notice(client: Client) -> None:
    assert "/ru/privacy/retention/" in page(client, "/ru/privacy/")
    lines = list(reader(StringIO(page(client, "/ru/privacy/retention/?format=csv").lstrip("\ufeff"))))
    assert len(lines) == 1 + len(kept()) and lines[0][0] == "Данные"


def test_the_privacy_notice_gives_the_address_that_was_entered(client: Client) -> None:
    assert "mailto:" not in page(client, "/kk/privacy/")
    make.organization("secretariat", "secretariat", email="hatshylyq@example.org")
    assert "mailto:hatshylyq@example.org" in page(client, "/kk/privacy/")


@pytest.mark.requirement("PLT-02")
def test_every_open_table_answers_in_every_form_it_promises(client: Client) -> None:
    html = page(client, "/en/data/")
    with override("en"):
        found = [(item, address(item.address)) for item in opendata.SETS]
    for item, where in found:
        if not where:
            continue
        for form in item.forms:
            assert f"{where}?format={form}" in html
            answer = client.get(f"{where}?format={form}")
            assert answer.status_code == 200 and form in answer["Content-Type"], where


def test_the_calendar_names_the_sessions_of_history(client: Client) -> None:
    answer = client.get("/en/calendar.ics")
    assert answer["Content-Type"].startswith("text/calendar")
    assert (
        b"DTSTART;VALUE=DATE:19950324" in answer.content
        and b"SUMMARY;LANGUAGE=en:Session I\r\n" in answer.content
    )


def test_machines_are_told_what_to_walk(client: Client) -> None:
    robots = client.get("/robots.txt").content.decode()
    assert "Disallow: /kk/desk/" in robots and "Sitemap: " in robots
    sitemap = client.get("/sitemap.xml").content.decode()
    assert sitemap.count("<loc>") % 3 == 0 and "/kk/about/" in sitemap and 'hreflang="ru"' in sitemap
