"""The command reads everything first, answers clearly and prints what it promises."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from kazakhtext.__main__ import main
from kazakhtext.commands import repair_files, repair_records
from kazakhtext.reading import MOST_BYTES
from kazakhtext.refusals import SAID, UnreadablePaperError

SOURCE = Path(__file__).parents[1] / "src"


@pytest.fixture
def paper(tmp_path: Path, context: list[str]) -> Path:
    path = tmp_path / "paper.txt"
    path.write_text("\n".join([*context, "", "ж о с п а р  қ а б ы л д а й д ы ."]), "utf-8")
    return path


def _run(arguments: list[str], data: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "kazakhtext", *arguments],
        input=data,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(SOURCE), "PYTHONIOENCODING": "utf-8", **more},
    )


def test_records_come_back_with_their_ids_in_order(paper: Path) -> None:
    rows = [
        {"id": "a", "raw": "ж и н а л ы с ө т к і з е д і ."},
        {"id": 2, "raw": "ғылыми-\nзерттеу", "kind": "ignored"},
        {"id": "c", "raw": "5 мамырдағы № 17  бекітілген ереже Жарлығымен", "prev": "Кеңестің 2019 жылғы"},
    ]
    data = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows).encode()
    done = _run(["repair", "--jsonl", "--context", str(paper)], data)
    assert done.returncode == 0
    assert [json.loads(line) for line in done.stdout.decode().splitlines()] == [
        {"id": "a", "text": "жиналыс өткізеді."},
        {"id": 2, "text": "ғылыми-зерттеу"},
        {"id": "c", "text": "5 мамырдағы № 17 Жарлығымен бекітілген ереже"},
    ]


def test_odd_records_are_answered_too(paper: Path) -> None:
    odd = ["", "\n\n", " \t ", "ж и н\r\nа л ы с", "\u0000\u202e x", "x" * 19_000]
    data = "\n\n".join(json.dumps({"id": [place], "raw": raw, "prev": None}) for place, raw in enumerate(odd))
    told = [json.loads(line) for line in repair_records(data.encode(), [paper]).splitlines()]
    assert [row["id"] for row in told] == [[place] for place in range(len(odd))]
    assert [row["text"] for row in told[:3]] == ["", "", ""]


def test_files_are_printed_repaired_and_summed_up(paper: Path) -> None:
    done = _run(["repair", str(paper)])
    assert done.returncode == 0
    assert "жоспар қабылдайды." in done.stdout.decode()
    assert "letter_spaced 1" in done.stderr.decode()


def test_json_carries_lines_and_changes(paper: Path) -> None:
    notes = io.StringIO()
    last = json.loads(repair_files([paper], [], as_json=True, notes=notes).splitlines()[-1])
    assert last["text"] == "жоспар қабылдайды."
    assert last["first_line"] == last["last_line"] == 22
    assert last["changes"][0]["kind"] == "letter_spaced"


def test_one_bad_file_stops_all(paper: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.4")
    done = _run(["repair", str(paper), str(bad), str(tmp_path / "none.txt")])
    assert done.returncode == 2
    assert done.stdout == b""
    told = done.stderr.decode()
    assert "bad.pdf: a PDF file" in told
    assert "none.txt: cannot be opened" in told


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b'{"id": 1', "line 1 of the input is not JSON"),
        (b'{"id": 1, "raw": "x"}\n\xff\xfe', "line 2 of the input is not JSON"),
        (b"[" * 100_000, "line 1 of the input is not JSON"),
        (b'{"id": ' + b"9" * 5_000 + b', "raw": "x"}', "line 1 of the input is not JSON"),
        (b'{"id": 1, "raw": "\\ud800"}', "line 1 of the input holds half of a letter"),
        (b'"x"', 'needs "id" and a text "raw"'),
        (b'{"raw": "x"}', 'needs "id" and a text "raw"'),
        (b'{"id": 1, "raw": 5}', 'needs "id" and a text "raw"'),
        (b'{"id": 1, "raw": "x", "prev": 5}', '"prev" that is not a text'),
        (b'{"id": 1, "raw": "' + b"x" * 30_000 + b'"}', "more than 20,000 letters"),
    ],
)
def test_bad_records_are_named_and_nothing_is_written(data: bytes, told: str) -> None:
    with pytest.raises(UnreadablePaperError, match=told):
        repair_records(data, [])


def test_long_papers_report_their_progress(paper: Path) -> None:
    paper.write_text(paper.read_text("utf-8") * 120, "utf-8")
    notes = io.StringIO()
    repair_files([paper], [], as_json=False, notes=notes)
    assert "paper.txt: 500 of 2521 lines" in notes.getvalue()


def test_usage_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["repair"])
    assert "name a FILE" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["repair", "--jsonl", "x.txt"])
    assert "takes no FILE" in capsys.readouterr().err


def test_a_mark_of_the_encoding_and_line_ends_of_windows_are_no_hindrance(paper: Path) -> None:
    rows = [
        {"id": 1, "raw": "ғылыми-\r\nзерттеу"},
        {"id": 2, "raw": "ж и н а л ы с ө т к і з е д і .", "prev": "Қоғам\r\n"},
    ]
    data = b"\xef\xbb\xbf" + "\r\n\r\n".join(json.dumps(row) for row in rows).encode() + b"\r\n"
    told = [json.loads(line)["text"] for line in repair_records(data, [paper]).splitlines()]
    assert told == ["ғылыми-зерттеу", "жиналыс өткізеді."]


def test_one_malformed_record_stops_all_before_anything_is_written(paper: Path) -> None:
    done = _run(["repair", "--jsonl", "--context", str(paper)], b'{"id": 1, "raw": "x"}\n{"id": 2, "raw":\n')
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.decode().startswith("kazakhtext: line 2 of the input is not JSON")


def test_input_without_end_is_not_read_to_its_end() -> None:
    done = _run(["repair", "--jsonl"], b" " * (MOST_BYTES + 1))
    assert done.returncode == 2 and b"too large: 20 MB" in done.stderr


@pytest.mark.parametrize(
    ("language", "words"), [("kk", "бұл PDF файлы"), ("ru", "это файл PDF"), ("en", "a PDF file")]
)
def test_the_answer_is_in_the_language_of_the_shell_or_the_one_asked_for(
    tmp_path: Path, language: str, words: str
) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"%PDF-1.4")
    for done in (
        _run(["repair", str(bad)], LANG=f"{language}_KZ.UTF-8"),
        _run(["repair", str(bad), "--language", language], LANG="de_DE.UTF-8"),
    ):
        assert (
            done.returncode == 2
            and done.stderr.decode() == f"kazakhtext: {bad}: {done.stderr.decode().split(': ', 2)[2]}"
        )
        assert words in done.stderr.decode()


def test_every_reason_is_said_in_both_languages_with_the_same_places() -> None:
    for code, words in SAID.items():
        assert set(words) == {"kk", "ru"}, code
        places = [set(re.findall(r"{(\w+)}", text)) for text in words.values()]
        assert places[0] == places[1], code
