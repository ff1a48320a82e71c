"""The pages of bodies: cards with seats and vacancies, the inventory, the board; every act begun from its card."""

import json
import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from shanyraq.bodies.models import Acting, Agreement, Statement
from shanyraq.bodies.queries.ahead import terms_ending, vacancies
from shanyraq.people.models import Membership, Organization
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
ORGANS = "/en/structure/organs/"
PAPER = {"paper": "№ 5 өкім", "on": "02.05.2024"}


@pytest.fixture(autouse=True)
def roots() -> None:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)


def signed_in(client: Client, role: str, **given: Any) -> Client:
    who = make.person()
    make.seat(role, who=who, **given)
    client.force_login(make.account(who), backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def officer(client: Client) -> Client:
    return signed_in(client, "secretariat.officer")


@pytest.fixture
def head(client: Client) -> Client:
    return signed_in(client, "secretariat.head")


def plain(html: str) -> str:
    return re.sub(r"</?time[^>]*>", "", html).replace("\xa0", " ")


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.status_code
    return plain(answer.content.decode())


def found(client: Client, **given: str) -> Organization:
    fields = {"kind": "commission", "name_kk": "Тіл комиссиясы", "name_en": "Commission", **PAPER, **given}
    answer = client.post(f"{ORGANS}new/", fields)
    assert answer.status_code == 302, answer.content.decode()
    return Organization.objects.get(slug=answer["Location"].rstrip("/").rsplit("/", 1)[1])


def act(client: Client, slug: str, do: str, status: int = 302, at: str = "", **given: Any) -> str:
    """Send one form of a page."""
    sent = {"do": do} | {f"{do}-{name}": value for name, value in given.items()}
    answer = client.post(at or f"{ORGANS}{slug}/", sent)
    assert answer.status_code == status, answer.content.decode()[-300:]
    return plain(answer.content.decode())


@pytest.mark.requirement("STR-21")
def test_a_commission_is_created_with_joint_founders_mandate_and_term_and_works_on_its_card(
    officer: Client,
) -> None:
    ministry = make.organization("state_body", name_en="Ministry of Heritage")
    row = found(
        officer,
        mandate_kk="Тіл саясаты",
        mandate_en="Language policy",
        ends_on="02.10.2024",
        founders=str(ministry.pk),
    )
    chair, member = make.person(), make.person()
    act(officer, row.slug, "seat", person_id=str(chair.pk), role="chair", **PAPER)
    act(officer, row.slug, "seat", person_id=member.name_kk, role="member", **PAPER)
    act(officer, row.slug, "seat", newcomer="Жаңа Адам", role="secretary", **PAPER)
    act(officer, row.slug, "meeting", day="20.08.2024", agenda="Тіл жоспары")
    [held] = row.body_meetings.all()
    act(officer, row.slug, f"minutes-{held.pk}", minutes="№ 1 хаттама", present="3")
    act(officer, row.slug, "task", text="Ұсыныс әзірлеу", due="01.08.2024")
    card = page(officer, f"{ORGANS}{row.slug}/")
    for words in (
        "Ministry of Heritage", "Language policy", "until 2 October 2024", chair.name_en, member.name_en, "Жаңа Адам",
        "Тіл жоспары", "№ 1 хаттама", "overdue", "Decree 149",
    ):  # fmt: skip
        assert words in card, words
    [task] = row.body_tasks.all()
    act(officer, row.slug, f"done-{task.pk}", paper="№ 9")
    assert "overdue" not in page(officer, f"{ORGANS}{row.slug}/")
    assert [(one.slug, one.over) for one in terms_ending(DAY)] == [(row.slug, False)]
    assert "Commission" in page(officer, "/en/structure/ahead/")


def test_the_card_of_a_body_says_the_same_in_json(officer: Client) -> None:
    row = found(officer)
    act(officer, row.slug, "seat", newcomer="Жаңа Адам", role="member", **PAPER)
    card = json.loads(page(officer, f"{ORGANS}{row.slug}/?format=json"))
    assert (card["kind"], card["law"], card["exists"], card["parent"]) == (
        "commission",
        "decree-149-2011:14",
        True,
        "secretariat",
    )
    posts = {post["role"]: (len(post["holders"]), post["vacant"]) for post in card["posts"]}
    assert posts == {"chair": (0, 1), "member": (1, 0)}
    before = json.loads(page(officer, f"{ORGANS}{row.slug}/?format=json&on=2024-05-01"))
    assert before["exists"] is False and before["posts"] == []


def test_what_is_wrong_stays_on_the_page_with_what_was_typed(officer: Client) -> None:
    row = found(officer)
    html = act(
        officer, row.slug, "seat", 422, person_id="Ешкім", role="member", paper="№ 77", on="02.05.2024"
    )
    assert "Nobody is named so on the roll." in html and "№ 77" in html
    twins = [make.person(name="Екі Адам") for _ in range(2)]
    html = act(officer, row.slug, "seat", 422, person_id="Екі Адам", role="member", **PAPER)
    assert (
        all(str(one.pk) in html for one in twins) and not Membership.objects.filter(organization=row).exists()
    )
    html = act(
        officer,
        row.slug,
        "seat",
        409,
        person_id=str(twins[0].pk),
        role="member",
        paper="№ 1",
        on="02.05.2023",
    )
    assert "This body did not exist on 2 May 2023" in html and "№ 1" in html


def test_offices_are_handed_over_and_held_by_acting_people_on_the_card(officer: Client) -> None:
    row = found(officer)
    first, second, third = make.person(), make.person(), make.person()
    act(officer, row.slug, "seat", person_id=str(first.pk), role="chair", **PAPER)
    seat = Membership.objects.get(person=first)
    act(
        officer,
        row.slug,
        "handover",
        membership_id=str(seat.pk),
        person_id=str(second.pk),
        paper="№ 7",
        on="01.08.2024",
    )
    act(
        officer,
        row.slug,
        "acting",
        role="chair",
        person_id=str(third.pk),
        paper="№ 8",
        on="20.08.2024",
        until="10.09.2024",
        why="Демалыс",
    )
    card = page(officer, f"{ORGANS}{row.slug}/")
    assert "acting" in card and "Демалыс" in card and "Earlier holders" in card
    act(
        officer,
        row.slug,
        "end",
        membership_id=str(Acting.objects.get().membership_id),
        paper="№ 9",
        on="02.09.2024",
    )
    assert "Демалыс" not in page(officer, f"{ORGANS}{row.slug}/").split("Earlier holders")[0]


def test_the_expert_council_elects_its_chair_from_its_card(officer: Client) -> None:
    row = found(officer, kind="expert_council", name_kk="Ғылыми-сарапшылық кеңес")
    who, other = make.person(), make.person()
    act(officer, row.slug, "seat", person_id=str(who.pk), role="member", **PAPER)
    refused = act(officer, row.slug, "seat", 409, person_id=str(other.pk), role="chair", **PAPER)
    assert "Decree 149" in refused
    act(officer, row.slug, "elect", person_id=str(who.pk), role="chair", paper="№ 1 хаттама", on="02.06.2024")
    assert Membership.objects.on(DAY).filter(organization=row, role="chair", person=who).exists()
    tree = json.loads(page(officer, "/en/structure/tree/?format=json"))
    working = next(node for node in tree["tree"]["children"] if "(Secretariat)" in node["name"])
    council = [node for node in working["children"] if node["note"] == who.name_en]
    assert [node["address"] for node in council] == [f"{ORGANS}{row.slug}/"]


def test_a_body_is_renamed_merged_and_abolished_on_its_card(officer: Client) -> None:
    old, heir, gone = found(officer), found(officer, name_kk="Екінші"), found(officer, name_kk="Үшінші")
    act(officer, old.slug, "rename", name_kk="Бірінші", name_en="First", paper="№ 6", on="01.06.2024")
    assert "Names through time" in page(officer, f"{ORGANS}{old.slug}/")
    act(officer, old.slug, "merge", into=heir.slug, paper="№ 7", on="01.07.2024")
    act(officer, gone.slug, "close", paper="№ 8", on="01.08.2024")
    assert "There was no such organ on 2 September 2024." in page(officer, f"{ORGANS}{gone.slug}/")
    assert "Merged into" in page(officer, f"{ORGANS}{old.slug}/")
    assert [one["id"] for one in json.loads(page(officer, f"{ORGANS}?format=json"))["bodies"]] == [heir.slug]


@pytest.mark.requirement("ME-Q04", "ME-H06")
def test_the_inventory_counts_bodies_by_kind_host_and_region_and_shows_their_growth(officer: Client) -> None:
    for area, host in (
        ("KZ-10", "university"),
        ("KZ-10", "company"),
        ("KZ-15", "university"),
        ("KZ-75", "city"),
    ):
        found(
            officer, kind="dialogue_platform", name_kk=f"Алаң {area} {host}", area=area, host_kind=host, host="Орын",
            on="02.05.2023" if host == "city" else "02.05.2024",
        )  # fmt: skip
    html = page(officer, ORGANS)
    assert "4 bodies beside the Assembly" in html
    csv = page(officer, f"{ORGANS}?format=csv&kind=dialogue_platform").splitlines()
    assert len(csv) == 5 and sum("university" in line for line in csv) == 2
    table = html.split('id="growth"')[1]
    cells = [part.split("<")[0] for part in table.split('class="n">')[4:]]
    assert cells == ["1", "0", "1", "3", "0", "4"]  # 2023: one more, one there; 2024: three more, four there
    hosts = html.split('id="hosts"')[1].split("</section>")[0]
    assert 'university</th><td class="n">2' in hosts


@pytest.mark.requirement("STR-23")
def test_the_board_shows_the_overdue_first_and_gives_a_csv(officer: Client) -> None:
    calm, late = (
        found(officer),
        found(officer, kind="working_group", name_kk="Топ", name_en="Group", group="expert", draft="Жоба"),
    )
    act(officer, late.slug, "task", text="Ұсыныс", due="01.08.2024")
    act(officer, calm.slug, "meeting", day="20.09.2024", agenda="Тіл жоспары")
    html = page(officer, "/en/structure/board/")
    assert "1 task is overdue" in html and html.index("Group") < html.index("Commission")
    assert "20 September 2024" in html
    assert len(page(officer, "/en/structure/board/?format=csv").splitlines()) == 3


def test_a_grant_to_the_assembly_is_refused_with_the_article_and_a_way_out(officer: Client) -> None:
    given = {"kind": "grant", "other": "Демеуші", "subject": "Фестиваль", **PAPER}
    html = act(officer, "session", "agreement", 409, **given)
    assert "art. 1" in html and not Agreement.objects.exists()
    fund = found(officer, kind="public_fund", name_kk="«Бірлік» қоры")
    act(officer, fund.slug, "agreement", **given)
    assert "Фестиваль" in page(officer, f"{ORGANS}{fund.slug}/")


@pytest.mark.requirement("STR-10")
def test_the_chair_states_and_approves_and_everybody_else_gets_403_with_the_rule(client: Client) -> None:
    address = "/en/structure/statements/"
    texts = {"paper": "№ 1", "title_kk": "Мәлімдеме", "text_kk": "Мәтін"}
    deputy = signed_in(Client(), "assembly.deputy_chair")
    sent = {"do": "statement"} | {f"statement-{name}": text for name, text in texts.items()}
    refused = deputy.post(address, sent)
    assert refused.status_code == 403 and "Decree 149" in refused.content.decode()
    assert 'value="statement"' not in page(deputy, address)
    chair = signed_in(client, "assembly.chair")
    act(chair, "", "statement", at=address, **texts)
    act(chair, "", "programme", at=address, **(texts | {"title_kk": "Тұжырымдама"}))
    html = page(Client(), address)
    assert "Тұжырымдама" in html and "Мәлімдеме" in html and Statement.objects.count() == 2


def test_who_is_missing_names_empty_offices_obligatory_seats_and_who_acts(officer: Client) -> None:
    council = found(officer, kind="consent_council", area="KZ-10", name_kk="Қоғамдық келісім кеңесі")
    commission = found(officer)
    who = make.person()
    act(
        officer,
        commission.slug,
        "acting",
        role="chair",
        person_id=str(who.pk),
        paper="№ 8",
        on="20.08.2024",
        until="10.09.2024",
        why="Орын бос",
    )
    act(officer, council.slug, "seat", person_id=str(who.pk), role="member:veterans", **PAPER)
    told = [(one.slug, one.role, bool(one.seat), one.acting) for one in vacancies(DAY)]
    assert told == [
        (commission.slug, "chair", False, who), (council.slug, "chair", False, None),
        *[(council.slug, "member", True, None)] * 4,
    ]  # fmt: skip
    assert who.name_en in page(officer, "/en/structure/ahead/")
    assert vacancies(date(2024, 5, 1)) == []


def test_a_reader_sees_no_form_and_an_unknown_organ_is_not_found(client: Client, officer: Client) -> None:
    row = found(officer)
    assert 'name="do"' not in page(Client(), f"{ORGANS}{row.slug}/")
    assert Client().post(f"{ORGANS}{row.slug}/", {"do": "close"}).status_code == 403
    assert Client().get(f"{ORGANS}no-such-organ/").status_code == 404
