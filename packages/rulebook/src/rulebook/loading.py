"""Read a rulebook from a folder of TOML: `acts/*.toml` and `parameters/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from rulebook.acts import Act, PartialRepeal, Publication, Relation
from rulebook.book import Rulebook
from rulebook.citation import Citation
from rulebook.values import Norm, Parameter, Value

_LANGUAGES = ("kk", "ru", "en")


class BadRulebook(ValueError):
    """Say which file of a rulebook cannot be read, and why."""


def load(folder: Path) -> Rulebook:
    """Read the book of a folder.

    `acts/*.toml` hold one table per act under its slug; `parameters/*.toml` one table per norm under its
    key. Raises `BadRulebook` naming the file and the table for an unknown field, a missing title, an
    overlap, a key given twice, or a citation of an act that is not there.
    """
    acts = {slug: _made(_act, path, slug, table) for path, slug, table in _tables(folder / "acts")}
    parameters = {
        key: _made(_parameter, path, key, table) for path, key, table in _tables(folder / "parameters")
    }
    book = Rulebook(acts=acts, parameters=parameters)
    _check_citations(book)
    return book


def _tables(folder: Path) -> Iterator[tuple[Path, str, dict[str, Any]]]:
    seen: dict[str, Path] = {}
    for path in sorted(folder.glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except tomllib.TOMLDecodeError as error:
            raise BadRulebook(f"{path.name}: {error}") from error
        for key, table in content.items():
            if key in seen:
                raise BadRulebook(f"{path.name}: {key} is also in {seen[key].name}")
            seen[key] = path
            yield path, key, table


def _made(make: Any, path: Path, key: str, table: dict[str, Any]) -> Any:
    try:
        made = make(key, dict(table))
    except (KeyError, TypeError, ValueError) as error:
        raise BadRulebook(f"{path.name}: {key}: {error!r}") from error
    return made


def _titles(table: Mapping[str, Any]) -> dict[str, str]:
    missing = [language for language in _LANGUAGES if not table.get(language)]
    if missing:
        raise ValueError(f"no title in {', '.join(missing)}")
    return {language: str(table[language]) for language in _LANGUAGES}


def _act(slug: str, table: dict[str, Any]) -> Act:
    Citation(slug)
    titles = _titles(table.pop("titles"))
    relations = tuple(_relation(row) for row in table.pop("relations", ()))
    publication = tuple(Publication(*row) for row in table.pop("publication", ()))
    repeals = tuple(PartialRepeal(**row) for row in table.pop("partial_repeals", ()))
    aliases = tuple(table.pop("aliases", ()))
    return Act(
        slug=slug,
        titles=titles,
        relations=relations,
        publication=publication,
        partial_repeals=repeals,
        aliases=aliases,
        date=table.pop("date", None),
        **table,
    )


def _relation(row: dict[str, Any]) -> Relation:
    return Relation(scope=tuple(row.pop("scope", ())), **row)


def _parameter(key: str, table: dict[str, Any]) -> Parameter:
    unit = str(table.pop("unit"))
    values = [value for row in table.pop("value", ()) for value in _values(dict(row), unit)]
    title = _titles(table.pop("title"))
    used_by, options = tuple(table.pop("used_by", ())), tuple(table.pop("options", ()))
    if table:
        raise ValueError(f"unknown fields: {', '.join(table)}")
    return Parameter(key, title, unit, tuple(sorted(values, key=lambda value: value.since)), used_by, options)


def _values(row: dict[str, Any], unit: str) -> Iterator[Value]:
    """Turn a row into a value, or into two where it says from which day on it is doubtful."""
    said = _norm(row.pop("is", None), unit)
    law = Citation.parse(row.pop("law"))
    since: date = row.pop("since")
    until: date | None = row.pop("until", None)
    doubtful: date | None = row.pop("doubtful_from", None)
    doubtful_law = Citation.parse(row.pop("doubtful_law", str(law)))
    if doubtful is None:
        yield Value(since=since, until=until, value=said, law=law, **row)
        return
    yield Value(since=since, until=doubtful, value=said, law=law, **row)
    row["confidence"] = "unconfirmed"
    yield Value(since=doubtful, until=until, value=said, law=doubtful_law, **row)


def _norm(said: Any, unit: str) -> Norm:
    if "share" in unit and isinstance(said, str):
        return Fraction(said)
    if isinstance(said, list):
        return tuple(str(word) for word in said)
    if isinstance(said, float):
        raise TypeError('shares are written as fractions ("2/3"), never as decimals')
    if said is None or isinstance(said, (bool, int, str)):
        return said
    raise TypeError(f"cannot be the value of a norm: {said!r}")


def _check_citations(book: Rulebook) -> None:
    for parameter in book.parameters.values():
        for value in parameter.values:
            if value.law.act not in book.acts:
                raise BadRulebook(f"{parameter.key} cites an act that is not there: {value.law}")
    for act in book.acts.values():
        for relation in act.relations:
            if relation.to not in book.acts:
                raise BadRulebook(f"{act.slug} {relation.kind} an act that is not there: {relation.to}")
