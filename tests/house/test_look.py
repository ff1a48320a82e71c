"""One stylesheet: every class a template names stands in it, and it holds no class that nothing names."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "shanyraq"
STYLES = (SOURCE / "web" / "static" / "web" / "shanyraq.css").read_text(encoding="utf-8")
MARKUP = [path for path in SOURCE.rglob("*") if path.suffix in {".html", ".py"} and "tests" not in path.parts]
ATTRIBUTE = re.compile(r'\bclass=\\?"([^"]*)"')
TAG = re.compile(r"\{%.*?%\}|\{\{.*?\}\}")
NAME = re.compile(r"^-?[a-z][a-z0-9-]*$")
# Set by Django, by the programme behind a page, or a hook of the pages' own tests.
BY_CODE = {"required", "errorlist"}


def styled() -> set[str]:
    plain = re.sub(r"/\*.*?\*/|\"[^\"]*\"|\{[^{}]*\}", " ", STYLES, flags=re.S)
    return set(re.findall(r"\.(-?[a-z][a-z0-9-]*)", plain))


def named() -> dict[str, set[str]]:
    """Give each class written in markup, with the files that write it."""
    found: dict[str, set[str]] = {}
    for path in MARKUP:
        text = path.read_text(encoding="utf-8")
        for attribute in ATTRIBUTE.findall(text):
            # A place of a template ends a word; "q{{ step }}" is a family, proved by its first member.
            for word in TAG.sub(" ", attribute).split():
                if NAME.match(word) and f"{word}{{{{" not in attribute:
                    found.setdefault(word, set()).add(path.name)
    return found


def test_every_class_of_a_template_stands_in_the_stylesheet() -> None:
    missing = {name: files for name, files in named().items() if name not in styled() | BY_CODE}
    assert missing == {}


def test_the_stylesheet_holds_no_class_that_nothing_names() -> None:
    words = set(re.findall(r"[a-z][a-z0-9-]*", " ".join(p.read_text(encoding="utf-8") for p in MARKUP)))
    families = {f"q{number}" for number in range(1, 6)}
    assert sorted(styled() - words - families) == []


def test_no_page_brings_a_style_of_its_own() -> None:
    # The content policy of the house refuses it, and the layers would no longer say who is stronger.
    bringing = [
        path.name
        for path in MARKUP
        if path.suffix == ".html" and "<style" in path.read_text(encoding="utf-8")
    ]
    assert bringing == []
