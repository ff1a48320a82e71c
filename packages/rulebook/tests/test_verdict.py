import json
import pickle
from datetime import date
from fractions import Fraction

import pytest
from rulebook import Allowed, Citation, Confirmation, Refusal, Refused, first_refusal

ARTICLE, POINT = Citation("law-70-iv-2008", "10(5)"), Citation("decree-149-2011", "9")
PAPER = Confirmation(
    "session.quorum", Fraction(2, 3), date(2024, 1, 1), None, "officer:1", "No. 5", date(2024, 2, 1)
)


def test_allowed_is_true_and_requires_nothing():
    verdict = Allowed((ARTICLE,))
    assert verdict
    assert verdict.require() is verdict


def test_refused_is_false_and_raises_with_itself():
    verdict = Refused("meetings.no_quorum", (ARTICLE,), {"needed": 56})
    assert not verdict
    with pytest.raises(Refusal) as raised:
        verdict.require()
    assert raised.value.verdict is verdict
    assert pickle.loads(pickle.dumps(raised.value)).verdict == verdict


def test_two_permissions_merge_law_confirmations_and_facts():
    both = Allowed((ARTICLE,), (PAPER,), {"a": 1}) & Allowed((POINT, ARTICLE), (PAPER,), {"b": 2})
    assert both == Allowed((ARTICLE, POINT), (PAPER,), {"a": 1, "b": 2})


def test_first_refusal_wins_and_without_one_all_is_merged():
    first, second = Refused("a.one"), Refused("a.two")
    assert first_refusal(Allowed(), first, second) is first
    assert first_refusal(Allowed((ARTICLE,)), Allowed((POINT,))) == Allowed((ARTICLE, POINT))
    assert first_refusal() == Allowed()


def test_json_has_dates_as_iso_and_fractions_as_text():
    refused = Refused(
        "a.b", (ARTICLE,), {"day": date(2024, 9, 2), "share": Fraction(2, 3), "n": 5}, ("a.way",)
    )
    assert json.loads(json.dumps(refused.to_json())) == {
        "verdict": "refused",
        "code": "a.b",
        "law": ["law-70-iv-2008:10(5)"],
        "facts": {"day": "2024-09-02", "share": "2/3", "n": 5},
        "ways": ["a.way"],
    }
    allowed = json.loads(json.dumps(Allowed((ARTICLE,), (PAPER,)).to_json()))
    assert allowed["confirmed"][0]["value"] == "2/3"
    assert allowed["confirmed"][0]["until"] is None
