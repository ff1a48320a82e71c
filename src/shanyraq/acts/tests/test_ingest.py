"""`shanyraq ingest`: whole or not at all, and said in one line."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from shanyraq.acts.models import ActText, EditorialNote, Provision
from shanyraq.acts.queries.texts import editions_of, read_on, text_of
from shanyraq.journal.models import Entry
from shanyraq.sources.models import Paper

pytestmark = pytest.mark.django_db
PAPER = Path(__file__).parent / "data" / "decree.txt"


def ingest(*files: Path, language: str = "en") -> tuple[int, str, str]:
    out, err = StringIO(), StringIO()
    try:
        call_command("ingest", *map(str, files), language=language, stdout=out, stderr=err)
    except SystemExit as stop:
        return int(str(stop.code)), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


def test_an_act_of_the_register_is_laid_out(decree_149: Path) -> None:
    code, said, progress = ingest(decree_149)
    assert code == 0
    assert "/papers/decree-149-2011/" in said and "/acts/decree-149-2011/" in said
    assert "100 %" in progress and "\r" not in progress
    text = text_of("decree-149-2011")
    assert text is not None and text.language == "kk"
    assert [row.act for row in Entry.objects.order_by("id")] == ["sources.receive_paper", "acts.edit_text"]
    assert EditorialNote.objects.filter(of=text).count() == 5
    point = Provision.objects.get(of=text, eid="chp_2__pt_3")
    assert point.clause is not None and point.clause.first_line == point.first_line


def test_the_same_file_twice_changes_nothing_and_says_so(decree_149: Path) -> None:
    ingest(decree_149)
    before = (Paper.objects.count(), Provision.objects.count(), Entry.objects.count())
    code, said, _progress = ingest(decree_149)
    assert code == 0 and "nothing has changed" in said
    assert (Paper.objects.count(), Provision.objects.count(), Entry.objects.count()) == before


def test_a_paper_that_is_no_act_of_the_register_is_only_received() -> None:
    code, said, _progress = ingest(PAPER)
    assert code == 0 and "/papers/decree/" in said and "/acts/" not in said
    assert Paper.objects.count() == 1 and not ActText.objects.exists()


def test_each_bad_file_has_one_line_and_a_code_and_the_good_one_is_taken(tmp_path: Path) -> None:
    cases = {
        "empty.txt": (b"", "no text"),
        "picture.png": (b"\x89PNG\r\n\x1a\n", "PNG"),
        "old.txt": ("Положение об Ассамблее народа".encode("windows-1251"), "windows-1251"),
    }
    files = []
    for name, (content, _words) in cases.items():
        (tmp_path / name).write_bytes(content)
        files.append(tmp_path / name)
    code, said, err = ingest(*files, PAPER)
    assert code == 65
    lines = [line for line in err.split("\n") if line and "%" not in line]
    assert len(lines) == 3
    for line, (name, (_content, words)) in zip(lines, cases.items(), strict=True):
        assert line.startswith(f"{name}: ") and words in line
    assert Paper.objects.count() == 1 and "/papers/decree/" in said


def test_a_folder_and_a_missing_file_cannot_be_opened(tmp_path: Path) -> None:
    code, _said, err = ingest(tmp_path, tmp_path / "none.txt")
    assert code == 66
    assert "folder" in err and "no such file" in err


def test_a_large_file_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    code, _said, err = ingest(path)
    assert code == 65 and "50 MB" in err and not Paper.objects.exists()


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "мәтін жоқ"), ("ru", "нет текста"), ("en", "no text")]
)
def test_the_operator_is_answered_in_their_language(tmp_path: Path, language: str, words: str) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    assert words in ingest(tmp_path / "empty.txt", language=language)[2]


def test_an_act_that_cannot_be_laid_out_leaves_no_paper(
    decree_149: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_more: object) -> None:
        raise RuntimeError("half way")

    monkeypatch.setattr("shanyraq.acts.services.texts._keep_relations", fail)
    with pytest.raises(RuntimeError):
        ingest(decree_149)
    assert not Paper.objects.exists() and not Provision.objects.exists() and not Entry.objects.exists()


@pytest.mark.shared
@pytest.mark.requirement("LAW-02")
def test_decree_149_comes_out_whole(shared: Path) -> None:
    code, said, _progress = ingest(next((shared / "seeds").glob("003_*.txt")))
    assert code == 0 and "13 notes, 2 inconsistencies" in said
    text = text_of("decree-149-2011")
    assert text is not None
    days = [str(edition.since) for edition in editions_of(text)]
    assert days == ["2011-09-07", "2012-12-21", "2017-05-05", "2019-01-24", "2021-01-18"]
    edition = editions_of(text)[2]
    assert (edition.places, edition.language) == (("6",), "ru")
    point = [read for read in read_on(text, edition.since, "11") if read.provision.kind != "chapter"]
    assert len(point) == 8 and {read.state for read in point} == {"not_held"}
