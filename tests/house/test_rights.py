"""Every role against every act: the mandate decides, the refusal says in words who may and by which article."""

from datetime import date

import pytest
from django.utils import translation
from rulebook import Allowed, Refusal, Refused

from shanyraq.law.mandates import mandates
from shanyraq.people.acting import ACTS, Actor, may_do
from shanyraq.people.roles import ROLES
from shanyraq.people.rules import OFFICES
from shanyraq.web.refusals import said
from tests.factories import moment
from tests.house.test_acts import loaded

DAY = date(2024, 9, 2)
PEOPLE = sorted(set(ROLES) - {"anyone", "system"})


def holder(*roles: str) -> Actor:
    return Actor(key="person:1", person_id=1, roles=frozenset(roles))


@pytest.mark.requirement("PLT-03")
@pytest.mark.parametrize("act", sorted(mandates()))
def test_an_act_is_open_to_its_roles_and_to_no_other(act: str) -> None:
    who = mandates()[act].who
    built = act in loaded()
    for role in PEOPLE:
        verdict = may_do(act, holder(role), DAY)
        assert bool(verdict) == bool(who & {role, "anyone"}), role
        if isinstance(verdict, Refused):
            assert verdict.code == "law.no_mandate"
            if built:  # the service itself asks, before anything else
                with pytest.raises(Refusal) as stopped:
                    ACTS[act](by=holder(role), at=moment(DAY))
                assert stopped.value.verdict.code == "law.no_mandate"


@pytest.mark.requirement("PLT-03")
@pytest.mark.parametrize("act", sorted(mandates()))
def test_a_visitor_does_what_is_open_to_anyone_and_nothing_else(act: str) -> None:
    assert bool(may_do(act, holder(), DAY)) == ("anyone" in mandates()[act].who)


def test_every_role_of_a_mandate_has_a_name_and_every_office_is_known() -> None:
    asked = {role for mandate in mandates().values() for role in mandate.who}
    assert asked <= set(ROLES)
    assert set(ROLES) >= OFFICES


def test_roles_of_several_seats_add_up() -> None:
    acts = [
        act for act, mandate in mandates().items() if mandate.who & {"assembly.member", "secretariat.head"}
    ]
    assert acts and all(may_do(act, holder("assembly.member", "secretariat.head"), DAY) for act in acts)


@pytest.mark.parametrize("act", sorted(mandates()))
def test_without_a_second_factor_an_officer_does_nothing(act: str) -> None:
    hindered = Refused("people.second_factor_missing")
    for role in sorted(OFFICES):
        by = Actor(key="person:1", person_id=1, roles=frozenset({role}), hindered=hindered)
        assert not may_do(act, by, DAY)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize("act", sorted(act for act, m in mandates().items() if "anyone" not in m.who))
def test_the_refusal_names_the_act_and_who_may_in_words(act: str, language: str) -> None:
    verdict = may_do(act, holder(), DAY)
    assert isinstance(verdict, Refused)
    with translation.override(language):
        words = said(verdict)
    text = f"{words.title} {words.lead} {' '.join(words.ways)}"
    assert mandates()[act].title[language] in text
    assert words.forbidden
    assert not [role for role in mandates()[act].who if "." in role and role in text]


@pytest.mark.parametrize("act", sorted(mandates()))
def test_an_allowed_act_cites_only_what_is_in_force(act: str) -> None:
    mandate = mandates()[act]
    role = next(iter(sorted(mandate.who)))
    verdict = may_do(act, holder(role), DAY)
    assert isinstance(verdict, Allowed)
    assert set(verdict.law) <= set(mandate.law)
    assert "decree-747-2024" not in {citation.act for citation in verdict.law}  # begins on 26 December 2024
