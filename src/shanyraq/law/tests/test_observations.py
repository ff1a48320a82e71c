import re

from shanyraq.law.observations import observations, of


def test_the_number_of_members_keeps_every_dated_source():
    assert [(row.count, row.as_of) for row in of("assembly.members") if row.as_of] == [
        (382, "2010"),
        (526, "2022-04"),
        (583, "2024"),
    ]
    assert {row.count for row in of("assembly.members") if not row.as_of} == {394, 384}


def test_every_observation_has_a_source_and_says_its_date_or_none():
    for row in observations():
        assert row.source
        assert set(row.title) == {"kk", "ru", "en"}
        assert re.fullmatch(r"(\d{4}(-\d\d)?)?", row.as_of)
