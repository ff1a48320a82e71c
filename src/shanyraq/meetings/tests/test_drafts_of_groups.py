"""What a working group hands in is what the Council discusses."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.bodies.tests.test_organ_pages import ORGANS, act, found, page, signed_in
from shanyraq.journal.models import Entry
from shanyraq.meetings.models import Discussion
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("STR-22")
@pytest.mark.parametrize("group", ["information", "expert", "other"])
def test_the_file_of_a_working_group_is_what_the_council_discusses(client: Client, group: str) -> None:
    for body in ("assembly", "secretariat"):
        make.organization(body, body)
    own = signed_in(client, "secretariat.officer")
    row = found(
        own, kind="working_group", name_kk="Топ", name_en="Drafters", group=group, draft="Тұжырымдама"
    )
    file = SimpleUploadedFile("draft.pdf", b"%PDF-1.4 draft")
    act(
        own,
        row.slug,
        "output",
        title_kk="Тұжырымдама жобасы",
        title_en="Draft Concept",
        file=file,
        paper="№ 2 хаттама",
        on="01.08.2024",
    )
    [output] = row.outputs.all()
    card = page(own, f"{ORGANS}{row.slug}/")
    assert "Draft Concept" in card and f"/en/sessions/council/discussion/?prepared={output.pk}" in card
    assert b"".join(own.get(f"{ORGANS}{row.slug}/?output={output.pk}")) == b"%PDF-1.4 draft"
    assert Client().get(f"{ORGANS}{row.slug}/?output={output.pk}").status_code == 404
    assert "?output=" not in page(Client(), f"{ORGANS}{row.slug}/")
    form = page(own, f"/en/sessions/council/discussion/?prepared={output.pk}")
    assert 'value="Тұжырымдама жобасы"' in form and f'<option value="{output.pk}" selected' in form
    told = {
        "title_kk": "Тұжырымдама жобасы",
        "paper": "№ 3",
        "outcome_kk": "Қолдады",
        "prepared_id": output.pk,
    }
    early = own.post("/en/sessions/council/discussion/", {**told, "day": "31.07.2024"})
    assert early.status_code == 409 and "The Council discusses what lies before it." in early.content.decode()
    assert own.post("/en/sessions/council/discussion/", {**told, "day": "15.08.2024"}).status_code == 302
    assert Discussion.objects.get().prepared == output
    assert Entry.objects.get(act="meetings.record_discussion").facts["draft"] == output.sha256
    assert "Drafters" in page(Client(), "/en/sessions/council/")
