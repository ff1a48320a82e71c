from datetime import date, timedelta

import pytest

from shanyraq import law

DAY_149, DAY_747, DAY_2026 = date(2011, 9, 7), date(2024, 12, 27), date(2026, 7, 1)


def act(slug):
    return law.book().act(slug)


@pytest.mark.requirement("LAW-01")
def test_number_450_is_two_decrees_and_576_a_decree_and_a_resolution():
    book = law.book()
    assert {(a.slug, a.date.year) for a in book.acts_by_number("450")} == {
        ("decree-450-2000", 2000),
        ("decree-450-2012", 2012),
    }
    assert {(a.kind, a.date.year) for a in book.acts_by_number("576")} == {
        ("decree", 2008),
        ("resolution", 2011),
    }


def test_no_two_acts_share_issuer_kind_number_and_date():
    keys = [
        (a.issuer, a.kind, a.number, a.date)
        for a in law.book().acts.values()
        if a.number and a.date is not None
    ]
    assert len(keys) == len(set(keys))


def test_every_row_of_list_4_has_its_act():
    rows = {row for a in law.book().acts.values() for row in a.row.split("; ") if row}
    assert rows == {f"ACT-{n:02}" for n in range(1, 53)}


def test_an_act_without_number_or_date_says_that_it_is_to_be_supplied():
    for a in law.book().acts.values():
        if a.kind in {"decree", "law", "resolution", "constitutional-law"} and (
            not a.number or a.date is None
        ):
            assert a.note, a.slug


def test_decree_149_was_amended_on_four_days():
    amending = {
        a.date: r.scope
        for a in law.book().acts.values()
        for r in a.relations
        if r.kind == "amends" and r.to == "decree-149-2011"
    }
    assert amending == {
        date(2012, 12, 21): ("25", "26", "27", "28", "29"),
        date(2017, 5, 5): ("6",),
        date(2019, 1, 24): ("12", "13"),
        date(2021, 1, 18): ("11", "13", "chapter 1", "chapter 2", "chapter 3", "chapter 4"),
    }


@pytest.mark.requirement("LAW-03")
def test_decree_471_touched_the_russian_text_only():
    [relation] = act("decree-471-2017").relations
    assert (relation.scope, relation.language) == (("6",), "ru")
    others = [
        r for a in law.book().acts.values() for r in a.relations if r.language and a.slug != "decree-471-2017"
    ]
    assert others == []


@pytest.mark.requirement("LAW-05")
def test_decree_576_is_partly_repealed_with_its_scope():
    decree = act("decree-576-2008")
    assert decree.status_on(DAY_149 - timedelta(days=1)) == "in_force"
    assert decree.status_on(DAY_149) == "partly_repealed"
    assert [(r.scope, r.by) for r in decree.partial_repeals] == [("1(10)", "decree-149-2011")]


@pytest.mark.requirement("LAW-06")
@pytest.mark.parametrize("slug", ["decree-856-2002", "decree-1561-2005", "decree-370-2007"])
def test_decree_149_repealed_three_decrees_from_its_day(slug):
    assert act(slug).status_on(DAY_149 - timedelta(days=1)) == "in_force"
    assert act(slug).status_on(DAY_149) == "repealed"


def test_whole_repeals_agree_with_the_end_of_the_repealed_act():
    book = law.book()
    for a in book.acts.values():
        for relation in a.relations:
            if relation.kind not in {"repeals", "replaces"} or relation.since is None:
                continue
            target = book.act(relation.to)
            if relation.is_whole:
                assert target.in_force_until == relation.since, (a.slug, target.slug)
            else:
                ends = {(r.scope, r.since, r.by) for r in target.partial_repeals}
                assert {(scope, relation.since, a.slug) for scope in relation.scope} == ends


def test_amendments_end_with_the_act_they_amend():
    book = law.book()
    for slug in ("decree-450-2012", "decree-471-2017", "decree-828-2019", "decree-495-2021"):
        assert book.act(slug).status_on(DAY_747) == "repealed"
    assert act("decree-149-2011").status_on(DAY_747 - timedelta(days=1)) == "in_force"
    assert act("decree-149-2011").status_on(DAY_747) == "repealed"


