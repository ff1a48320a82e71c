"""The whole wheel in the rehearsal, walked without JavaScript in each language: each test goes on where the one before it stood.

Kazakh and Russian are walked on a phone of 320 px, English on a wide screen. Every page on the way keeps to its
language, does not scroll sideways and has all its controls within the screen (`looked`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.journeys.looking import NARROW, WIDE
from tests.journeys.papers import BROUGHT, csv_of, words_of
from tests.journeys.printing import printed
from tests.journeys.serving import Rehearsal, serving
from tests.journeys.story import ANSWER, ARCHIVE, MEDIUM, PALACE_KK, PAPER_OF_RULES, REPORT, STORIES, Story
from tests.journeys.walking import Walker, ordinary_day

pytestmark = pytest.mark.journey
SIZES = {"kk": NARROW, "ru": NARROW, "en": WIDE}
TODAY, AUTUMN = date(2024, 9, 2), date(2024, 10, 10)
FOLLOWER = "reader@example.org"


@pytest.fixture(scope="module", params=list(SIZES))
def language(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def rehearsal(language: str, told: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Rehearsal]:
    """Serve a rehearsal of 2 September for the walk of one language to change."""
    with serving(told, tmp_path_factory.mktemp(f"own-{language}") / "var") as own:
        yield own


@pytest.fixture(scope="module")
def walker(language: str, rehearsal: Rehearsal, walk_in: Callable[..., Walker]) -> Walker:
    return walk_in(rehearsal, language, SIZES[language])


@pytest.fixture(scope="module")
def story(language: str) -> Story:
    return STORIES[language]


@pytest.fixture(autouse=True)
def looked(walker: Walker) -> Iterator[None]:
    """Ask of every page on the way that it keeps to its language and to its screen."""
    walker.wrong.clear()
    yield
    assert walker.wrong == []


# 1. anybody


@pytest.mark.requirement("SES-07", "CTL-01", "PLT-02")
def test_anybody_finds_who_is_late_and_on_which_article_it_stands(walker: Walker, story: Story) -> None:
    walker.goes("/")
    walker.section("Decisions")
    walker.follows_link("2024-2")
    walker.reads(walker.count("{count} day past the deadline", "{count} days past the deadline", 13))
    walker.sees(
        "{late} of {all} addressees are late. This notice stays until every answer has come.", late=10, all=20
    )
    walker.follows_link(story.akimat, "Who must consider it")
    walker.sees("The Secretariat accepted it on {day}.", day=date(2024, 8, 19))
    paper = walker.fetches(walker.page.get_by_role("link", name="esep-1.pdf"))
    assert paper.startswith(b"%PDF")
    walker.follows_link("2024-2")
    walker.follows_link(story.article_9, "Text")
    walker.reads(story.in_article, story.law)


@pytest.mark.requirement("STR-36", "STR-37")
def test_anybody_reads_the_rules_in_force_on_a_day_with_their_worked_cases(
    walker: Walker, story: Story
) -> None:
    walker.section("Rules in force")
    walker.on_day(date(2019, 5, 1))
    walker.sees("Rules in force on {day}", day=date(2019, 5, 1))
    walker.follows_link(story.notice)
    walker.reads(story.thirty_days, story.article_9)
    walker.sees("holds", "Worked cases")
    assert walker.words("does not hold").lower() not in walker.text("Worked cases").lower()


# Day, whether it was of Peoples, where the secretariat was and by which of the story's decrees, deputies, regional assemblies.
STRUCTURES = (
    (date(1999, 3, 1), True, "ministry", 0, "2", 16),
    (date(2006, 1, 1), True, "administration", 1, "2", 16),
    (date(2007, 7, 25), True, "administration", 1, "2", 16),
    (date(2007, 7, 26), False, "administration", 1, "2", 16),
    (date(2012, 3, 1), False, "administration", 2, "3", 16),
    (date(2023, 3, 1), False, "administration", 2, "3", 20),
)
DAYS = [str(row[0]) for row in STRUCTURES]


@pytest.mark.requirement("STR-05", "STR-08", "STR-13", "STR-27", "STR-28", "PLT-04")
@pytest.mark.parametrize(("day", "of_peoples", "host", "decree", "deputies", "regions"), STRUCTURES, ids=DAYS)
def test_anybody_goes_back_in_time_through_the_structure(
    walker: Walker,
    story: Story,
    day: date,
    of_peoples: bool,
    host: str,
    decree: int,
    deputies: str,
    regions: int,
) -> None:
    name = story.peoples if of_peoples else story.people
    walker.section("Structure")
    walker.on_day(day)
    walker.sees("Its organs on {day}.", day=day)
    assert walker.text().startswith(f"{name} ")
    assert walker.answer("Official name").startswith(name)
    host_told = walker.answer("Secretariat is part of")
    assert host_told.startswith(getattr(story, host))
    assert story.decrees[decree] in host_told
    assert walker.answer("Deputies").startswith(deputies)
    assert walker.answer("Regions").startswith(f"{regions} ")


@pytest.mark.requirement("STR-05", "STR-16", "STR-17")
@pytest.mark.parametrize(("day", "regions"), [(row[0], row[5]) for row in STRUCTURES], ids=DAYS)
def test_each_edge_of_the_structure_has_its_act_and_each_region_its_assembly(
    walker: Walker, story: Story, day: date, regions: int
) -> None:
    walker.section("Structure")
    walker.on_day(day)
    edges = walker.page.locator(".ties > li")
    assert edges.count() > 5
    lawless = edges.filter(has_not=walker.page.locator(".cite")).all_text_contents()
    assert [
        edge for edge in lawless if story.unconfirmed not in edge
    ] == []  # no act is known only where it is said so
    rows = csv_of(walker.fetches(walker.page.get_by_role("link", name="CSV", exact=True)))
    lawless_rows = [row for row in rows if not row[walker.words("Legal act")]]
    assert [row for row in lawless_rows if row[walker.words("How it is known")] != story.unconfirmed] == []
    assert [row for row in rows if not row[walker.words("Source")]] == []
    assert len(lawless_rows) < len(rows) / 2
    assert [row[walker.words("Relation")] for row in rows].count(story.beside) == regions
    walker.follows("on the map")
    assert walker.page.locator("main tbody tr").count() == regions
    walker.follows_link(story.region)
    walker.reads(story.region)
    walker.sees("Regional assembly")


# 2. the Secretariat prepares, the Chair convenes


def session_page(walker: Walker, numeral: str = "XXXV") -> None:
    walker.section("Sessions")
    walker.follows_link(numeral)


@pytest.mark.requirement("SES-02")
def test_the_order_without_a_place_is_refused(walker: Walker, story: Story) -> None:
    walker.becomes("head")
    session_page(walker)
    walker.presses("Day and place")
    for language in ("in Kazakh", "in Russian", "in English"):
        walker.fills(("Place", language), "")
    walker.presses("Keep")
    walker.told("The plan is kept.")
    walker.becomes("chair")
    walker.follows_link("XXXV")
    walker.fills("Number of the order", "Д-15")
    walker.presses("Adopt the order")
    walker.refused("meetings.place_missing", law=story.article_9)
    assert walker.field("Number of the order").input_value() == "Д-15"


@pytest.mark.requirement("SES-02")
def test_a_late_order_is_refused_with_article_numbers_and_the_latest_day(
    walker: Walker, story: Story
) -> None:
    walker.fills(("Place", "in Kazakh"), PALACE_KK)
    walker.fills(("Place", "in Russian"), "Астана, Дворец мира и согласия")
    walker.fills("Day of the Session", "25.09.2024")
    walker.presses("Adopt the order")
    walker.refused("meetings.notice_too_short", law=story.article_9, numbers=(23, 30))
    walker.reads(walker.day(date(2024, 8, 26)))
    assert walker.field("Day of the Session").input_value() == "25.09.2024"
    assert walker.field("Place", "in Kazakh").input_value() == PALACE_KK


def test_the_lawful_order_is_adopted(walker: Walker) -> None:
    walker.fills("Day of the Session", ordinary_day(AUTUMN))
    walker.presses("Adopt the order")
    walker.told("Order № {number} is adopted. Next: its announcement in official media.", number="Д-15")
    walker.sees("Ordered, not announced")


@pytest.mark.requirement("SES-03")
def test_the_session_is_convened_only_when_announced(walker: Walker, story: Story, tmp_path: Path) -> None:
    walker.becomes("officer")
    session_page(walker)
    walker.presses("Record the announcement")
    walker.fills("Medium", MEDIUM)
    walker.fills("Day of the publication", ordinary_day(TODAY))
    walker.presses("Record")
    walker.sees("Convened")
    walker.presses("Issue the order")
    for language, words in (("kk", story.order_kk), ("ru", story.order_ru)):
        link = walker.page.locator(f'main a[href$="/{language}.pdf"]').first
        text = words_of(walker.fetches(link), tmp_path)
        assert [word for word in words if word.casefold() not in text.casefold()] == [], text
    assert "Д-15" in text


# 3. an extraordinary Session


@pytest.mark.requirement("SES-04")
def test_one_signature_makes_a_third(walker: Walker, story: Story) -> None:
    walker.becomes("member")
    walker.follows_link(story.request)
    walker.reads("127", "128")
    walker.presses("Sign")
    walker.told("You have signed. The request is valid: the Chair decides to hold the Session.")
    walker.sees("The request is valid.")


@pytest.mark.requirement("SES-05")
def test_an_extraordinary_session_is_held_within_a_month(walker: Walker, story: Story) -> None:
    walker.becomes("chair")
    walker.follows_link(story.request)
    walker.sees("Decided today, the Session is held by {day}.", day=date(2024, 10, 2))
    walker.fills("Number of the decision", "Д-16")
    walker.fills("Day of the Session", "03.10.2024")
    walker.presses("Decide")
    walker.refused("meetings.extraordinary_too_late", law=story.article_9)
    walker.reads(walker.day(date(2024, 10, 2)))
    assert walker.field("Number of the decision").input_value() == "Д-16"
    walker.fills("Day of the Session", "02.10.2024")
    walker.presses("Decide")
    walker.told(
        "{session} will be held. Next: the order.", session=walker.words("Session {numeral}", numeral="XXXVI")
    )
    walker.sees("Extraordinary")


# 4. the Council decides by poll


def test_a_councillor_gives_the_vote_that_was_missing(walker: Walker, story: Story) -> None:
    walker.becomes("councillor")
    walker.follows_link(story.poll)
    walker.presses("Yes")
    walker.reads(walker.words("You answered “Yes”"))


@pytest.mark.requirement("COU-02")
def test_the_poll_closes_after_its_day_and_names_the_silent(
    walker: Walker, story: Story, tmp_path: Path
) -> None:
    walker.becomes("officer")
    walker.moves_to(date(2024, 9, 10))
    walker.section("Sessions")
    walker.follows("Polls and meetings of the Council")  # the worker may have closed it meanwhile
    walker.follows_link(story.poll)
    if walker.page.get_by_role("button", name=walker.words("Close and count")).count():
        walker.presses("Close and count")
    walker.sees("Adopted")
    walker.reads("56", "84")
    silent = walker.page.get_by_role("region", name=walker.words("Did not answer")).get_by_role("listitem")
    names = silent.all_inner_texts()
    assert len(names) == 84 - 63
    walker.presses("Issue the protocol")
    paper = "kk" if walker.language == "en" else walker.language  # papers are issued in Kazakh and in Russian
    text = words_of(walker.fetches(walker.page.locator(f'main a[href$="/{paper}.pdf"]').first), tmp_path)
    assert "56" in text
    if walker.language == paper:
        assert [name for name in names if name.strip() not in text] == []


# 5. the Session and its decisions


def test_the_session_cannot_open_while_its_quorum_is_unconfirmed(walker: Walker, story: Story) -> None:
    walker.moves_to(AUTUMN)
    walker.becomes("officer")
    session_page(walker)
    walker.presses("Register members")
    walker.page.locator("input[name=people]").evaluate_all(
        "boxes => boxes.slice(0, 300).forEach(b => b.checked = true)"
    )
    walker.presses("Register those ticked")
    walker.message(walker.count("{count} member is registered.", "{count} members are registered.", 300))
    walker.becomes("chair")
    session_page(walker)
    walker.presses("Open the Session")
    walker.refused("law.unconfirmed_norm")
    walker.reads(story.quorum)
    walker.follows("See the rule")
    walker.sees("The sources do not settle this norm.")


def test_the_head_confirms_quorum_and_majority_with_a_paper(walker: Walker, story: Story) -> None:
    walker.becomes("head")
    for norm, value, number in (
        (story.quorum, "2/3", "Р-3"),
        (story.majority, "1/2", "Р-4"),
    ):
        confirm(walker, norm, value, number)


def confirm(walker: Walker, norm: str, value: str, number: str) -> None:
    walker.section("Rules in force")
    walker.follows("Only those to be confirmed")
    walker.follows_link(norm)
    walker.follows("Confirm")
    walker.fills("Value", value)
    walker.fills("From which day", ordinary_day(AUTUMN))
    walker.fills("Until which day, not included", "")
    walker.fills("What paper says so", PAPER_OF_RULES)
    walker.fills("Number of the paper", number)
    walker.fills("Date of the paper", ordinary_day(AUTUMN))
    walker.presses("Confirm")
    walker.told("The norm is confirmed.")


def test_the_session_opens_and_says_what_that_stands_on(walker: Walker) -> None:
    walker.becomes("chair")
    session_page(walker)
    walker.presses("Open the Session")
    walker.told("The Session is open.")
    walker.sees("Under way")
    walker.reads("Р-3")


def test_votes_are_counted(walker: Walker) -> None:
    session_page(walker)
    for votes in ((280, 10, 5), (251, 20, 9), (100, 150, 50)):
        walker.follows("Record the count", "Agenda")
        for label, number in zip(("For", "Against", "Abstained"), votes, strict=True):
            walker.fills(label, str(number))
        walker.presses("Record the count")
        walker.told("The count is recorded.")
    assert walker.text().count(walker.words("Not adopted")) >= 1


DRAFTS = ((ARCHIVE, "archives"), (REPORT, "schools"))


@pytest.mark.requirement("SES-07")
def test_the_chair_closes_the_session_with_two_decisions(walker: Walker, story: Story) -> None:
    walker.becomes("head")
    for place, (title, body) in enumerate(DRAFTS):
        session_page(walker)
        walker.presses("Draft decisions")
        walker.follows("Write a draft")
        walker.fills("Title in Kazakh", title)
        walker.fills("Text in Kazakh", "Қорды ашық деректермен жариялауды қарасын.")
        walker.page.get_by_label(getattr(story, body)).check()
        walker.fills("Answer due by", f"{10 + place}.12.2024")
        walker.presses("Keep the draft")
        walker.told("The draft is kept.")
    walker.becomes("chair")
    session_page(walker)
    walker.presses("Close with decisions")
    walker.presses("Close the Session with these decisions")
    walker.told("The Session is closed. Decisions registered: {count}.", count=2)


def test_anybody_follows_a_decision_by_mail(walker: Walker, rehearsal: Rehearsal) -> None:
    walker.leaves()
    walker.section("Decisions")
    walker.follows_link("2024-4")
    walker.fills("E-mail", FOLLOWER)
    walker.presses("Follow by mail")
    walker.told("A letter is on its way. Open its link within three days.")
    letter = awaited(rehearsal, 1)
    link = next(word for word in letter.split() if "/follow/" in word)
    walker.page.goto(link)
    walker.presses("Follow")
    walker.told("You follow this decision now.")


def awaited(rehearsal: Rehearsal, number: int) -> str:
    """Wait for the worker to bring a follower's letter; give its text."""
    until = monotonic() + 60
    while monotonic() < until:
        letters = rehearsal.letters(FOLLOWER)
        if len(letters) >= number:
            return letters[number - 1]
        sleep(0.5)
    raise AssertionError("the letter did not come")


