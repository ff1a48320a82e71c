"""Materials of a Session: versions that stay, who reads them, and a matter that keeps its materials."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from rulebook import Refusal

from shanyraq.journal.models import Entry
from shanyraq.meetings import services
from shanyraq.meetings.models import Material, MaterialVersion, Session
from shanyraq.meetings.queries.materials import materials_on
from shanyraq.meetings.services.agenda import Item
from shanyraq.meetings.services.minutes_sheets import content_of
from shanyraq.people.acting import Actor
from shanyraq.web.uploads import Brought
from tests import factories

from .conftest import DAY, START
from .test_pages import client_of, get, rehearsal  # noqa: F401 - a fixture

pytestmark = pytest.mark.django_db
AT = factories.moment(DAY)


@pytest.fixture(autouse=True)
def kept(settings: object, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


def paper(words: str = "бір") -> Brought:
    return Brought(b"%PDF-1.7\n" + words.encode(), "esep.pdf", "pdf")


def put(officer: Actor, session: Session, **more: object) -> MaterialVersion:
    given = {"title_kk": "Есеп", "title_ru": "Отчёт", "file": paper(), **more}
    return services.put_material(by=officer, at=AT, session=session, **given)  # type: ignore[arg-type]


def code(work: object) -> str:
    with pytest.raises(Refusal) as refused:
        work()  # type: ignore[operator]
    return refused.value.verdict.code


def test_a_later_version_takes_its_place_says_what_differs_and_the_earlier_stays(
    prepared: Session, officer: Actor
) -> None:
    first = put(officer, prepared)
    renew = {"by": officer, "at": factories.moment(START), "material": first.material}
    assert (
        code(lambda: services.renew_material(**renew, file=paper(), why="…")) == "meetings.material_same_file"
    )
    assert (
        code(lambda: services.renew_material(**renew, file=paper("екі"), why=" "))
        == "meetings.reason_missing"
    )
    services.renew_material(**renew, file=paper("екі"), why="2-кесте түзетілді")
    [now] = materials_on(prepared, START, [])
    assert (now.last.version, now.last.why) == (2, "2-кесте түзетілді")
    assert [one.sha256 for one in now.earlier] == [first.sha256]
    [then] = materials_on(prepared, DAY, [])
    assert then.last == first and not then.earlier


def test_one_taken_back_stays_marked_and_has_no_later_version(prepared: Session, officer: Actor) -> None:
    row = put(officer, prepared).material
    given = {"by": officer, "at": AT, "material": row}
    assert code(lambda: services.withdraw_material(**given, why="")) == "meetings.reason_missing"
    services.withdraw_material(**given, why="Қате құжат")
    assert code(lambda: services.withdraw_material(**given, why="…")) == "meetings.material_withdrawn"
    assert (
        code(lambda: services.renew_material(**given, file=paper("екі"), why="…"))
        == "meetings.material_withdrawn"
    )
    [one] = materials_on(prepared, DAY, [])
    assert one.withdrawn


def test_a_closed_or_cancelled_session_takes_none(prepared: Session, officer: Actor, chair: Actor) -> None:
    services.cancel_session(by=chair, at=AT, session=prepared, why_kk="Дауыл")
    assert code(lambda: put(officer, prepared)) == "meetings.session_cancelled"


def test_a_matter_that_keeps_its_words_keeps_its_materials(prepared: Session, officer: Actor) -> None:
    first, second = prepared.items.all()
    put(officer, prepared, item=first)
    put(officer, prepared, item=second, file=paper("екі"))
    services.set_agenda(
        by=officer, at=AT, session=prepared, items=[Item("Жаңа"), Item("Ана тілі")], proposed_on=DAY
    )
    one, two = Material.objects.order_by("pk")
    assert one.item is not None and (one.item.title_kk, one.item.position) == ("Ана тілі", 2)
    assert two.item is None  # its matter is gone: it stays with the Session


def test_one_for_members_is_read_by_members_alone_and_its_name_is_in_no_public_record(
    prepared: Session, officer: Actor
) -> None:
    row = put(officer, prepared, members_only=True, title_kk="Құпия тақырып")
    address = f"/kk/sessions/materials/{row.pk}/"
    assert Client().get(address).status_code == 403
    assert "Құпия тақырып" not in get(Client(), "/kk/sessions/xxxiv/")
    member = factories.members(1)[0]
    assert "Құпия тақырып" in get(client_of(member), "/kk/sessions/xxxiv/")
    assert client_of(member).get(address).status_code == 200
    services.renew_material(by=officer, at=AT, material=row.material, file=paper("екі"), why="Түзетілді")
    services.withdraw_material(by=officer, at=AT, material=row.material, why="Қате")
    assert "Құпия тақырып" not in str(list(Entry.objects.values_list("facts", flat=True)))


def test_an_officer_puts_renews_and_takes_back_by_the_pages(prepared: Session, officer: Actor) -> None:
    client, page = client_of(officer.person_id), "/kk/sessions/xxxiv/"
    file = SimpleUploadedFile("esep.pdf", b"%PDF-1.7\n1", "application/pdf")
    typed = {"title_kk": "Жылдық есеп", "item": str(prepared.items.all()[0].pk), "readers": ""}
    lost = client.post(f"{page}materials/", typed)
    assert lost.status_code == 422 and 'value="Жылдық есеп"' in lost.content.decode()
    assert client.post(f"{page}materials/", {**typed, "file": file}).status_code == 302
    row = Material.objects.get()
    assert row.item is not None and row.item.position == 1
    text = get(client, page)
    assert "Жылдық есеп" in text and f"/kk/sessions/materials/{row.pk}/new/" in text
    again = SimpleUploadedFile("esep.pdf", b"%PDF-1.7\n2", "application/pdf")
    said = client.post(f"/kk/sessions/materials/{row.pk}/new/", {"file": again, "why": "Түзетілді"})
    assert said.status_code == 302 and row.versions.count() == 2
    assert client.post(f"/kk/sessions/materials/{row.pk}/back/", {"why": "Қате"}).status_code == 302
    public = get(Client(), page)
    assert "Қате" in public and f"/kk/sessions/materials/{row.pk}/new/" not in public
    strangers = Client().post(f"{page}materials/", typed)
    assert strangers.status_code == 403


def test_the_minutes_tell_each_step_of_a_material(opened: Session, officer: Actor) -> None:
    row = put(officer, opened).material
    services.renew_material(by=officer, at=AT, material=row, file=paper("екі"), why="Түзетілді")
    words = [one["text"] for part in content_of(opened)["ru"]["parts"] for one in part["sentences"]]
    told = [text for text in words if "Отчёт" in text]
    assert len(told) == 2 and "Түзетілді" in told[1] and "2" in told[1]
