"""The public pages of the record."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from shanyraq.journal import anchors, sealing, timetable
from shanyraq.journal.models import Detail, Entry, Head
from shanyraq.journal.tests.making import AT, NOW, write
from shanyraq.people.queries import actor_of
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _own_folder(tmp_path: Path, settings: Any) -> None:
    settings.VAR = tmp_path


def get(
    client: Client, name: str, *args: object, language: str = "en", status: int = 200, **query: str
) -> Any:
    with translation.override(language):
        address = reverse(f"journal:{name}", args=args)
    answer = client.get(address, query)
    assert answer.status_code == status, answer.status_code
    return answer


def text(answer: Any) -> str:
    whole = b"".join(answer) if answer.streaming else answer.content
    return str(whole.decode())


@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("kk", "Жаттығудың күнін жылжыту"),
        ("ru", "Передвинуть день репетиции"),
        ("en", "Move the day of the rehearsal"),
    ],
)
def test_the_list_says_each_act_in_words_with_both_clocks(client: Client, language: str, title: str) -> None:
    write(1, act="journal.move_clock")
    page = text(get(client, "index", language=language))
    assert title in page
    assert 'datetime="2024-09-02"' in page and 'datetime="2026-03-01"' in page


def test_the_list_is_narrowed_by_act_by_day_and_by_thing(client: Client) -> None:
    write(2, act="journal.move_clock")
    write(3, act="tests.write")
    assert "2 entries" in text(get(client, "index", act="journal.move_clock"))
    assert "5 entries" in text(get(client, "index", day="02.09.2024"))
    assert "No entries." in text(get(client, "index", day="03.09.2024"))
    assert "2 entries" in text(get(client, "index", about="tests.thing:1"))
    assert "Write a day like" in text(get(client, "index", day="soon"))
    assert "No entries." in text(get(client, "index", on="2024-09-01"))


def test_a_long_list_is_turned_page_by_page_and_shows_each_entry_once(client: Client) -> None:
    entries = write(120)
    seen, query = [], {}
    while True:
        answer = get(client, "index", **query)
        seen += [row["entry"].pk for row in answer.context["rows"]]
        if not answer.context["older"]:
            break
        assert f"before={answer.context['older']}" in text(answer)
        query = {"before": str(answer.context["older"])}
    assert seen == [entry.pk for entry in reversed(entries)]


def test_the_list_is_given_as_csv_and_json(client: Client) -> None:
    write(3)
    sealing.seal(NOW)
    write(1)
    rows = list(csv.DictReader(io.StringIO(text(get(client, "index", format="csv")).lstrip("\ufeff"))))
    assert [row["position"] for row in rows] == ["", "2", "1", "0"]
    assert json.loads(rows[0]["facts"]) == {"number": 0}
    found = get(client, "index", format="json").json()
    assert len(found["entries"]) == 4 and found["next"] is None


def test_a_long_json_says_where_it_goes_on(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shanyraq.journal.views.JSON_PAGE", 2)
    write(3)
    first = get(client, "index", format="json").json()
    rest = client.get(first["next"]).json()
    assert len(first["entries"]) == 2 and len(rest["entries"]) == 1 and rest["next"] is None


def test_a_cell_of_csv_never_becomes_a_formula(client: Client) -> None:
    Entry.objects.create(at=NOW, day=AT.day, actor="system", act="tests.write", about="=1+1")
    assert ",'=1+1," in text(get(client, "index", format="csv"))


@pytest.mark.parametrize("page", ["index", "entry", "proof", "csv", "json"])
def test_personal_values_are_shown_nowhere(client: Client, page: str) -> None:
    (entry,) = write(1, personal={"name": "Айгүл Серікқызы"}, before={"name": "Айгүл Серікқызы"})
    sealing.seal(NOW)
    detail = Detail.objects.get(entry=entry)
    listed = page in {"csv", "json", "index"}
    answer = get(client, "index", format=page) if listed else get(client, page, entry.pk)
    said = text(answer)
    assert "Айгүл" not in said and detail.salt not in said


@pytest.mark.parametrize("count", [1, 2, 7, 300])
def test_a_stranger_checks_a_proof_with_the_programme_offered(
    client: Client, tmp_path: Path, count: int
) -> None:
    entries = write(1) + [
        Entry(at=NOW, day=AT.day, actor="system", act="tests.write", about=f"т:{n}") for n in range(count - 1)
    ]
    Entry.objects.bulk_create(entries[1:])
    sealing.seal_all(NOW)
    programme, proof = tmp_path / "check.py", tmp_path / "proof.json"
    programme.write_text(text(get(client, "check")), encoding="utf-8")
    proof.write_text(
        text(get(client, "proof", Entry.objects.order_by("pk")[count // 2].pk)), encoding="utf-8"
    )
    command = [sys.executable, "-I", str(programme), str(proof)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout.strip()) == (0, anchors.said(Head.objects.order_by("-size")[0]))
    proof.write_text(proof.read_text().replace("tests.write", "tests.wrote"))
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1 and "NO" in done.stderr


def test_an_unsealed_entry_says_so_and_has_no_proof_yet(client: Client) -> None:
    (entry,) = write(1)
    assert "Waiting for a seal" in text(get(client, "entry", entry.pk))
    get(client, "proof", entry.pk, status=404)
    get(client, "entry", entry.pk + 1, status=404)


def test_an_entry_links_to_what_it_is_about_where_that_has_a_page(client: Client) -> None:
    (entry,) = write(1)
    about = Entry.objects.create(
        at=NOW, day=AT.day, actor="system", act="t.x", about=f"journal.entry:{entry.pk}"
    )
    with translation.override("en"):
        address = reverse("journal:entry", args=[entry.pk])
    assert f'href="{address}"' in text(get(client, "entry", about.pk))
    for nowhere in ("people.person:1", "nothing.at_all:1", "odd"):
        other = Entry.objects.create(at=NOW, day=AT.day, actor="system", act="t.x", about=nowhere)
        assert nowhere in text(get(client, "entry", other.pk))


def test_the_heads_page_offers_the_file_of_each_day(client: Client) -> None:
    assert "No head is published yet." in text(get(client, "heads"))
    write(2)
    path = Path(timetable.publish_head())
    day = path.stem.removeprefix("head-")
    assert anchors.said(Head.objects.get()) in text(get(client, "heads"))
    assert get(client, "head_file", day).getvalue() == path.read_bytes()
    get(client, "head_file", "2001-01-01", status=404)


def test_the_state_of_the_chain_says_what_the_last_check_found(client: Client) -> None:
    assert "Not checked yet" in text(get(client, "index"))
    write(2)
    sealing.seal(timetable.clock.now())
    timetable.check_whole()
    assert "Whole" in text(get(client, "index"))
    timetable.outcome_file().write_text(
        '{"at": "2026-03-01T00:00:00+00:00", "size": 2, "findings": ["changed"]}'
    )
    assert "Not whole" in text(get(client, "index"))


def officer(client: Client, *roles: str) -> Client:
    who = factories.person()
    for role in roles:
        factories.seat(role, who=who)
    user = factories.account(who)
    assert actor_of(user, AT.day).roles == set(roles)
    client.force_login(user)
    return client


def erase(client: Client, entry: Entry, paper: str = "Өтініш № 3") -> Any:
    with translation.override("en"):
        return client.post(reverse("journal:erase", args=[entry.pk]), {"paper": paper})


def test_an_administrator_erases_personal_values_on_a_paper(client: Client) -> None:
    (entry,) = write(1, personal={"name": "Айгүл"})
    officer(client, "instance.administrator")
    assert "Erase personal values" in text(get(client, "entry", entry.pk))
    assert erase(client, entry, paper="").status_code == 422
    assert erase(client, entry).status_code == 302
    page = text(get(client, "entry", entry.pk))
    assert "Its personal values were erased" in page and "erased already" in page
    assert erase(client, entry).status_code == 409


@pytest.mark.parametrize("role", [None, "secretariat.officer", "council.member"])
def test_nobody_else_erases_or_sees_the_button(client: Client, role: str | None) -> None:
    (entry,) = write(1, personal={"name": "Айгүл"})
    if role:
        officer(client, role)
    assert "Erase personal values" not in text(get(client, "entry", entry.pk))
    assert erase(client, entry).status_code == 403
    assert Detail.objects.get(entry=entry).values == {"name": "Айгүл"}
