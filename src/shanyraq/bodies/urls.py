"""Addresses of this room."""

from django.urls import path

from .views import (
    ahead,
    candidates,
    certificates,
    composition,
    deputies,
    founding,
    lists,
    mandates,
    organ_tree,
    organs,
    regional,
    regions,
    roll,
    shares,
    statements,
    structure,
    work,
)

app_name = "bodies"
urlpatterns = [
    path("", structure.structure, name="structure"),
    path("tree/", organ_tree.tree, name="tree"),
    path("organs/", founding.network, name="network"),
    path("organs/new/", founding.found, name="found"),
    path("organs/<slug:slug>/", organs.organ, name="organ"),
    path("board/", founding.board, name="board"),
    path("accounts/", regional.accounts, name="accounts"),
    path("heads/", regional.heads, name="heads"),
    path("funds/", work.funds, name="funds"),
    path("practices/", work.practices, name="practices"),
    path("statements/", statements.statements, name="statements"),
    path("members/", roll.members, name="members"),
    path("composition/", composition.composition, name="composition"),
    path("composition/associations/", shares.shares, name="shares"),
    path("composition/<int:year>/publish/", composition.publish, name="publish_composition"),
    path("council/", roll.council, name="council"),
    path("council/import/", roll.import_council, name="import_council"),
    path("people/<int:person_id>/", roll.person, name="person"),
    path("candidates/", candidates.candidates, name="candidates"),
    path("candidates/new/", candidates.propose, name="propose"),
    path("candidates/list.pdf", candidates.nominees, name="nominees"),
    path("candidates/<int:candidacy_id>/", candidates.candidate, name="candidate"),
    path("certificates/", certificates.certificates, name="certificates"),
    path(
        "certificates/mandates/<int:membership_id>/", certificates.issue_certificate, name="issue_certificate"
    ),
    path("certificates/<int:pk>/annul/", certificates.annul_certificate, name="annul_certificate"),
    path("ahead/", ahead.ahead, name="ahead"),
    path("deputies/", deputies.deputies, name="deputies"),
    path("deputies/<int:term_id>/", deputies.deputy, name="deputy"),
    path("mandates/<int:membership_id>/", mandates.mandate, name="mandate"),
    path("lists/<int:draft_id>/", lists.brought, name="list"),
    path("lists/<int:draft_id>/ways/", lists.ways, name="list_ways"),
    path("regions/", regions.regions, name="regions"),
    path("regions/<slug:code>/", regions.region, name="region"),
]
