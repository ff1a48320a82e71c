"""Every form, filled in by somebody hostile: nothing breaks, nothing comes back as markup, no field is invented."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from shanyraq.people.models import User
from tests.hostile.conftest import House, taken_back
from tests.hostile.test_addresses import MARKUP, SOUND, body
from tests.house import addresses, things

pytestmark = pytest.mark.django_db
WITH_FORMS = sorted(name for name, (_reads, begins) in addresses.RULES.items() if begins != addresses.NOBODY)
# Fields nobody may fill in: whose act it is, when, what became of it, what it stands on.
INVENTED = {
    "by": "1", "by_id": "1", "at": "2000-01-01", "id": "1", "pk": "1", "person": "1", "person_id": "1", "user": "1",
    "is_active": "1", "role": "administrator", "review": "accepted", "entered_by": "1", "verdict": "1", "law": "x",
    "standing": "x", "session_id": "1", "decision_id": "1", "organization": "1", "email_verified": "1",
}  # fmt: skip


class Forms(HTMLParser):
    """Reads the forms of a page: where each is sent, and its fields with the first choice of each."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[tuple[str, dict[str, str]]] = []
        self.select = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take a form, a field or a choice."""
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            post = given.get("method", "get").lower() == "post"
            self.forms.append((given.get("action", "") if post else "get", {}))
        elif self.forms and tag in {"input", "textarea", "select"} and given.get("name"):
            fields = self.forms[-1][1]
            if given.get("type") in {"checkbox", "radio"}:
                fields.setdefault(given["name"], given.get("value", "on"))
            else:
                fields[given["name"]] = given.get("value", "")
            self.select = given["name"] if tag == "select" else ""
        elif self.forms and tag == "option" and self.select and given.get("value"):
            fields = self.forms[-1][1]
            fields[self.select] = fields[self.select] or given["value"]


def forms_of(page: str) -> list[tuple[str, dict[str, str]]]:
    """Give the forms of a page that are posted."""
    parser = Forms()
    parser.feed(page)
    return [(action, fields) for action, fields in parser.forms if action != "get"]


def filled(fields: dict[str, str], value: str, *, likely: bool) -> dict[str, str]:
    """Fill every field in; `likely` fills days, hours and numbers with what they could be, at their very edge."""
    out = {}
    for name, first in fields.items():
        told = name.split("_")
        if (
            not likely
            or name == "csrfmiddlewaretoken"
            or {"day", "dated", "deadline", "term", "since", "until", "on", "to"} & set(told)
        ):
            out[name] = value
        elif "time" in told:
            out[name] = "23:59"
        elif {"votes", "abstained", "number"} & set(told):
            out[name] = "9999"
        else:
            out[name] = first or "Мәтін"
    return {**out, **INVENTED}


def reader(house: House, name: str) -> Client | None:
    """Open a browser for the first role that may begin the act of a page."""
    begins = addresses.RULES[name][1]
    role = next((role for role in addresses.ROLES if things.may(begins, role)), None)
    return None if role is None else house.browser(role)


@pytest.mark.parametrize("name", WITH_FORMS)
def test_no_form_breaks_whatever_is_typed(house: House, name: str) -> None:
    browser = reader(house, name)
    if browser is None:
        return
    address = house.addresses[name]
    page = browser.get(address)
    sent = (
        [(address, {})]
        if page.status_code != 200
        else [(to or address, fields) for to, fields in forms_of(body(page))]
    )
    for to, fields in sent:
        if not to.startswith("/") or "logout" in to:
            continue
        for value, likely in (
            (MARKUP, False), ("9" * 40, False), ("я" * 20_000, False), ("31.12.9999", True), ("01.01.0001", True), ("", False),
        ):  # fmt: skip
            with taken_back():
                answer = browser.post(to, filled(fields, value, likely=likely))
                assert answer.status_code in SOUND, (to, value[:20], answer.status_code)
                assert "<script>alert" not in body(answer), (to, value[:20])


def test_an_account_asks_for_a_new_address_and_keeps_the_old_until_it_is_proven(house: House) -> None:
    with taken_back():
        for address in ("chair@demo.example", "new@evil.example"):
            browser = house.browser("member")
            browser.post(house.addresses["account_email"], {"email": address, "action_add": "1"})
            assert User.objects.filter(email="member@demo.example").exists(), address
            assert (
                not EmailAddress.objects.filter(email=address, verified=True)
                .exclude(user__email=address)
                .exists()
            )


def test_nobody_gives_themselves_a_seat_or_an_account_by_a_field(house: House) -> None:
    with taken_back():
        browser = house.browser("member")
        before = (User.objects.count(), User.objects.get(email="member@demo.example").person_id)
        for name in ("people:me", "account_email", "account_change_password"):
            browser.post(
                house.addresses[name], {**INVENTED, "email": "chair@demo.example", "action_add": "1"}
            )
        told = User.objects.get(email="member@demo.example")
        assert (User.objects.count(), told.person_id) == before
