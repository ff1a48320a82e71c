from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.law import regions


def test_twenty_tiles_stand_on_seven_columns_and_five_rows():
    tiles = regions.tiles_on(date(2024, 9, 2))
    assert len(tiles) == 20
    assert all(tile.exists for tile in tiles)
    places = {(tile.region.row, tile.region.col) for tile in tiles}
    assert len(places) == 20
    assert all(1 <= row <= 5 and 1 <= col <= 7 for row, col in places)
    assert [tile.region.short["kk"] for tile in tiles] == (
        [
            "СҚО",
            "Пав",
            "БҚО",
            "Қос",
            "Ақм",
            "Аст",
            "Абай",
            "ШҚО",
            "Аты",
            "Ақт",
            "Қыз",
            "Ұлы",
            "Қар",
            "Жет",
            "Маң",
            "Түр",
            "Жам",
            "АлмО",
            "Шым",
            "Алм",
        ]
    )


def test_iso_digits_are_the_first_two_of_kato():
    for region in regions.regions().values():
        if region.row:
            assert region.iso.removeprefix("KZ-") == region.kato[:2]
            assert len(region.kato) == 9


@pytest.mark.parametrize(
    ("day", "count"),
    [
        (date(1996, 1, 1), 20),
        (date(1998, 1, 1), 16),
        (date(2018, 6, 18), 16),
        (date(2018, 6, 19), 17),
        (date(2022, 6, 7), 17),
        (date(2022, 6, 8), 20),
    ],
)
def test_regions_are_those_of_the_day(day, count):
    assert len(regions.on(day)) == count


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(1998, 5, 5), "Ақмола қаласы"),
        (date(1998, 5, 6), "Астана қаласы"),
        (date(2019, 3, 23), "Нұр-Сұлтан қаласы"),
        (date(2022, 9, 16), "Нұр-Сұлтан қаласы"),
        (date(2022, 9, 17), "Астана қаласы"),
    ],
)
def test_the_capital_is_named_by_the_day(day, name):
    assert regions.regions()["astana"].name_on(day).kk == name


def test_before_june_2022_three_tiles_stand_empty_in_their_old_regions():
    empty = {
        tile.region.slug: tile.stands_in for tile in regions.tiles_on(date(2022, 6, 7)) if not tile.exists
    }
    assert empty == {"abai": "east-kazakhstan", "jetisu": "almaty-oblast", "ulytau": "qaragandy"}
    empty = {
        tile.region.slug: tile.stands_in for tile in regions.tiles_on(date(2018, 1, 1)) if not tile.exists
    }
    assert empty["shymkent"] == "turkistan"
    assert regions.regions()["turkistan"].name_on(date(2018, 1, 1)).kk == "Оңтүстік Қазақстан облысы"


@given(st.dates(date(1995, 3, 1), date(2030, 1, 1)))
def test_every_region_of_a_day_has_one_name_in_three_languages(day):
    for region in regions.on(day):
        assert all(region.name_on(day).titles.values())
    for tile in regions.tiles_on(day):
        if not tile.exists:
            assert regions.regions()[tile.stands_in].exists_on(day)
