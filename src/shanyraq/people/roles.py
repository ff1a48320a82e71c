"""Roles and bodies in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.law.mandates import mandates
from shanyraq.web.words import pick

ROLES: Mapping[str, str | Promise] = {
    "assembly.chair": _("Chair of the Assembly"),
    "assembly.deputy_chair": _("Deputy Chair of the Assembly"),
    "assembly.member": _("member of the Assembly"),
    "council.chair": _("Chair of the Council"),
    "council.member": _("member of the Council"),
    "secretariat.head": _("head of the Secretariat"),
    "secretariat.officer": _("officer of the Secretariat"),
    "regional_assembly.chair": _("chair of a regional assembly"),
    "regional_assembly.deputy_chair": _("deputy chair of a regional assembly"),
    "regional_assembly.member": _("member of a regional assembly"),
    "district_assembly.chair": _("chair of a district assembly"),
    "regional_secretariat.head": _("head of a regional secretariat"),
    "regional_secretariat.officer": _("officer of a regional secretariat"),
    "state_body.head": _("head of a state body"),
    "state_body.clerk": _("clerk of a state body"),
    "akimat.head": _("akim"),
    "akimat.clerk": _("clerk of an akimat"),
    "association.head": _("head of an association"),
    "association.member": _("member of an association"),
    "friendship_house.head": _("head of a Friendship House"),
    "friendship_house.member": _("member of a Friendship House"),
    "instance.administrator": _("administrator of the platform"),
    "anyone": _("anyone"),
    "system": _("the platform itself"),
}

PLAIN: Mapping[str, str | Promise] = {
    "member": _("member"),
    "chair": _("chair"),
    "deputy_chair": _("deputy chair"),
    "head": _("head"),
    "officer": _("officer"),
    "clerk": _("clerk"),
    "administrator": _("administrator"),
}


def in_words(roles: Iterable[str]) -> str:
    """List roles in the reader's language; one nobody named stays as it is."""
    return ", ".join(str(ROLES.get(role, role)) for role in roles)


def retold(facts: Mapping[str, Any]) -> dict[str, Any]:
    """Put the act and the roles of a refused mandate into words."""
    told = dict(facts)
    mandate = mandates().get(str(facts.get("act", "")))
    told["act"] = pick(dict(mandate.title)) if mandate else facts.get("act", "")
    told["who"] = in_words(role for role in str(facts.get("who", "")).split(", ") if role)
    return told
