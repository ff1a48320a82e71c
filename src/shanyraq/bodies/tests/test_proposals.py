"""Proposals of structure: both trees, every version, the Council's answer, acts linked; the tree itself stays as it is."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client
from rulebook import Refusal

from shanyraq.acts.queries import rulebook
from shanyraq.bodies import proposing as rules
from shanyraq.bodies.models import Change as Changed
from shanyraq.bodies.models import ProposalVersion, StructureProposal
from shanyraq.bodies.proposing import Change, Seats, Unit, compared, is_done, may_propose_change, to_be
from shanyraq.bodies.queries.proposals import Standing, standing_of, units_on
from shanyraq.bodies.services import organs
from shanyraq.bodies.services import proposals as services
from shanyraq.journal.models import Entry, Instance
from shanyraq.people.acting import Actor
from shanyraq.people.models import Membership, Organization, Person, Post
from tests import factories as make

DAY, LATER = date(2024, 9, 2), date(2024, 10, 1)
AT, AFTER = make.moment(DAY), make.moment(LATER)
ROW = "ME-P03"
TREE = [
    Unit("assembly", {"kk": "Ассамблея"}),
    Unit("council", {"kk": "Кеңес"}, "assembly", (Seats("secretary", "", 1),)),
    Unit("secretariat", {"kk": "Хатшылық"}, "assembly", (Seats("head", "", 1), Seats("officer"))),
    Unit("tongues", {"kk": "Тіл комиссиясы"}, "secretariat"),
    Unit("songs", {"kk": "Ән комиссиясы"}, "secretariat"),
]


def change(do: str, slug: str = "", **given: Any) -> Change:
    return Change(do, slug, **{"why": "Қажет", **given})


def marks(changes: list[Change]) -> dict[str, list[str]]:
    return {row.slug: [mark.code for mark in row.marks] for row in compared(TREE, changes) if row.marks}


@pytest.mark.requirement(ROW)
def test_both_trees_stand_beside_each_other_with_each_difference_named() -> None:
    assert marks([]) == {} and [row.depth for row in compared(TREE, [])] == [0, 1, 1, 2, 2]
    changes = [
        change("create", "new-2", names={"kk": "Жастар кеңесі"}, under="council"),
        change("merge", "songs", into="tongues"),
        change("rename", "tongues", names={"kk": "Тіл мен ән комиссиясы"}),
        change("seats", "secretariat", post="head", seats=2),
        change("seats", "secretariat", post="officer", seats=0),
        change("seats", "council", post="clerk", seats=3),
    ]
    assert marks(changes) == {
        "new-2": ["created"], "songs": ["merged"], "tongues": ["renamed", "takes_in"], "council": ["post_created"],
        "secretariat": ["post_changed", "post_removed"],
    }  # fmt: skip
    rows = {row.slug: row for row in compared(TREE, changes)}
    assert rows["new-2"].before is None and rows["new-2"].depth == 2 and rows["songs"].after is None
    assert rows["songs"].marks[0].other == {"kk": "Тіл мен ән комиссиясы"}
    [changed, _removed] = rows["secretariat"].marks
    assert (changed.was, changed.now) == (1, 2)
    assert marks([change("close", "songs")]) == {"songs": ["closed"]}
    packed = [json.loads(json.dumps(rules.packed(one))) for one in changes]
    assert [rules.change_of(one) for one in packed] == changes
    assert [rules.unit_of(json.loads(json.dumps(rules.packed(one)))) for one in TREE] == TREE


@pytest.mark.requirement(ROW)
@pytest.mark.parametrize(
    ("one", "code"),
    [
        (change("split", "songs"), "bodies.change_unknown"),
        (change("close", "songs", why=" "), "bodies.reason_of_change"),
        (change("close", "dances"), "bodies.organ_not_in_tree"),
        (change("create", "new", names={"kk": "Жаңа"}, under="dances"), "bodies.organ_not_in_tree"),
        (change("merge", "songs", into="songs"), "bodies.merged_into_itself"),
        (change("merge", "songs", into="dances"), "bodies.organ_not_in_tree"),
        (change("close", "assembly"), "bodies.root_stays"),
        (change("close", "secretariat"), "bodies.organs_under_it"),
        (change("create", "new", names={"kk": " тіл  КОМИССИЯСЫ"}, under="council"), "bodies.body_known"),
        (change("create", "new", under="council"), "bodies.body_not_named"),
        (change("rename", "songs", names={"kk": "Кеңес"}), "bodies.body_known"),
        (change("rename", "songs", names={"kk": "Ән комиссиясы", "ru": ""}), "bodies.as_it_is"),
        (change("seats", "secretariat", post="head", seats=1), "bodies.as_it_is"),
        (change("seats", "council", post="head", seats=0), "bodies.as_it_is"),
        (change("close", "songs"), ""),
        (change("rename", "songs", names={"kk": "Ән комиссиясы", "ru": "Песни"}), ""),
    ],
)  # fmt: skip
def test_a_change_that_cannot_stand_is_refused(one: Change, code: str) -> None:
    assert getattr(may_propose_change(TREE, [], one), "code", "") == code


def test_what_an_earlier_change_took_away_is_no_longer_there() -> None:
    closed = [change("close", "songs")]
    assert (
        may_propose_change(TREE, closed, change("rename", "songs", names={"kk": "Жыр"})).code
        == "bodies.organ_not_in_tree"
    )  # type: ignore[union-attr]
    assert may_propose_change(
        TREE, closed, change("create", "n", names={"kk": "Ән комиссиясы"}, under="council")
    )
    assert "songs" not in to_be(TREE, closed)


@pytest.mark.requirement(ROW)
def test_a_change_is_done_when_the_tree_shows_it() -> None:
    made = change("create", "new-2", names={"kk": "Жастар кеңесі"}, under="council")
    assert not is_done(made, TREE)
    assert is_done(made, [*TREE, Unit("youth-council", {"kk": "жастар кеңесі"}, "council")])
    assert is_done(change("close", "songs"), TREE[:-1]) and not is_done(change("close", "songs"), TREE)
    assert is_done(change("seats", "council", post="secretary", seats=1), TREE)
    assert not is_done(change("rename", "dances", names={"kk": "Би"}), TREE)


@pytest.fixture
def officer(db: None) -> Actor:
    for body in ("assembly", "council", "secretariat"):
        make.organization(body, body)
    return make.actor("secretariat.officer", day=DAY)


@pytest.fixture
def songs(officer: Actor) -> Organization:
    return organs.found_body(
        by=officer, at=AT, kind="commission", name_kk="Ән комиссиясы", paper="№ 5", on=date(2024, 5, 2)
    )


def draft(by: Actor, **given: Any) -> StructureProposal:
    return services.draft_proposal(
        by=by, at=AT, **{"title_kk": "Жаңа құрылым", "why": "Жұмыс қайталанады", **given}
    )


def propose(by: Actor, row: StructureProposal, do: str, **given: Any) -> ProposalVersion:
    return services.propose_change(by=by, at=AT, proposal=row, do=do, **{"why": "Қажет", **given})


def now(row: StructureProposal, number: int | None = None, day: date = LATER) -> Standing:
    found = standing_of(StructureProposal.objects.get(pk=row.pk), day, number)
    assert found is not None
    return found


def code(raised: pytest.ExceptionInfo[Refusal]) -> str:
    return raised.value.verdict.code


@pytest.mark.requirement(ROW)
def test_every_version_is_kept_and_the_tree_stays_as_it_is(officer: Actor, songs: Organization) -> None:
    before = units_on(rulebook(), DAY)
    count = (
        Organization.objects.count(),
        Changed.objects.count(),
        Post.objects.count(),
        Membership.objects.count(),
    )
    row = draft(officer)
    propose(officer, row, "rename", slug=songs.slug, name_kk="Өнер комиссиясы")
    propose(officer, row, "seats", slug="secretariat", post="head", seats=2)
    services.drop_change(by=officer, at=AT, proposal=row, position=1)
    assert [len(one.changes) for one in now(row).versions] == [0, 1, 2, 1]
    assert [one.do for one in now(row, 3).changes] == ["rename", "seats"]
    assert [one.do for one in now(row).changes] == ["seats"]
    assert units_on(rulebook(), DAY) == before == now(row).units
    assert count == (
        Organization.objects.count(), Changed.objects.count(), Post.objects.count(), Membership.objects.count()
    )  # fmt: skip
    assert standing_of(row, date(2024, 9, 1)) is None
    acts = Entry.objects.filter(about=f"bodies.structureproposal:{row.pk}").order_by("pk")
    assert [one.act for one in acts] == [
        "bodies.draft_proposal", "bodies.propose_change", "bodies.propose_change", "bodies.drop_change",
    ]  # fmt: skip


def test_a_change_on_which_another_stands_is_not_dropped(officer: Actor, songs: Organization) -> None:
    row = draft(officer)
    propose(officer, row, "create", name_kk="Өнер кеңесі", under="secretariat")
    propose(officer, row, "merge", slug=songs.slug, into="new-2")
    with pytest.raises(Refusal) as raised:
        services.drop_change(by=officer, at=AT, proposal=row, position=1)
    assert code(raised) == "bodies.organ_not_in_tree"
    with pytest.raises(Refusal) as raised:
        services.drop_change(by=officer, at=AT, proposal=row, position=3)
    assert code(raised) == "bodies.change_unknown"


@pytest.mark.requirement(ROW)
def test_the_council_answers_once_and_acts_are_linked_when_the_tree_shows_them(
    officer: Actor, songs: Organization
) -> None:
    row = draft(officer)

    def put(paper: str = "№ 9", on: date = DAY) -> None:
        services.put_proposal(by=officer, at=AT, proposal=row, paper=paper, on=on)

    def answer(answer: str = "accepted", **given: Any) -> None:
        services.answer_proposal(
            by=officer, at=AFTER, proposal=row, answer=answer, paper="№ 3", on=DAY, **given
        )

    def link(position: int = 1) -> None:
        services.link_done_change(
            by=officer, at=AFTER, proposal=row, position=position, paper="№ 12", on=LATER
        )

    for does, expected in (
        (put, "bodies.proposal_empty"),
        (answer, "bodies.proposal_not_put"),
        (link, "bodies.proposal_not_accepted"),
    ):
        with pytest.raises(Refusal) as raised:
            does()
        assert code(raised) == expected
    propose(officer, row, "rename", slug=songs.slug, name_kk="Өнер комиссиясы")
    propose(officer, row, "close", slug="host-organisations")
    with pytest.raises(Refusal) as raised:
        put(on=date(2024, 9, 1))
    assert code(raised) == "bodies.paper_before_step"
    put()
    with pytest.raises(Refusal) as raised:
        propose(officer, row, "close", slug=songs.slug)
    assert code(raised) == "bodies.proposal_put"
    with pytest.raises(Refusal) as raised:
        answer("declined")
    assert code(raised) == "bodies.reason_of_answer"
    answer()
    with pytest.raises(Refusal) as raised:
        answer()
    assert code(raised) == "bodies.proposal_answered"
    with pytest.raises(Refusal) as raised:
        link()
    assert code(raised) == "bodies.change_not_done"
    organs.rename_body(
        by=officer, at=AFTER, slug=songs.slug, name_kk="Өнер комиссиясы", paper="№ 12", on=LATER
    )
    link()
    done = now(row).done[1]
    assert done.change is not None and done.change.kind == "renamed" and now(row).state == "accepted"
    for position, expected in (
        (1, "bodies.change_linked"),
        (2, "bodies.change_not_done"),
        (7, "bodies.change_unknown"),
    ):
        with pytest.raises(Refusal) as raised:
            link(position)
        assert code(raised) == expected
    assert now(row, day=DAY).state == "put" and now(row, day=DAY).done == {}


@pytest.mark.requirement(ROW)
def test_a_regional_secretariat_proposes_over_its_own_region_only(officer: Actor) -> None:
    organs.enter_regional_organs(by=officer, at=AT)
    desk = Organization.objects.get(classification="regional_secretariat", area="KZ-10")
    clerk = make.actor("regional_secretariat.officer", day=DAY, organization=desk)
    for area in ("", "KZ-27"):
        with pytest.raises(Refusal) as raised:
            draft(clerk, area=area)
        assert code(raised) == "bodies.other_region"
    row = draft(clerk, area="KZ-10")
    assert {one.slug for one in now(row).units} == {"assembly-abai", "secretariat-abai"}
    propose(clerk, row, "create", name_kk="Абай жастар кеңесі", under="assembly-abai")
    with pytest.raises(Refusal) as raised:
        propose(clerk, row, "create", name_kk="Жат кеңес", under="assembly-pavlodar")
    assert code(raised) == "bodies.organ_not_in_tree"
    with pytest.raises(Refusal) as raised:
        services.answer_proposal(by=clerk, at=AT, proposal=row, answer="accepted", paper="№", on=DAY)
    assert code(raised) == "law.no_mandate"


@pytest.mark.requirement(ROW)
@pytest.mark.parametrize(
    ("language", "fresh", "same"),
    [("kk", "жаңа", "өзгеріссіз"), ("ru", "новый", "без изменений"), ("en", "new", "same")],
)
def test_the_page_says_the_differences_in_words(
    client: Client, officer: Actor, songs: Organization, language: str, fresh: str, same: str
) -> None:
    row = draft(officer)
    propose(officer, row, "create", name_kk="Өнер кеңесі", under="secretariat")
    propose(officer, row, "merge", slug=songs.slug, into="new-2")
    base = f"/{language}/structure/proposals/"
    page = client.get(f"{base}{row.pk}/?on=2024-09-02").content.decode()
    assert f"<li><b>{fresh}</b></li>" in page and page.count("Өнер кеңесі") >= 4
    assert (
        f'<span class="ash">{same}</span>' in page
        and "Абай" not in page.partition("<table")[2].partition("</table>")[0]
    )
    first = client.get(f"{base}{row.pk}/?version=1&on=2024-09-02").content.decode()
    assert "Өнер кеңесі" not in first and f"<b>{fresh}</b>" not in first
    told = json.loads(client.get(f"{base}{row.pk}/?format=json&on=2024-09-02").content)
    assert {tuple(one["marks"]) for one in told["tree"] if one["marks"]} == {
        ("created", "takes_in"),
        ("merged",),
    }
    assert "Жаңа құрылым" in client.get(f"{base}?on=2024-09-02").content.decode()
    assert client.get(f"{base}?format=csv&on=2024-09-02").content.decode("utf-8-sig").count("\n") == 2
    for odd in ("?on=2024-09-01", "?version=9&on=2024-09-02", "?version=x"):
        assert client.get(f"{base}{row.pk}/{odd}").status_code == 404


@pytest.mark.requirement(ROW)
def test_an_officer_walks_the_whole_way_by_forms(client: Client, officer: Actor, songs: Organization) -> None:
    Instance.objects.create(
        kind="rehearsal", rehearsal_day=DAY, name_kk="…", name_ru="…", name_en="…", begun_at=make.NOON
    )
    reader = Client()
    account = make.account(Person.objects.get(pk=officer.person_id))
    client.force_login(account, backend="allauth.account.auth_backends.AuthenticationBackend")
    made = client.post("/en/structure/proposals/new/", {"title_kk": "Жаңа құрылым", "why": "Қажет"})
    row = StructureProposal.objects.get()
    here = f"/en/structure/proposals/{row.pk}/"
    assert made.headers["Location"] == here

    def send(name: str, **given: object) -> int:
        fields = {f"{name}-{key}": text for key, text in given.items()}
        return client.post(here, {"do": name, **fields}).status_code

    assert send("close", slug="secretariat", why="Қажет") == 409
    assert send("rename", slug=songs.slug, name_kk="", why="Қажет") == 422
    assert send("rename", slug=songs.slug, name_kk="Өнер комиссиясы", why="Қажет") == 302
    assert send("seats", slug="secretariat", post="head", seats=2, why="Екеу керек") == 302
    assert send("drop", position=2) == 302
    assert reader.post(here, {"do": "put"}).status_code == 403 and reader.get(here).status_code == 200
    assert send("put", paper="№ 9", on="02.09.2024") == 302
    assert send("drop", position=1) == 200 and len(now(row).changes) == 1
    assert send("answer", answer="accepted", paper="№ 3", on="02.09.2024") == 302
    assert send("done", position=1, paper="№ 12", on="02.09.2024") == 409
    organs.rename_body(by=officer, at=AT, slug=songs.slug, name_kk="Өнер комиссиясы", paper="№ 12", on=DAY)
    assert send("done", position=1, paper="№ 12", on="02.09.2024") == 302
    page = client.get(here).content.decode()
    assert "accepted by the Council" in page and f"/en/structure/organs/{songs.slug}/" in page
