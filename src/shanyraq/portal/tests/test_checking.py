"""The page where anybody checks a paper: what it says of a true code, and that guessing tells nothing."""

import re
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from shanyraq.bodies import services
from shanyraq.bodies.codes import new_code, written
from shanyraq.bodies.models import Certificate
from shanyraq.people.models import Membership, Person, User
from tests import factories as make

pytestmark = pytest.mark.django_db
DAY = date(2024, 9, 2)
AT = make.moment(DAY)
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def _clean(settings: Any, tmp_path: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    cache.clear()


@pytest.fixture
def seat() -> Membership:
    who = make.person("Ә. Мүше-Демо", name_ru="А. Член-Демо", name_en="A. Member-Demo")
    return make.seat("assembly.member", who=who, since=date(2023, 5, 1), basis="Ө-1")


@pytest.fixture
def paper(seat: Membership) -> Certificate:
    return services.issue_certificate(
        by=make.actor("secretariat.officer", day=DAY), at=AT, membership_id=seat.pk
    )


def signed_in(who: Person) -> Client:
    client = Client()
    client.force_login(User.objects.filter(person=who).first() or make.account(who), backend=BACKEND)
    return client


@pytest.mark.parametrize(
    ("language", "title", "name"),
    [
        ("kk", "Осы жерден берілген, әлі де солай", "Ә. Мүше-Демо"),
        ("ru", "Выдано здесь, и это по-прежнему так", "А. Член-Демо"),
        ("en", "Issued here, and still so", "A. Member-Demo"),
    ],
)
def test_a_true_code_says_what_was_issued_when_and_that_it_is_still_so(
    paper: Certificate, language: str, title: str, name: str
) -> None:
    answer = Client().get(f"/{language}/check/{paper.code}/")
    html = answer.content.decode()
    assert answer.status_code == 200 and title in html and name in html and "Ө-1" in html
    assert f'<time datetime="{DAY.isoformat()}"' in html or "2024" in html
    assert "no-store" in answer.headers["Cache-Control"] and "noindex" in answer.headers["X-Robots-Tag"]


def test_the_code_is_typed_as_it_stands_on_the_paper(paper: Certificate) -> None:
    answer = Client().get("/kk/check/", {"code": written(paper.code).lower()}, follow=True)
    assert answer.redirect_chain[-1][0] == f"/kk/check/{paper.code}/" and answer.status_code == 200


def test_the_pdf_is_the_one_that_was_issued(paper: Certificate) -> None:
    kk, ru = (Client().get(f"/kk/check/{paper.code}/{language}.pdf") for language in ("kk", "ru"))
    assert kk.content.startswith(b"%PDF") and kk.content != ru.content
    assert Client().get(f"/kk/check/{paper.code}/en.pdf").status_code == 404
    assert Client().get(f"/kk/check/{new_code()}/kk.pdf").status_code == 404


def test_a_forged_an_altered_and_an_unread_code_get_one_answer(paper: Certificate) -> None:
    altered = paper.code[:-1] + ("0" if paper.code[-1] != "0" else "1")
    pages = set()
    for typed in (altered, new_code(), "0" * 20):
        answer = Client().get(f"/en/check/{typed}/")
        assert answer.status_code == 404
        pages.add(re.sub(r'value="[^"]*"|/check/[^/"]*/|csrf\S+', "", answer.content.decode()))
    assert len(pages) == 1 and "Demo" not in pages.pop()
    assert Client().get("/en/check/", {"code": "hello"}).status_code == 404
    assert Client().get(f"/en/check/{paper.pk}/").status_code == 404


def test_guessing_is_stopped_whatever_the_address(paper: Certificate, settings: Any) -> None:
    most = int(settings.ACCOUNT_RATE_LIMITS["check"].partition("/")[0])
    codes = [Client().get(f"/kk/check/{new_code()}/").status_code for _ in range(most + 1)]
    assert codes == [404] * most + [429]
    assert Client().get(f"/kk/check/{paper.code}/").status_code == 429
    assert Client().get(f"/kk/check/{paper.code}/kk.pdf").status_code == 429


def test_an_ended_mandate_a_correction_and_an_annulment_are_said(
    paper: Certificate, seat: Membership
) -> None:
    Membership.objects.filter(pk=seat.pk).update(basis="Ө-7")
    html = Client().get(f"/en/check/{paper.code}/").content.decode()
    assert "the register was corrected since" in html and "Ө-7" in html and "Ө-1" in html
    services.annul_certificate(
        by=make.actor("secretariat.officer", day=DAY), at=AT, certificate_id=paper.pk, why_kk="Негізі қате"
    )
    html = Client().get(f"/en/check/{paper.code}/").content.decode()
    assert "This paper was annulled on 2" in html and 'lang="kk">Негізі қате' in html


def test_a_member_takes_the_certificate_from_their_own_page(seat: Membership) -> None:
    client = signed_in(seat.person)
    assert (
        f'action="/kk/structure/certificates/mandates/{seat.pk}/"' in client.get("/kk/my/").content.decode()
    )
    answer = client.post(f"/kk/structure/certificates/mandates/{seat.pk}/")
    made = Certificate.objects.get()
    assert answer.status_code == 302 and answer["Location"] == f"/kk/check/{made.code}/"
    assert f"/kk/check/{made.code}/" in client.get("/kk/my/").content.decode()
    other = signed_in(make.seat("assembly.member").person)
    assert other.post(f"/kk/structure/certificates/mandates/{seat.pk}/").status_code == 409
    assert made.code not in other.get("/kk/my/").content.decode()


def test_an_officer_issues_lists_and_annuls(seat: Membership) -> None:
    officer = signed_in(make.seat("secretariat.officer").person)
    where = "/kk/structure/certificates/"
    assert officer.post(f"{where}mandates/{seat.pk}/").status_code == 302
    assert officer.post(where, {"body": "assembly", "day": "02.09.2024"}).status_code == 302
    mandate, extract = (Certificate.objects.get(kind=kind) for kind in ("mandate", "extract"))
    html = officer.get(where).content.decode()
    assert written(mandate.code) in html and written(extract.code) in html
    assert f"mandates/{seat.pk}/" in officer.get(f"{where}?person={seat.person_id}").content.decode()
    assert officer.post(f"{where}{extract.pk}/annul/", {"why_kk": "Қате күн"}).status_code == 302
    assert "Қате күн" in Client().get(f"/kk/check/{extract.code}/").content.decode()
    assert signed_in(seat.person).get(where).status_code == 403
    assert Client().get(f"{where}{extract.pk}/annul/").status_code == 403


def test_a_code_never_reaches_a_log() -> None:
    import logging

    from shanyraq.web.logs import MaskLinks

    record = logging.LogRecord("x", 20, "", 0, "GET %s", ("/kk/check/AB01EHKM2PTX34567890/kk.pdf",), None)
    assert MaskLinks().filter(record) and "AB01" not in record.getMessage()
