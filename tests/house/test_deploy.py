"""What is written for operators is true: commands, settings and files that it names exist."""

import re
from configparser import ConfigParser
from pathlib import Path

import pytest
from django.core.management import get_commands

HOME = Path(__file__).resolve().parents[2]
GUIDES = sorted((HOME / "docs" / "guides").glob("*.md"))
DEPLOY = sorted(path for path in (HOME / "deploy").rglob("*") if path.is_file())
UNITS = [path for path in DEPLOY if path.suffix in {".service", ".timer"}]
CONFIG = "".join(path.read_text() for path in (HOME / "src/shanyraq/config").glob("*.py"))


@pytest.mark.parametrize("path", [*DEPLOY, *GUIDES], ids=lambda path: path.name)
def test_every_command_named_exists(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:bin/|`|^|\"|run --rm web )shanyraq\"?,? \"?([a-z]+)", text, re.MULTILINE))
    assert named <= set(get_commands()), named
    targets = set(re.findall(r"make ([a-z-]+)", text))
    makefile = (HOME / "Makefile").read_text()
    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in targets), targets


@pytest.mark.parametrize("path", [*DEPLOY, *GUIDES], ids=lambda path: path.name)
def test_every_setting_named_is_read(path: Path) -> None:
    named = set(re.findall(r"\b(?:SHANYRAQ_[A-Z_]+[A-Z]|DATABASE_URL)\b", path.read_text(encoding="utf-8")))
    assert [name for name in named if name not in CONFIG] == []


def test_every_setting_that_is_read_is_described() -> None:
    guide = (HOME / "docs/guides/deploy.md").read_text(encoding="utf-8")
    read = set(re.findall(r'"((?:SHANYRAQ_[A-Z_]+)|DATABASE_URL)"', CONFIG)) - {"SHANYRAQ_TASKS_NOW"}
    for short in re.findall(
        r"`(_[A-Z]+)`", guide
    ):  # a row of the table may name several: `SHANYRAQ_MAIL_HOST`, `_PORT`
        guide += f" SHANYRAQ_MAIL{short}"
    undescribed = {name for name in read if name not in guide}
    assert undescribed == set()


@pytest.mark.parametrize("path", UNITS, ids=lambda path: path.name)
def test_a_unit_can_be_read_and_says_what_it_runs(path: Path) -> None:
    unit = ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str  # type: ignore[method-assign,assignment]
    unit.read_string(path.read_text())
    assert unit["Unit"]["Description"]
    assert "ExecStart" in unit["Service"] if path.suffix == ".service" else "OnCalendar" in unit["Timer"]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_of_a_guide_lead_somewhere(guide: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)\)", guide.read_text(encoding="utf-8")):
        assert "://" in target or (guide.parent / target).exists(), target


@pytest.mark.parametrize("name", ["deploy", "backup"])
def test_an_operators_guide_stands_in_three_languages(name: str) -> None:
    assert all((HOME / "docs/guides" / f"{name}{part}.md").exists() for part in ("", ".kk", ".ru"))
