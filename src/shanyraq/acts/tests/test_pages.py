"""The pages of acts and rules: what they say on a day, in three languages."""

import csv
import json
from datetime import date
from io import StringIO
from xml.etree import ElementTree

import pytest
from django.test import Client
from django.utils.translation import override
from rulebook import Refused

from shanyraq.acts import saying, usage
from shanyraq.acts.models import ActText
from shanyraq.acts.queries import rulebook
from shanyraq.acts.queries.chain import chain
from shanyraq.acts.queries.register import Wanted, listed
from shanyraq.law import book
from shanyraq.web.refusals import said

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")


def page(client: Client, path: str, language: str = "en", status: int = 200) -> str:
    response = client.get(f"/{language}/acts/{path}")
    assert response.status_code == status
    return response.content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "path",
    ["", "history/", "checks/", "replay/", "status/", "rules/", "rules/session.quorum/", "decree-149-2011/",
     "decree-149-2011/9/", "law-70-iv-2008/10/", "?on=1994-01-01", "rules/?show=unconfirmed"],
)  # fmt: skip
def test_every_page_answers_in_every_language(client: Client, path: str, language: str) -> None:
    assert "<h1" in page(client, path, language)


@pytest.mark.parametrize(
    "path", ["no-such-act/", "decree-149-2011/77/", "rules/no.such/", "decree-149-2011/akn.xml"]
)
def test_what_is_not_there_is_not_found(client: Client, path: str) -> None:
    page(client, path, status=404)


@pytest.mark.requirement("LAW-01")
@pytest.mark.parametrize("number", ["450", "576"])
def test_a_number_alone_offers_both_acts(client: Client, number: str) -> None:
    found = json.loads(page(client, f"?q={number}&format=json"))["acts"]
    assert len(found) == 2 and {act["number"] for act in found} == {number}
    assert len({(act["kind"], act["date"]) for act in found}) == 2


@pytest.mark.requirement("LAW-06")
@pytest.mark.parametrize("slug", ["decree-856-2002", "decree-1561-2005", "decree-370-2007"])
def test_three_acts_are_repealed_from_the_day_of_decree_149(slug: str) -> None:
    act = book().acts[slug]
    assert act.status_on(date(2011, 9, 6)) == "in_force"
    assert act.status_on(date(2011, 9, 7)) == "repealed"


@pytest.mark.requirement("LAW-05")
def test_a_partly_repealed_act_says_which_place(client: Client) -> None:
    said = page(client, "decree-576-2008/?on=2011-09-07")
    assert "Partly repealed" in said and "subpoint 10)" in said
    assert "Partly repealed" not in page(client, "decree-576-2008/?on=2011-09-06").split("</dl>")[0]


@pytest.mark.requirement("LAW-07")
def test_an_unknown_day_of_entry_is_said_to_be_supplied(client: Client) -> None:
    said = page(client, "decree-495-2021/")
    assert "from first official publication" in said and "date to be supplied" in said
    assert "from the day of signature" in page(client, "decree-149-2011/")


@pytest.mark.requirement("LAW-08")
def test_the_card_shows_the_basis_with_its_article(client: Client) -> None:
    said = page(client, "decree-149-2011/")
    assert "/acts/constitutional-law-president-1995/" in said and "Article 33, point 2, subpoint 3)" in said


@pytest.mark.requirement("LAW-10")
def test_publications_are_shown_and_searchable(client: Client) -> None:
    assert "2002, № 11, document 102" in page(client, "decree-856-2002/")
    found = listed(book(), date(2024, 9, 2), Wanted(words="ПҮАЖ 2008 № 20 182"))
    assert [row.act.slug for row in found] == ["decree-576-2008"]


@pytest.mark.requirement("LAW-13")
def test_the_chain_has_twelve_events_with_their_acts(client: Client) -> None:
    events = chain(rulebook(), date(2024, 9, 2))
    assert len(events) >= 12 and events == sorted(events, key=lambda event: event.day)
    assert {event.act.slug for event in events if event.change == "host"} == {
        "decree-3913-1998", "decree-450-2000", "decree-1561-2005",
    }  # fmt: skip
    assert [event.act.slug for event in events if event.change == "name"] == ["decree-370-2007"]
    assert all(event.act.date is None or event.day == event.act.date for event in events)
    said = page(client, "history/")
    assert all(f"/acts/{event.act.slug}/" in said for event in events)
    assert len(chain(rulebook(), date(1998, 4, 16))) < len(chain(rulebook(), date(1998, 4, 17)))