@pytest.mark.requirement("LAW-07")
def test_entry_into_force_follows_the_rule_of_each_act():
    assert act("decree-149-2011").entry_rule == "signature"
    assert act("decree-149-2011").in_force_from == DAY_149
    for slug in ("decree-828-2019", "decree-495-2021", "law-70-iv-2008"):
        assert act(slug).entry_rule == "first_official_publication"
        assert act(slug).awaits_date
        assert "енгізілуге тиіс" in act(slug).note["kk"]
    assert act("decree-495-2021").status_on(date(2024, 9, 2)) == "unknown"
    assert act("decree-495-2021").status_on(date(2021, 1, 17)) == "not_yet"


@pytest.mark.requirement("LAW-08")
def test_decree_149_names_its_legal_basis():
    basis = [(r.to, r.scope) for r in act("decree-149-2011").relations if r.kind == "basis"]
    assert basis == [("constitutional-law-president-1995", ("33(2)(3)",))]


@pytest.mark.requirement("LAW-10")
def test_publications_are_triples():
    assert [(p.year, p.number, p.document) for p in act("decree-856-2002").publication] == [
        (2002, 11, 102),
        (2005, 17, 200),
        (2007, 25, 284),
    ]
    assert [(p.year, p.number, p.document) for p in act("decree-576-2008").publication] == [
        (2008, 20, 182),
        (2010, 28, 215),
        (2010, 32, 252),
    ]


@pytest.mark.requirement("LAW-13")
def test_the_chain_of_acts_from_1995_has_at_least_twelve_links():
    dated = [
        a
        for a in law.book().acts.values()
        if a.date
        and date(1995, 1, 1) <= a.date <= date(2011, 12, 31)
        and a.issuer in {"president", "parliament"}
    ]
    assert len(dated) >= 12
    chain = ["decree-2066-1995", "decree-3913-1998", "decree-450-2000", "decree-856-2002", "decree-1561-2005"]
    days = [act(slug).date for slug in [*chain, "law-254-2007", "decree-370-2007", "law-70-iv-2008"]]
    assert days == sorted(days)


@pytest.mark.requirement("LAW-14")
@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Қазақстан халқы Ассамблеясының стратегиясы мен Қазақстан халқы Ассамблеясының ережесі туралы", 856),
        ("Қазақстан халқы Ассамблеясының стратегиясы Қазақстан халқы Ассамблеясының ережесі туралы", 856),
        ("Қазақстан Халқы Ассамблеясының стратегиясы мен ережесі туралы", 856),
        ("Қазақстан халықтары Ассамблеясы институтын нығайту туралы", 1561),
        ("Қазақстан халқы Ассамблеясы институтын нығайту туралы", 1561),
        ("Қазақстан халқы Ассамблеясының ережесі туралы", 149),
        ("Қазақстан халқы Ассамблеясы туралы ереже", 149),
        ("Қазақстан халықтары Ассамблеясын құру туралы", 2066),
        ("Қазақстан халқы Ассамблеясын құру туралы", 2066),
    ],
)
def test_every_variant_of_a_title_finds_one_act(title, slug):
    found = law.book().act_named(f"«{title}»")
    assert found is not None
    assert found.number == str(slug)


def test_no_title_or_alias_belongs_to_two_acts():
    names = [
        name.casefold().strip("«»")
        for a in law.book().acts.values()
        for name in {*a.titles.values(), *a.aliases}
    ]
    assert len(names) == len(set(names))


def test_after_the_constitution_of_2026_nothing_of_the_assembly_is_simply_in_force():
    for slug in ("law-70-iv-2008", "decree-747-2024", "law-149-vi-2018"):
        assert act(slug).status_on(DAY_2026 - timedelta(days=1)) == "in_force"
        assert act(slug).status_on(DAY_2026) == "superseded_pending"
    assert act("constitution-1995").status_on(DAY_2026 - timedelta(days=1)) == "in_force"
    assert act("constitution-1995").status_on(DAY_2026) == "repealed"
    assert act("constitution-2026").status_on(DAY_2026) == "in_force"
