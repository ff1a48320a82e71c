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


@pytest.mark.parametrize("name", ["accounts", "backup", "deploy", "papers", "security", "session"])
def test_an_operators_guide_stands_in_three_languages(name: str) -> None:
    assert all((HOME / "docs/guides" / f"{name}{part}.md").exists() for part in ("", ".kk", ".ru"))


DOCKERFILE = (HOME / "deploy/Dockerfile").read_text()
COMPOSE = (HOME / "deploy/compose.yaml").read_text()


def test_everything_an_image_is_made_of_exists_and_nothing_else_reaches_it() -> None:
    copied = [
        path for line in re.findall(r"^COPY (.+)$", DOCKERFILE, re.MULTILINE) for path in line.split()[:-1]
    ]
    assert copied and all((HOME / path).is_dir() for path in copied), copied
    let_in = re.findall(r"^!(\S+)$", (HOME / ".dockerignore").read_text(), re.MULTILINE)
    assert sorted(let_in) == sorted(copied)
    assert "tools/prepare.py" in DOCKERFILE and (HOME / "tools/prepare.py").exists()
    assert "--require-hashes" in (HOME / "tools/prepare.py").read_text()
    for file in (HOME / "requirements").glob("*.txt"):
        pinned = [line for line in file.read_text().splitlines() if re.match(r"[a-zA-Z0-9]", line)]
        assert all("==" in line for line in pinned), file.name
        assert file.read_text().count("--hash=sha256:") >= len(pinned) > 0, file.name


def test_a_container_runs_as_nobody_in_particular_and_writes_to_its_volume_only() -> None:
    steps = re.findall(r"^([A-Z]+) (.*)$", DOCKERFILE, re.MULTILINE)
    names = [name for name, _rest in steps]
    assert ("USER", "shanyraq") in steps and names.index("USER") < names.index("CMD")
    assert not {"RUN", "COPY", "ADD"} & set(names[names.index("USER") :])
    assert "SHANYRAQ_VAR=/data" in DOCKERFILE and "chown shanyraq /data" in DOCKERFILE
    assert 'volumes: ["data:/data"]' in COMPOSE
    assert "SECRET" not in DOCKERFILE.replace("SHANYRAQ_SECRET_KEY=build", "")


def test_a_composition_names_files_that_exist_and_hides_no_setting() -> None:
    for path in re.findall(r"dockerfile: (\S+)", COMPOSE):
        assert (HOME / path.rstrip(" }")).exists(), path
    assert re.findall(r"(?:-f|--env-file) (deploy/[\w.]+)", COMPOSE)
    assert (HOME / "deploy/shanyraq.env.example").exists()
    # a default here would stand over what `setup` asked and wrote
    assert not re.findall(r"^ +SHANYRAQ_\w+: *\S", COMPOSE, re.MULTILINE)
    settings = set(re.findall(r"SHANYRAQ_[A-Z_]+", (HOME / "deploy/shanyraq.env.example").read_text()))
    assert settings - {"SHANYRAQ_VAR"} <= set(re.findall(r"^ +(SHANYRAQ_\w+):", COMPOSE, re.MULTILINE))
    assert "healthcheck" in COMPOSE.partition("  web:")[2].partition("  worker:")[0]


def test_the_database_is_of_the_release_whose_tools_the_image_has() -> None:
    base = re.search(r"^FROM python:[\d.]+-slim-(\w+)$", DOCKERFILE, re.MULTILINE)
    server = re.search(r"image: postgres:(\d+)-(\w+)", COMPOSE)
    assert base and server
    assert base[1] == server[2]
    assert {"bookworm": "15", "trixie": "17"}[base[1]] == server[1], "an older pg_dump refuses a newer server"
