"""A vote on an amendment is no vote on the matter: no decision stands on it."""

from __future__ import annotations

from shanyraq.decisions import queries
from shanyraq.decisions.tests.conftest import Hall
from shanyraq.meetings import services


def test_a_vote_on_an_amendment_carries_no_decision_and_the_vote_on_the_text_does(hall: Hall) -> None:
    item = hall.session.items.get(position=3)
    given = {"at": hall.at(), "item": item}
    services.move_motion(by=hall.officer, **given, text_kk="Сайлау өткізілсін.")
    row = services.move_amendment(by=hall.officer, **given, new_kk="Комиссия құрылсын.")
    counts = {"votes_for": 9, "votes_against": 1, "abstained": 0}
    services.record_vote(by=hall.chair, **given, **counts, amendment=row)
    assert item.pk not in queries.standing_votes(hall.session)
    services.record_vote(by=hall.chair, **given, **counts)
    assert queries.standing_votes(hall.session)[item.pk].text_kk == "Сайлау өткізілсін.\nКомиссия құрылсын."
