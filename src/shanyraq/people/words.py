"""Sentences about lists and their rows."""

from __future__ import annotations

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.people.enrolment import Problem
from shanyraq.web.words import say

ROLL_PROBLEMS: dict[str, str | Promise] = {
    "too_large": _("The file is larger than {most} MB. Split the list."),
    "empty": _("There is no row in the file."),
    "no_names": _("No column of names is found. Take the template and keep its first row."),
    "column_twice": _("The column “{column}” stands twice."),
    "too_many_rows": _("There are more than {most} rows. Split the list."),
    "too_many_columns": _("There are more than {most} columns."),
    "not_csv": _("The rows cannot be told apart. Save the list as CSV (UTF-8) or XLSX."),
    "encoding": _("The letters cannot be read. Save the list as CSV (UTF-8)."),
    "binary": _("This is neither CSV nor XLSX."),
    "not_xlsx": _("The workbook cannot be read. Save it again as XLSX or CSV (UTF-8)."),
    "bomb": _("The workbook unpacks to more than {most} MB. It is not read."),
}
ROW_PROBLEMS: dict[str, str | Promise] = {
    "no_kazakh_name": _("the name in Kazakh is missing"),
    "latin_name": _("the name in Kazakh has Latin letters"),
    "one_word_name": _("the name is one word; write surname and given name"),
    "bad_address": _("the e-mail is not an address"),
    "too_long": _("longer than {most} letters"),
    "unknown_body": _("no such body here"),
    "no_body": _("the body is missing"),
    "unknown_role": _("no such role"),
    "no_role": _("the role is missing"),
    "role_elsewhere": _("this body has no such role"),
    "office": _("an office is given by an administrator"),
    "not_a_day": _("not a day; write it like 24.04.2025"),
    "no_since": _("the first day is missing"),
    "ends_before": _("ends before it begins"),
    "no_basis": _("the paper it stands on is missing"),
    "address_of_another": _("row {row} has this e-mail for another person"),
    "row_twice": _("the same as row {row}"),
    "rows_overlap": _("the days overlap those of row {row}; one seat is held once at a time"),
    "overlaps_recorded": _(
        "the roll has this seat from {since} to {until}; correct that mandate on its own page"
    ),
    "way_elsewhere": _("how somebody came is said of members of the Assembly only"),
    "no_category": _("the category is missing"),
    "unknown_category": _("no such category"),
    "no_path": _("it is not said how the member came"),
    "unknown_path": _("the law knows no such way into the Assembly"),
    "unknown_region": _("no such region"),
    "unknown_sex": _("write female or male, or leave it empty"),
    "not_a_year": _("not a year of birth; write it like 1975"),
    "region_not_named": _("the region whose session decided is missing"),
    "proposer_not_named": _("the association that proposed is missing"),
    "decision_not_named": _("the decision or its day is missing"),
    "decided_after_mandate": _("the decision is later than the first day of the mandate"),
}
FIELDS: dict[str, str | Promise] = {
    "name_kk": _("name in Kazakh"),
    "name_ru": _("name in Russian"),
    "name_en": _("name in English"),
    "email": _("E-mail"),
    "phone": _("phone"),
    "body": _("body"),
    "role": _("role"),
    "since": _("since"),
    "until": _("until"),
    "basis": _("paper"),
    "category": _("category"),
    "path": _("how the member came"),
    "region": _("region"),
    "proposed_by": _("who proposed"),
    "decision": _("decision"),
    "decided_on": _("day of the decision"),
    "category_paper": _("paper of the category"),
    "sex": _("sex"),
    "birth_year": _("year of birth"),
}


def problem_in_words(problem: Problem) -> str:
    """Say what is wrong with a cell."""
    return f"{FIELDS[problem.field]}: {say(ROW_PROBLEMS[problem.code], **dict(problem.facts))}"
