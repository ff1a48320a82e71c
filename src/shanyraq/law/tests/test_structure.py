from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import NoRuleInForce

from shanyraq import law
from shanyraq.law import regions, structure
from shanyraq.law.organs import edges, kinds, organs

DAYS = st.dates(date(1995, 3, 1), date(2030, 1, 1))


@pytest.mark.requirement("STR-27", "STR-08")
@pytest.mark.parametrize(
    ("day", "host", "act"),
    [
        (date(1998, 4, 17), "ministry-information-accord", "decree-3913-1998"),
        (date(1999, 1, 1), "ministry-information-accord", "decree-3913-1998"),
        (date(2000, 10, 2), "ministry-information-accord", "decree-3913-1998"),
        (date(2000, 10, 3), "presidential-administration", "decree-450-2000"),
        (date(2006, 1, 1), "presidential-administration", "decree-1561-2005"),
        (date(2024, 9, 2), "presidential-administration", "decree-149-2011"),
    ],
)
def test_who_hosted_the_secretariat(day, host, act):
    then = structure.on(day)
    assert then.host_of_secretariat.slug == host
    [edge] = then.edges_from("secretariat", "part_of")
    assert edge.law.act == act
    assert then.edges_from("secretariat", "works_for")


def test_the_host_of_1995_to_1998_is_not_known():
    assert structure.on(date(1996, 1, 1)).host_of_secretariat is None
    assert not law.book().value("secretariat.host", on=date(1996, 1, 1)).is_settled


def test_the_norm_of_the_host_agrees_with_the_relations():
    slugs = {"ministry_of_information_and_public_accord": "ministry-information-accord"}
    for value in law.book().parameter("secretariat.host").values:
        if value.value is not None:
            host = structure.on(value.since).host_of_secretariat
            assert host.slug == slugs.get(value.value, "presidential-administration")


@pytest.mark.requirement("STR-28")
def test_peoples_became_people_on_26_july_2007():
    assert structure.on(date(2007, 7, 25)).name["kk"] == "Қазақстан халықтары Ассамблеясы"
    assert structure.on(date(2007, 7, 26)).name["kk"] == "Қазақстан халқы Ассамблеясы"
    assert structure.on(date(2007, 7, 26)).name_value.law.act == "decree-370-2007"


@pytest.mark.requirement("STR-13")
def test_two_deputies_became_three_on_7_september_2011():
    before, after = structure.on(date(2011, 9, 6)), structure.on(date(2011, 9, 7))
    for then, count in ((before, 2), (after, 3)):
        assert then.deputies.number == count
        assert len(then.edges_to("assembly-chair", "deputises")) == count
    assert len(after.edges_to("associations", "drawn_from")) == 2
    assert before.edges_to("associations", "drawn_from") == ()
    assert {edge.target_organ for edge in after.edges_from("council", "recommends")} == {
        "deputy-chair-1",
        "deputy-chair-2",
    }


def test_the_third_deputy_heads_the_secretariat():
    [edge] = structure.on(date(2024, 9, 2)).edges_to("secretariat", "heads")
    assert (edge.source_organ, str(edge.law)) == ("deputy-chair-3", "decree-149-2011:11")


@pytest.mark.requirement("STR-11")
@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2019, 3, 19), "president"),
        (date(2019, 3, 20), "first-president"),
        (date(2021, 4, 27), "first-president"),
        (date(2021, 4, 28), "president"),
    ],
)
def test_who_chaired_the_assembly(day, holder):
    assert [edge.source_organ for edge in structure.on(day).edges_to("assembly-chair", "holds")] == [holder]


@pytest.mark.requirement("STR-05")
def test_the_four_tiers_stand_with_their_acts():
    now = structure.on(date(2024, 9, 2))
    for slug in ("session", "council", "secretariat", "assembly-pavlodar"):
        assert now.organ(slug)
    assert [str(edge.law) for edge in now.edges_from("council", "governs_between")] == [
        "law-70-iv-2008:10(1)"
    ]
    assert [edge.source_organ for edge in now.edges_to("council", "approves")] == ["president"]
    assert len(now.regional_assemblies) == len(regions.on(now.day)) == 20


@pytest.mark.requirement("STR-16")
def test_each_region_has_one_assembly_at_its_akim_accountable_to_the_assembly():
    for day, count in ((date(1999, 1, 1), 16), (date(2018, 6, 19), 17), (date(2024, 9, 2), 20)):
        then = structure.on(day)
        assert len(then.regional_assemblies) == count
        for assembly in then.regional_assemblies:
            [akim] = then.edges_from(assembly.slug, "at")
            assert akim.target_organ == f"akim-{assembly.region}"
            if day >= date(2008, 10, 20):
                [edge] = then.edges_from(assembly.slug, "accountable_to")
                assert edge.target_organ == "session"


def test_every_body_of_list_3_is_there():
    rows = {organ.row for organ in organs().values()}
    rows |= {organ.row for organ in structure.on(date(2024, 9, 2)).organs}
    assert rows == {f"BOD-{number:02}" for number in range(1, 40)}


@given(DAYS)
def test_every_relation_joins_organs_of_that_day(day):
    then = structure.on(day)
    slugs = [organ.slug for organ in then.organs]
    assert len(slugs) == len(set(slugs))
    for edge in then.edges:
        assert {edge.source_organ, edge.target_organ} <= set(slugs)


def test_every_relation_has_words_and_an_act_that_held():
    acts = law.book().acts
    assert {edge.kind for edge in edges()} == set(kinds())
    for edge in edges():
        if edge.law is None:
            assert edge.source
            continue
        last = edge.until - timedelta(days=1) if edge.until else edge.since
        for day in (edge.since, last):
            assert acts[edge.law.act].status_on(day) not in {"not_yet", "repealed"}, edge
    for organ in organs().values():
        assert organ.law is None or organ.law.act in acts


def test_relations_of_one_kind_between_two_organs_never_overlap():
    spans = {}
    for edge in edges():
        spans.setdefault((edge.kind, edge.source_organ, edge.target_organ), []).append(
            (edge.since, edge.until)
        )
    for rows in spans.values():
        rows.sort()
        for (_, until), (since, _) in pairwise(rows):
            assert until is not None
            assert until <= since


def test_there_is_no_structure_before_the_first_decree():
    with pytest.raises(NoRuleInForce):
        structure.on(date(1995, 2, 28))


def test_after_the_constitution_of_2026_the_organs_of_the_assembly_are_gone():
    last, after = structure.on(date(2026, 6, 30)), structure.on(date(2026, 7, 1))
    assert last.organ("session")
    with pytest.raises(KeyError):
        after.organ("session")
    assert after.status.value == "superseded_pending"
    assert after.regional_assemblies == ()
