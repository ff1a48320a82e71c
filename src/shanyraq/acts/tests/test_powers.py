"""The powers of every office, each with its article; one without a basis would be said on the page."""

from __future__ import annotations

import json

import pytest
from django.test import Client

from shanyraq.acts.views import powers
from shanyraq.law.mandates import Mandate, mandates


@pytest.mark.requirement("STR-30")
def test_no_office_holds_a_power_without_a_basis() -> None:
    assert powers.without_basis() == []
    secretariat = [m for m in mandates().values() if {"secretariat.head", "secretariat.officer"} & m.who]
    assert len(secretariat) > 20 and all(m.law for m in secretariat if not m.rehearsal_only)


@pytest.mark.requirement("STR-30")
@pytest.mark.django_db
def test_the_page_names_the_article_of_each_power_and_says_what_has_none(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.get("/en/acts/powers/?role=secretariat.head").content.decode()
    assert "No office holds a power without a basis in law." in page
    shown = [m for m in mandates().values() if "secretariat.head" in m.who and not m.rehearsal_only]
    assert all(m.title["en"] in page.replace("&#x27;", "'") for m in shown)
    assert "Close the Session with its decisions" not in page
    bare = Mandate(
        "meetings.seize", {"kk": "Алу", "ru": "Взять", "en": "Seize"}, frozenset({"assembly.chair"}), ()
    )
    monkeypatch.setattr(powers, "mandates", lambda: {**mandates(), bare.act: bare})
    assert "1 power has no basis in law." in client.get("/en/acts/powers/").content.decode()


@pytest.mark.django_db
def test_the_powers_are_given_as_csv_and_json_and_an_unknown_office_has_none(client: Client) -> None:
    rows = json.loads(client.get("/kk/acts/powers/?role=assembly.chair&format=json").content)["powers"]
    assert rows and all("assembly.chair" in row["who"].split() for row in rows)
    assert "decisions.close_session" in client.get("/kk/acts/powers/?format=csv").content.decode()
    assert client.get("/kk/acts/powers/?role=no.such&format=csv").status_code == 200
    assert "This office has no power here." in client.get("/en/acts/powers/?role=no.such").content.decode()
