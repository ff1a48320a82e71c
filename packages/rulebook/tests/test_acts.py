from datetime import date

from rulebook import Act, PartialRepeal

TITLES = {"kk": "а", "ru": "б", "en": "c"}


def act(**more):
    return Act(slug="decree-1-2000", kind="decree", number="1", date=date(2000, 1, 10), titles=TITLES, **more)


def test_status_changes_on_the_first_day_of_each_state():
    decree = act(in_force_from=date(2000, 1, 10), in_force_until=date(2011, 9, 7))
    assert decree.status_on(date(2000, 1, 9)) == "not_yet"
    assert decree.status_on(date(2000, 1, 10)) == "in_force"
    assert decree.status_on(date(2011, 9, 6)) == "in_force"
    assert decree.status_on(date(2011, 9, 7)) == "repealed"


def test_an_act_awaiting_its_date_is_unknown_until_a_day_it_surely_held():
    decree = act(in_force_by=date(2005, 1, 1), entry_rule="first_official_publication")
    assert decree.awaits_date
    assert decree.status_on(date(2000, 1, 9)) == "not_yet"
    assert decree.status_on(date(2004, 12, 31)) == "unknown"
    assert decree.status_on(date(2005, 1, 1)) == "in_force"


def test_partial_repeal_and_a_lost_constitutional_ground_are_states_of_their_own():
    decree = act(
        in_force_from=date(2000, 1, 10),
        partial_repeals=(PartialRepeal(date(2011, 9, 7), "1(10)", "decree-149-2011"),),
        superseded_from=date(2026, 7, 1),
    )
    assert decree.status_on(date(2011, 9, 6)) == "in_force"
    assert decree.status_on(date(2011, 9, 7)) == "partly_repealed"
    assert decree.status_on(date(2026, 6, 30)) == "partly_repealed"
    assert decree.status_on(date(2026, 7, 1)) == "superseded_pending"
