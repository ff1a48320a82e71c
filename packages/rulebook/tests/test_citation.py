import pytest
from hypothesis import given
from hypothesis import strategies as st
from rulebook import Citation


def test_citation_reads_back_what_it_writes():
    for text in ("law-70-iv-2008:10(5)", "decree-149-2011:9", "law-70-iv-2008:10(4)(4-1)", "decree-149-2011"):
        assert str(Citation.parse(text)) == text


def test_place_splits_into_article_point_and_subpoint():
    assert Citation("law-70-iv-2008", "10(4)(3)").parts == ("10", "4", "3")
    assert Citation("law-70-iv-2008", "10(4)(4-1)").parts == ("10", "4", "4-1")
    assert Citation("decree-149-2011").parts == ()


@pytest.mark.parametrize("text", ["", "Law 70:1", "law-70:10(", "law-70:a", "law-70:1(2", "law--70:1"])
def test_anything_else_is_not_a_citation(text):
    with pytest.raises(ValueError, match="not "):
        Citation.parse(text)


@given(st.lists(st.integers(1, 99), min_size=1, max_size=4))
def test_parts_of_any_depth_come_back(numbers):
    place = str(numbers[0]) + "".join(f"({number})" for number in numbers[1:])
    assert Citation("act-1", place).parts == tuple(str(number) for number in numbers)
