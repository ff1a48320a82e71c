"""A person's own pages and the pages of service on paper: who sees what, and that acting from them works."""

import gzip
import json
import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils.translation import override

from shanyraq.law.standing import CATEGORIES, PATHS
from shanyraq.meetings import services as meetings
from shanyraq.people.ethnicity import own_ethnicity
from shanyraq.people.models import CorrectionRequest, PaperService, Person, User
from shanyraq.portal.told import CODES, told
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def enter(*roles: str, who: Person | None = None) -> tuple[Client, Person]:
    """Sign somebody in who holds these roles."""
    who = who or make.person()
    for role in roles:
        make.seat(role, who=who)
    client = Client()
    client.force_login(User.objects.filter(person=who).first() or make.account(who), backend=BACKEND)
    return client, who


def page(client: Client, where: str, status: int = 200) -> str:
    answer = client.get(where)
    assert answer.status_code == status, answer.content[:300]
    return answer.content.decode()


def waiting() -> None:
    """Leave a poll and a request to be answered and signed."""
    officer = make.actor("secretariat.officer", day=DAY)
    make.members(9, council=1)
    meetings.start_poll(by=officer, at=AT, question_kk="Қолдайсыз ба?", deadline=DAY + timedelta(days=5))
    asking = make.actor("assembly.member", day=DAY)
    meetings.start_request(by=asking, at=AT, subject_kk="Тіліміз")


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_ones_page_says_what_waits_and_leads_to_the_act(language: str) -> None:
    waiting()
    client, _who = enter("assembly.member", "council.member")
    html = page(client, f"/{language}/my/")
    assert "Қолдайсыз" in html and "Тіліміз" in html
    heading = {"kk": "Сізді 2 іс күтіп тұр", "ru": "Вас ждут 2 дела", "en": "2 matters wait for you"}
    assert heading[language] in html
    assert html.count("<script") == html.count("web/keys.js") <= 1  # what reads keys, and nothing needs


def test_ones_page_is_for_those_who_signed_in_and_an_account_of_nobody_has_none() -> None:
    assert Client().get("/kk/my/").status_code == 302
    client = Client()
    client.force_login(
        User.objects.create_user("nobody@example.org", "a long passphrase 42"), backend=BACKEND
    )
    page(client, "/kk/my/", 404)


def test_the_first_load_of_ones_page_is_small() -> None:
    waiting()
    client, who = enter("assembly.member", "council.member")
    for number in range(12):  # a long service on paper
        PaperService.objects.create(
            person=who,
            officer=who,
            kind="printed",
            asked="мүше",
            what=f"{number}",
            day=DAY,
            recorded_at=AT.machine,
        )
    html = page(client, "/kk/my/")
    parts = set(re.findall(r'(?:href|src)="(/static/[^"#?]+)', html))
    files = [finders.find(part.removeprefix(settings.STATIC_URL)) for part in parts]
    assert parts and all(files)
    sizes = [len(gzip.compress(Path(str(file)).read_bytes())) for file in files]
    assert len(html.encode()) + sum(sizes) <= 150_000


def test_the_copy_of_ones_data_is_json_that_holds_every_room_and_nothing_of_others() -> None:
    waiting()
    other = make.person("Бөтен Адам", email="stranger@example.org")
    make.seat("assembly.member", who=other)
    client, who = enter("assembly.member", "council.member")
    client.post("/kk/my/ethnicity/", {"words": "өз сөзім"})
    answer = client.get("/kk/my/data/?format=json")
    assert answer.headers["Content-Type"] == "application/json"
    assert "attachment" in answer.headers["Content-Disposition"]
    data = json.loads(answer.content)
    assert {"people", "bodies", "meetings"} <= set(data)
    assert data["people"]["person"]["name_kk"] == who.name_kk
    assert data["people"]["ethnicity"]["words"] == ["өз сөзім"]
    assert {row["role"] for row in data["people"]["memberships"]} == {"member"}
    assert "stranger" not in answer.content.decode() and "Бөтен" not in answer.content.decode()
    assert page(client, "/kk/my/data/").count("өз сөзім") == 1


@pytest.mark.requirement("APP-05")
def test_ones_own_word_is_seen_by_nobody_until_it_is_shown() -> None:
    client, who = enter("assembly.member")
    watching, _officer = enter("secretariat.head", "secretariat.officer", "council.member")
    client.post("/kk/my/ethnicity/", {"words": "өз сөзім\nекінші сөзім"})
    addresses = [
        f"/kk/structure/people/{who.pk}/", f"/kk/activity/{who.pk}/", f"/kk/paper/{who.pk}/", "/kk/structure/members/",
        "/kk/structure/members/?format=csv", "/kk/search/?q=сөзім", f"/kk/structure/people/{who.pk}/?format=json",
    ]  # fmt: skip
    for reader in (Client(), watching):
        for address in addresses:
            answer = reader.get(address)
            assert answer.status_code in {200, 302, 403}
            assert answer.status_code != 200 or "сөзім" not in answer.content.decode().replace(
                'value="сөзім"', ""
            ).replace("«сөзім»", "")
    client.post("/kk/my/ethnicity/", {"words": "өз сөзім\nекінші сөзім", "shown": "on"})
    assert "өз сөзім, екінші сөзім" in page(Client(), f"/kk/structure/people/{who.pk}/")
    for address in addresses[3:]:
        assert "екінші сөзім" not in page(watching, address)
    client.post("/kk/my/ethnicity/", {"words": ""})
    assert own_ethnicity(who.pk) is None


