"""Every visible string is said in Kazakh and in Russian; nothing is doubtful; nothing Kazakh is really Russian."""

import re
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from shanyraq.web import catalogues

SOURCE = Path(__file__).resolve().parents[2] / "src"
ROOMS = catalogues.rooms(SOURCE)
PLACE = re.compile(r"\{(\w*)(?::\w+)?\}|%\((\w+)\)[sd]")


@pytest.mark.parametrize("language", ["kk", "ru"])
@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.name)
def test_no_visible_string_is_without_its_translation(room: Path, language: str) -> None:
    gaps = [f"{g.file.name}:{g.line} {g.id}" for g in catalogues.missing(room, language)]
    assert gaps == []


@pytest.mark.parametrize(
    "po", catalogues.catalogue_files(SOURCE), ids=lambda po: f"{po.parts[-4 - 0]}-{po.parts[-3]}"
)
def test_a_translation_keeps_the_places_of_its_sentence(po: Path) -> None:
    with po.open("rb") as file:
        catalogue = read_po(file)
    wrong = []
    for message in catalogue:
        if not message.id:
            continue
        given = message.id if isinstance(message.id, tuple) else (message.id,)
        allowed = {a or b for text in given for a, b in PLACE.findall(text)}
        said = message.string if isinstance(message.string, tuple | list) else (message.string,)
        wrong += [text for text in said if {a or b for a, b in PLACE.findall(text)} - allowed]
    assert wrong == []


def test_no_kazakh_sentence_is_a_copy_of_the_russian_one() -> None:
    copies = []
    for kk in [po for po in catalogues.catalogue_files(SOURCE) if po.parts[-3] == "kk"]:
        ru = kk.parents[2] / "ru" / "LC_MESSAGES" / kk.name
        with kk.open("rb") as a, ru.open("rb") as b:
            kazakh, russian = read_po(a), {m.id: m.string for m in read_po(b) if m.id}
        for message in kazakh:
            same = message.id and message.string == russian.get(message.id) != message.id
            if same and " " in str(message.string).strip():
                copies.append(message.string)
    assert copies == []


def test_one_english_sentence_has_one_translation_in_the_whole_house() -> None:
    # Django lays the rooms' catalogues over each other: a second translation would speak in both rooms.
    said: dict[tuple[str, str, str | None], set[str]] = {}
    for po in catalogues.catalogue_files(SOURCE):
        with po.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    said.setdefault((po.parts[-3], str(message.id), message.context), set()).add(
                        str(message.string)
                    )
    assert {key: strings for key, strings in said.items() if len(strings) > 1} == {}
