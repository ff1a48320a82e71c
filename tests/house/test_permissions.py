"""Every address × every role: pages of officers are theirs, no act without its mandate, nothing breaks.

A new address fails here until it is declared in addresses.py: who reads it, and which act a POST to it begins. Who holds an act is
not written here but asked of law/mandates.
"""

from __future__ import annotations

import pytest

from shanyraq.law.mandates import mandates
from tests.house.addresses import (
    ACTIVITY,
    ALL,
    CANDIDATES,
    NOBODY,
    ODD,
    OURS,
    ROLES,
    RULES,
    SIGNED,
    UNTOUCHED,
)
from tests.house.things import address_of, ask, may, sessions

__all__ = ["sessions"]
pytestmark = [pytest.mark.django_db, pytest.mark.requirement("PLT-03")]


def test_every_address_is_declared_and_every_declared_act_exists() -> None:
    assert set(OURS) == set(RULES)
    asked = {act for rule in RULES.values() for said in rule for act in said.split("|")}
    assert asked - {ALL, SIGNED, NOBODY, CANDIDATES, ACTIVITY} <= set(mandates())


def test_every_act_of_a_page_is_begun_from_a_page() -> None:
    begun = {act for rule in RULES.values() for said in rule for act in said.split("|")}
    elsewhere = {
        "decisions.correct_answer",  # the same page as answering
        "meetings.sign_request_on_paper", "meetings.answer_poll_on_paper",  # the same page as serving on paper
        "bodies.end_mandate", "bodies.record_category",  # the same page as correcting
        "meetings.take_votes",  # what came at once by the address of one vote
        "bodies.rename_body", "bodies.merge_body", "bodies.close_body", "bodies.record_agreement", "bodies.elect_chair",
        "bodies.hand_over", "bodies.name_acting", "bodies.end_seat", "bodies.put_forward_head", "bodies.answer_on_head",
        "bodies.appoint_regional_head", "bodies.file_account", "bodies.answer_account", "bodies.plan_body_meeting",
        "bodies.record_money", "bodies.share_practice", "bodies.record_adoption", "bodies.set_staff", "bodies.open_sector",
        "bodies.place_officer", "bodies.hand_in_output",
        "bodies.record_body_minutes", "bodies.give_body_task", "bodies.finish_body_task",  # an organ's card
        "bodies.drop_change", "bodies.put_proposal", "bodies.answer_proposal", "bodies.link_done_change",  # a proposal's page
        "bodies.approve_programme",  # the same page as a statement
        "bodies.recommend_deputy", "bodies.appoint_head", "bodies.end_office",  # the same page as appointing
        "bodies.name_officer", "bodies.complete_task",  # the same page as the duty sheet
        "acts.edit_text", "sources.repair_again", "programmes.import_programme",  # commands
        "journal.forget_overdue", "meetings.remind_council", "meetings.remind_members", "meetings.sum_sealed", "meetings.refuse_board",
        "meetings.refuse_part",
        "decisions.remind_of_term", "decisions.tell_of_delay",
        "decisions.escalate_delay", "decisions.escalate_old_delays", "decisions.send_digest",  # the worker
        "people.set_up_instance", "people.recover_factor", "journal.begin_instance", "demo.seat_cast",  # commands
    }  # fmt: skip
    of_candidates = {act for act in mandates() if act.startswith("bodies.") and "candida" in act} | {
        "bodies.record_examination"
    }
    built = {
        act
        for act in mandates()
        if act.partition(".")[0] in {name.partition(":")[0] for name in RULES} | {"sources"}
    }
    assert built - begun - elsewhere - of_candidates == set()


@pytest.mark.parametrize("name", sorted(OURS))
def test_each_role_reads_what_is_its_own_and_does_nothing_else(sessions: dict[str, str], name: str) -> None:
    address = address_of(name)
    reads, begins = RULES[name]
    for role in ROLES:
        answer, more = ask(sessions[role], "get", address)
        where = f"GET {address} as {role or 'a visitor'}: {answer.status_code}"
        assert more == 0, f"{where} wrote to the journal"
        if reads == NOBODY:
            assert answer.status_code == 405, where
        elif not may(reads, role):
            assert answer.status_code == (302 if reads == SIGNED else 403), where
            assert reads != SIGNED or "/account/login/" in answer.headers["Location"]
        else:
            assert answer.status_code in ODD.get(name, {200}), where
        if role:
            assert answer.headers["Cache-Control"] == "no-store, private", where
        if begins == NOBODY and reads == ALL and role:
            continue  # a page for all, without an act: asked of a visitor only, for time
        answer, more = ask(sessions[role], "post", address)
        where = f"POST {address} as {role or 'a visitor'}: {answer.status_code}"
        if begins == NOBODY or not may(begins, role):
            assert more == 0, f"{where} wrote to the journal"
        if begins != NOBODY and not may(begins, role):
            assert answer.status_code == 403 or name in UNTOUCHED, where
        elif begins != NOBODY:
            assert answer.status_code not in {403, 405}, where