def test_ones_own_sex_and_year_are_said_counted_among_many_and_taken_back() -> None:
    client, who = enter("assembly.member")
    assert client.post("/kk/my/oneself/", {"sex": "female", "birth_year": "1975"}).status_code == 302
    who.refresh_from_db()
    assert (who.sex, who.birth_year) == ("female", 1975)
    assert "1975" in page(client, "/kk/my/oneself/")
    assert "1975" not in page(Client(), f"/kk/structure/people/{who.pk}/")
    wrong = client.post("/kk/my/oneself/", {"sex": "male", "birth_year": "75"})
    assert wrong.status_code == 422 and 'value="75"' in wrong.content.decode()
    assert client.post("/kk/my/oneself/", {"sex": "robot", "birth_year": ""}).status_code == 422
    who.refresh_from_db()
    assert (who.sex, who.birth_year) == ("female", 1975)
    client.post("/kk/my/oneself/", {"sex": "", "birth_year": ""})
    who.refresh_from_db()
    assert (who.sex, who.birth_year) == ("", None)


def test_ones_calendar_is_opened_by_its_address_until_it_is_changed() -> None:
    waiting()
    client, who = enter("council.member")
    feed = re.search(r'"(/kk/my/calendar/[^"]+\.ics)"', page(client, "/kk/my/"))
    assert feed is not None
    answer = Client().get(feed[1])
    assert answer.status_code == 200 and "Қолдайсыз" in answer.content.decode().replace("\r\n ", "")
    assert answer.headers["Cache-Control"] == "no-store, private"
    forged = feed[1].replace("/calendar/", "/calendar/1")
    assert Client().get(forged).status_code == 404
    client.post("/kk/my/calendar/renew/")
    assert Client().get(feed[1]).status_code == 404
    assert User.objects.get(person=who).calendar_turn == 1


def test_a_correction_is_asked_and_answered_on_the_pages() -> None:
    client, who = enter("assembly.member")
    officer, _ = enter("secretariat.officer")
    client.post("/kk/my/correction/", {"text": "Аты-жөнім қате жазылған"})
    assert "Аты-жөнім қате жазылған" in page(officer, "/kk/corrections/")
    row = CorrectionRequest.objects.get(person=who)
    assert (
        Client().get("/kk/corrections/").status_code == 403
        and client.get(f"/kk/corrections/{row.pk}/").status_code == 403
    )
    officer.post(f"/kk/corrections/{row.pk}/", {"outcome": "corrected", "answer": "Түзетілді, рақмет"})
    assert "Түзетілді, рақмет" in page(client, "/kk/my/")


def test_an_assistant_sees_what_waits_for_a_member_without_mail_and_enters_what_they_signed() -> None:
    waiting()
    who = make.person("Ә. Мүше")
    make.seat("assembly.member", who=who)
    make.seat("council.member", who=who)
    officer, _ = enter("regional_secretariat.officer")
    assert f"/kk/paper/{who.pk}/" in page(officer, "/kk/paper/")
    html = page(officer, f"/kk/paper/{who.pk}/")
    keys = set(re.findall(r'name="do" value="((?:sign|answer)-\d+)"', html))
    assert len(keys) == 2
    for key in keys:
        typed = {
            f"{key}-asked": "мүше, телефонмен", f"{key}-paper": "Парақ 4", f"{key}-signed_on": "02.09.2024",
            f"{key}-choice": "for",
        }  # fmt: skip
        assert officer.post(f"/kk/paper/{who.pk}/", {"do": key, **typed}).status_code == 302
    after = page(officer, f"/kk/paper/{who.pk}/")
    assert not re.findall(r'value="(?:sign|answer)-\d+"', after) and after.count("Парақ 4") == 2
    assert officer.post(f"/kk/paper/{who.pk}/", {"do": keys.pop()}).status_code == 404


def test_what_is_typed_is_kept_when_the_paper_is_not_named() -> None:
    who = make.person()
    make.seat("assembly.member", who=who)
    officer, _ = enter("secretariat.officer")
    typed = {"do": "serve", "kind": "entered", "asked": "мүшенің ұлы келді", "what": "жаңа телефон"}
    answer = officer.post(f"/kk/paper/{who.pk}/", typed)
    html = answer.content.decode()
    assert answer.status_code in {409, 422} and "жаңа телефон" in html and "мүшенің ұлы келді" in html
    assert not PaperService.objects.exists()


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_the_letter_to_a_member_is_a_pdf_in_their_language(language: str) -> None:
    waiting()
    who = make.person()
    make.seat("assembly.member", who=who)
    officer, _ = enter("secretariat.officer")
    answer = officer.get(f"/{language}/paper/{who.pk}/letter.pdf")
    assert answer.status_code == 200 and answer.content.startswith(b"%PDF")
    assert enter("assembly.member")[0].get(f"/kk/paper/{who.pk}/letter.pdf").status_code == 403


def test_ones_own_data_says_how_one_came_to_the_assembly_in_words() -> None:
    data = {"bodies": {"ways": [{"category": "state_body", "path": "regional_session", "region": "KZ-55"}]}}
    for language, words in (
        ("kk", ("Мемлекеттік органнан", "Өңірлік ассамблея сессиясы")),
        ("ru", ("От государственного органа", "Сессия региональной ассамблеи")),
        ("en", ("From a state body", "Session of a regional assembly")),
    ):
        with override(language):
            cells = dict(told(data)[0].rows[0])
        assert set(words) <= set(cells.values())
    assert all(set(CODES[name]) == set(codes) for name, codes in (("category", CATEGORIES), ("path", PATHS)))