@pytest.mark.requirement("LAW-14")
@pytest.mark.parametrize("number", ["2066", "856", "1561", "149"])
def test_every_variant_of_a_title_gives_one_act(number: str) -> None:
    act = next(act for act in book().acts.values() if act.number == number and act.kind == "decree")
    variants = [*act.titles.values(), *act.aliases]
    assert len(variants) > 3
    for variant in variants:
        found = listed(book(), date(2024, 9, 2), Wanted(words=variant))
        assert [row.act.slug for row in found] == [act.slug], variant


def test_the_register_is_filtered_by_kind_and_status(client: Client) -> None:
    found = json.loads(page(client, "?kind=decree&status=repealed&on=2012-01-01&format=json"))["acts"]
    assert {act["status"] for act in found} == {"repealed"} and {act["kind"] for act in found} == {"decree"}
    assert "No act answers this." in page(client, "?q=жоқ-нәрсе")


def test_the_downloads_hold_the_same_acts(client: Client) -> None:
    response = client.get("/en/acts/?format=csv")
    rows = list(csv.DictReader(StringIO(response.content.decode("utf-8-sig"))))
    assert len(rows) == len(book().acts)
    assert len(json.loads(page(client, "?format=json"))["acts"]) == len(rows)


def test_without_a_text_the_page_says_how_to_bring_it(client: Client) -> None:
    said = page(client, "decree-149-2011/")
    assert "The text of this act is not held here." in said
    assert "shanyraq ingest decree-149-2011.txt" in said


@pytest.mark.requirement("LAW-02")
def test_a_day_before_a_change_never_shows_the_new_wording(client: Client, laid_out: ActText) -> None:
    new = "Бақ аптасына екі рет суарылады."
    now = page(client, "decree-149-2011/?on=2018-06-01")
    assert new in now and "Алма бағы кеңесі туралы ЕРЕЖЕ" in now and "ҚАУЛЫ ЕТЕМІН" in now
    assert "Ойдан алынған қол" in now
    for path in ("decree-149-2011/", "decree-149-2011/3/"):
        before = page(client, f"{path}?on=2018-05-31")
        assert new not in before and "Wording not held" in before
        assert "?on=2018-06-01" in before
    assert "Кеңестің мүшелері жеті адам." in page(client, "decree-149-2011/?on=2018-05-31")
    assert "The act was not yet in force on this day." in page(client, "decree-149-2011/?on=2011-09-06")


@pytest.mark.requirement("LAW-03")
def test_the_edition_of_one_language_is_named(client: Client, laid_out: ActText) -> None:
    said = page(client, "decree-149-2011/")
    assert "Russian text only" in said and "no translation is held" in said


@pytest.mark.requirement("LAW-04")
def test_an_excluded_point_is_shown_with_its_number_and_act(client: Client, laid_out: ActText) -> None:
    said = page(client, "decree-149-2011/4/")
    assert "Excluded" in said and "№ 12" in said


@pytest.mark.requirement("LAW-09")
def test_the_checks_name_both_places(client: Client, laid_out: ActText) -> None:
    said = page(client, "checks/")
    assert "The note stands under “Chapter 2” and names “Chapter 1”." in said
    assert "The text names an act that the register does not have:" in said


def test_the_text_is_handed_out_as_akoma_ntoso(client: Client, laid_out: ActText) -> None:
    root = ElementTree.fromstring(client.get("/kk/acts/decree-149-2011/akn.xml").content)
    eids = [e.get("eId") for e in root.iter() if e.get("eId")]
    assert "chp_1__pt_2__sub_2" in eids and len(eids) == len(set(eids))
    excluded = next(e for e in root.iter() if e.get("eId") == "chp_2__pt_4")
    assert excluded.get("status") == "removed"


@pytest.mark.requirement("STR-37")
def test_each_point_says_what_carries_it_out(client: Client, laid_out: ActText) -> None:
    assert "Receive a paper" in page(client, "decree-149-2011/11/")
    assert "No page of the platform carries out this place yet." in page(client, "decree-149-2011/5/")


