"""The catalogues keep what was translated, and say nothing of when."""

from pathlib import Path

import pytest

from shanyraq.web import catalogues
from shanyraq.web.management.commands.words import DATED, write

SOURCE = Path(__file__).resolve().parents[3]


@pytest.fixture
def room(tmp_path: Path) -> Path:
    (tmp_path / "words.py").write_text('A = _("One word")\nB = pgettext("door", "Plate")\n')
    return tmp_path


def po_of(room: Path) -> Path:
    return room / "locale" / "kk" / "LC_MESSAGES" / "django.po"


def test_writing_adds_what_is_new_keeps_what_is_said_and_drops_what_is_gone(room: Path) -> None:
    write(room, "kk")
    text = (
        po_of(room).read_text().replace('msgid "One word"\nmsgstr ""', 'msgid "One word"\nmsgstr "Бір сөз"')
    )
    po_of(room).write_text(text)
    (room / "words.py").write_text('A = _("One word")\nC = _("Another")\n')
    write(room, "kk")
    written = po_of(room).read_text()
    assert 'msgstr "Бір сөз"' in written and 'msgid "Another"' in written and "Plate" not in written
    assert [gap.id for gap in catalogues.missing(room, "kk")] == ["Another"]


def test_the_same_words_give_the_same_bytes_without_a_date(room: Path) -> None:
    write(room, "kk")
    first = po_of(room).read_bytes()
    write(room, "kk")
    assert po_of(room).read_bytes() == first
    assert b"-Date" not in first


@pytest.mark.parametrize(
    "po", catalogues.catalogue_files(SOURCE), ids=lambda po: f"{po.parts[-4]}-{po.parts[-3]}"
)
def test_no_catalogue_carries_a_date(po: Path) -> None:
    assert not [line for line in po.read_bytes().splitlines() if line.startswith(DATED)]