@pytest.mark.requirement("SES-07", "CTL-01")
def test_the_clerk_answers_and_anybody_sees_it(walker: Walker, rehearsal: Rehearsal) -> None:
    walker.becomes("clerk")
    walker.clicks(walker.page.locator("main").get_by_role("link", name=ARCHIVE).first)
    walker.fills("Number of the paper", "01-7/99")
    walker.fills("Date of the paper", ordinary_day(AUTUMN))
    walker.fills("What was done, in Kazakh", ANSWER)
    walker.field("The paper").set_input_files(BROUGHT)
    walker.presses("Send the answer")
    walker.leaves()
    walker.section("Decisions")
    walker.follows_link("2024-4")
    walker.reads("01-7/99", walker.day(AUTUMN))
    assert "01-7/99" not in rehearsal.letters(FOLLOWER)[0]
    letter = awaited(rehearsal, 2)
    assert "/decisions/2024-4/" in letter


# 6. the pages on paper


@pytest.mark.requirement("PLT-01")
@pytest.mark.parametrize(
    "path",
    ["/decisions/2024-2/", "/decisions/2024-4/", "/sessions/xxxv/", "/acts/rules/session.notice_days/"],
)
def test_a_page_prints_whole_and_without_its_menu(walker: Walker, path: str) -> None:
    walker.goes(path)
    sheet = printed(walker.page)
    assert sheet.pages >= 1
    assert sheet.menu == []
    assert sheet.lost == []
    assert not sheet.cut
    assert walker.words("Rehearsal.") in sheet.text


# 7. the journal


def test_the_journal_is_whole_after_the_walk(walker: Walker, rehearsal: Rehearsal) -> None:
    said = rehearsal.run("verify")
    assert said.returncode == 0, said.stdout + said.stderr
    assert "FOUND" not in said.stdout