@pytest.mark.requirement("STR-36")
def test_every_rule_in_force_cites_an_act_and_is_listed_with_what_proves_it(client: Client) -> None:
    said = json.loads(page(client, "rules/?format=json&on=2024-09-02"))
    in_force = book().in_force(date(2024, 9, 2))
    assert len(said["rules"]) == len(in_force)
    for rule in said["rules"]:
        assert rule["law"].split(":")[0] in book().acts
        assert rule["confidence"] and {"used_by", "cases", "source"} <= set(rule)
    whole = page(client, "rules/?on=2024-09-02")
    assert 'href="/en/sessions/"' in whole and "Used by:" in whole
    assert all(f"/acts/rules/{norm.key}/" in whole for norm, _value in in_force)


@pytest.mark.requirement("STR-36")
def test_every_act_that_stands_on_a_norm_is_found_in_the_code() -> None:
    keys = frozenset(book().parameters)
    assert usage.norms_of_functions(keys)["sessions.is_notice_in_time"] == {
        "session.notice_days", "session.notice_months",
    }  # fmt: skip
    assert "institution.status" in usage.norms_of_functions(keys)["status.may_institution_act"]
    assert "acts.enter_act" in usage.acts_of_norms(keys)["institution.status"]
    assert "sources.receive_paper" not in usage.acts_of_norms(keys).get("institution.status", ())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_of_the_book_has_its_words(language: str) -> None:
    from django.utils.translation import override

    with override(language):
        for norm in book().parameters.values():
            for value in norm.values:
                words = value.value if isinstance(value.value, tuple) else (value.value,)
                unsaid = [
                    w for w in words if isinstance(w, str) and saying.word(w) == w and w != saying.word("kk")
                ]
                assert not unsaid or set(unsaid) <= EVERYDAY[language], norm.key
                assert saying.unit(norm.unit) != norm.unit, norm.unit
        assert all(saying.kind(act.kind) != act.kind for act in book().acts.values())
        assert all(not act.issuer or saying.issuer(act.issuer) != act.issuer for act in book().acts.values())


# English words that are their own codes.
ENGLISH = {"address", "addressee", "agenda", "akim", "association", "branches", "charity", "commission"}
ENGLISH |= {"commissions", "confidentiality", "date", "death", "diaspora", "equality", "expert", "health"}
ENGLISH |= {
    "independence",
    "information",
    "interaction",
    "leads",
    "members",
    "minutes",
    "monitoring",
    "mothers",
}
ENGLISH |= {
    "name",
    "other",
    "others",
    "people",
    "peoples",
    "place",
    "promotion",
    "public",
    "publishing",
    "recall",
}
ENGLISH |= {"restricted", "rotation", "signature", "substance", "veterans", "voluntariness", "youth"}
EVERYDAY = {"kk": set(), "ru": set(), "en": ENGLISH}


def test_the_replay_shows_the_year_without_a_session(client: Client) -> None:
    said = page(client, "replay/")
    assert "2020: no Session" in said and "not kept" in said


def test_the_status_page_says_what_is_awaited(client: Client) -> None:
    said = page(client, "status/?on=2026-11-21")
    assert "its successor act is not entered" in said and "Sign in as an administrator" in said
    assert "may act" in page(client, "status/?on=2024-09-02")


def test_nobody_without_a_mandate_sees_the_forms(client: Client) -> None:
    page(client, "enter/", status=403)
    page(client, "rules/session.quorum/confirm/", status=403)


@pytest.mark.parametrize(
    ("language", "name"),
    [("kk", "Сессияның кворумы"), ("ru", "Кворум Сессии"), ("en", "Quorum of the Session")],
)
def test_a_refusal_over_an_unsettled_norm_names_it_and_leads_to_it(language: str, name: str) -> None:
    with override(language):
        told = said(
            Refused("law.unconfirmed_norm", facts={"norm": "session.quorum", "day": date(2024, 10, 10)})
        )
    assert name in told.lead
    assert "session.quorum" not in told.lead
    assert told.go is not None
    assert told.go[0] == f"/{language}/acts/rules/session.quorum/"
