"""The pages of regions: heads put forward and appointed, accounts of the year, organs entered in one act."""

# ruff: noqa: F811  (fixtures are named as what they give)
import pytest
from django.test import Client

from shanyraq.bodies.models import Body, HeadCandidate, RegionReport
from shanyraq.bodies.queries.ahead import vacancies
from shanyraq.bodies.tests.test_organ_pages import DAY, ORGANS, PAPER, act, officer, page, roots, signed_in  # noqa: F401  fixtures
from tests import factories as make

pytestmark = pytest.mark.django_db


@pytest.mark.requirement("STR-20")
def test_a_region_puts_a_head_forward_the_secretariat_answers_the_akim_appoints(client: Client) -> None:
    region = make.organization("regional_secretariat", "secretariat-abai", area="KZ-10")
    local = signed_in(Client(), "regional_secretariat.officer", organization=region)
    central = signed_in(client, "secretariat.head")
    act(local, region.slug, "forward", newcomer="Жаңа Меңгеруші", **PAPER)
    assert "a candidate awaits the answer" in page(local, "/en/structure/heads/")
    assert 'value="appoint"' in page(local, f"{ORGANS}{region.slug}/")
    assert 'value="answer"' not in page(local, f"{ORGANS}{region.slug}/")
    act(local, region.slug, "appoint", 409, paper="№ 6", on="03.06.2024")
    act(central, region.slug, "answer", answer="agreed", paper="№ 7", on="03.06.2024")
    act(local, region.slug, "appoint", paper="№ 8", on="10.06.2024")
    assert "Жаңа Меңгеруші" in page(Client(), "/en/structure/heads/")
    assert HeadCandidate.objects.get().membership is not None


@pytest.mark.requirement("STR-17")
def test_a_region_files_its_account_and_the_table_names_those_that_did_not(client: Client) -> None:
    region = make.organization("regional_secretariat", "secretariat-abai", area="KZ-10")
    make.organization("regional_assembly", "assembly-abai", area="KZ-10")
    local = signed_in(Client(), "regional_secretariat.officer", organization=region)
    central = signed_in(client, "secretariat.head")
    assert "No term is set" in page(Client(), "/en/structure/accounts/")
    act(central, "", "term", at="/en/structure/accounts/", year="2023", due="01.03.2024", paper="№ 4")
    act(local, "assembly-abai", "account", year="2023", text_kk="Есеп", paper="№ 5", on="20.02.2024")
    html = page(Client(), "/en/structure/accounts/?year=2023")
    assert "19 accounts are missing" in html and "received" in html
    [account] = RegionReport.objects.all()
    act(
        central,
        "assembly-abai",
        f"account-{account.pk}",
        409,
        answer="returned",
        paper="№ 6",
        on="01.03.2024",
    )
    act(central, "assembly-abai", f"account-{account.pk}", answer="accepted", paper="№ 6", on="01.03.2024")
    rows = page(Client(), "/en/structure/accounts/?year=2023&format=csv").splitlines()
    assert len(rows) == 21 and sum("not filed" in row for row in rows) == 19
    assert sum("considered, accepted" in row for row in rows) == 1
    assert "for 2023." in page(Client(), "/en/structure/accounts/?year=2023")


def test_the_organs_of_the_regions_are_entered_in_one_act(officer: Client) -> None:
    act(officer, "", "enter", at="/en/structure/heads/")
    assert Body.objects.count() == 40 and "Entered: 20, without a head: 20." in page(
        officer, "/en/structure/heads/"
    )
    missing = {(one.classification, one.role) for one in vacancies(DAY)}
    assert missing == {("regional_assembly", "chair"), ("regional_secretariat", "head")}
    assert "regional secretariat: 20 seats vacant" in page(officer, "/en/structure/ahead/").lower()
