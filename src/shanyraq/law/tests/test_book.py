from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import NoRuleInForce

from shanyraq import law
from shanyraq.law import mandates

DAYS = st.dates(date(1990, 1, 1), date(2030, 1, 1))


@given(DAYS)
def test_every_norm_answers_every_day_or_says_no_rule_in_force(day):
    book = law.book()
    for key, parameter in book.parameters.items():
        covering = [value for value in parameter.values if value.covers(day)]
        if not covering:
            with pytest.raises(NoRuleInForce):
                book.value(key, on=day)
        else:
            assert [book.value(key, on=day)] == covering


def test_every_norm_cites_an_act_that_existed_on_its_days():
    book = law.book()
    for parameter in book.parameters.values():
        for value in parameter.values:
            last = value.until - timedelta(days=1) if value.until else value.since
            for day in {value.since, last}:
                assert book.act(value.law.act).status_on(day) not in {"not_yet", "repealed"}, parameter.key


def test_every_value_says_where_it_comes_from():
    for parameter in law.book().parameters.values():
        for value in parameter.values:
            assert value.source, parameter.key
            assert value.note is None or set(value.note) == {"kk", "ru", "en"}


def test_every_mandate_has_roles_titles_and_acts_that_exist():
    acts = law.book().acts
    for mandate in mandates.mandates().values():
        assert mandate.who
        assert set(mandate.title) == {"kk", "ru", "en"}
        assert all(place.act in acts for place in mandate.law), mandate.act


def test_a_mandate_allows_its_roles_and_refuses_others():
    day = date(2024, 9, 2)
    assert mandates.may("meetings.adopt_order", ["assembly.chair"], day)
    refused = mandates.may("meetings.adopt_order", ["assembly.member", "secretariat.officer"], day)
    assert refused.code == "law.no_mandate"
    assert refused.facts == {"act": "meetings.adopt_order", "who": "assembly.chair"}
    assert mandates.may("decisions.follow", [], day)
    with pytest.raises(KeyError):
        mandates.may("meetings.no_such_act", ["assembly.chair"], day)


def test_a_mandate_cites_only_acts_in_force():
    verdict = mandates.may("meetings.start_poll", ["secretariat.head"], date(2024, 9, 2))
    cited = {place.act for place in verdict.law}
    assert cited == {"decree-149-2011"}
    verdict = mandates.may("meetings.start_poll", ["secretariat.head"], date(2025, 9, 2))
    cited = {place.act for place in verdict.law}
    assert cited == {"decree-747-2024"}
