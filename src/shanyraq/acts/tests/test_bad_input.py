"""What cannot be a paper, brought on the page and by the command: a clear answer in three languages, nothing half done."""

import io
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from html import unescape
from pathlib import Path

import pytest
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from shanyraq.acts.models import ActText, Provision
from shanyraq.acts.tests.test_ingest import ingest
from shanyraq.journal.models import Entry
from shanyraq.sources.models import Clause, Line, Paper, Repeat
from shanyraq.sources.tests import made
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.requirement("ING-01")]
KAZAKH = "Қазақстан халқы Ассамблеясының Кеңесі жыл сайын Сессияны дайындайды және есеп береді.\n"
MEGABYTE = 1024 * 1024


def paragraphs(count: int) -> bytes:
    return made.docx("<w:p/>" * count)


def workbook(size: int) -> bytes:
    return made.parcel({"xl/workbook.xml": b"<workbook/>", "xl/worksheets/sheet1.xml": b" " * size})


# What is brought, under which name, and the words of the answer in Kazakh, Russian and English.
CASES: dict[str, tuple[str, Callable[[], bytes], tuple[str, str, str]]] = {
    "mixed encodings": (
        "mixed.txt", lambda: KAZAKH.encode() + "Отырыс хаттамасы\n".encode("windows-1251") + KAZAKH.encode(),
        ("UTF-8 емес жол – 2", "не UTF-8 в строке 2", "not UTF-8 in line 2"),
    ),
    "another encoding": (
        "old.txt", lambda: ("Положение об Ассамблее народа\n" * 9).encode("windows-1251"),
        ("windows-1251", "windows-1251", "windows-1251"),
    ),
    "a scan": (
        "scan.pdf", lambda: made.drawn(b"0 0 100 100 re f", b"0 0 9 9 re f"),
        ("сканерленген қағаз", "это скан", "a scan"),
    ),
    "right to left": (
        "tote.txt", lambda: "قازاقستان حالقى اسسامبلەياسى\n".encode() * 50,
        ("оңнан солға", "справа налево", "right to left"),
    ),
    "one line of 10 MB": (
        "line.txt", lambda: ("сөз " * (10 * MEGABYTE // 7)).encode(),
        ("1-жолда", "В строке 1", "Line 1 has"),
    ),
    "too many lines": (
        "lines.txt", lambda: "а\n".encode() * 200_000,
        ("200 000 жол бар", "200 000 строк", "200,000 lines"),
    ),
    "a Word bomb": (
        "bomb.docx", lambda: made.parcel({"word/document.xml": b"<a>" + b" " * (80 * MEGABYTE)}),
        ("жайылғанда", "при распаковке", "unpacks to more"),
    ),
    "a Word bomb of paragraphs": (
        "many.docx", lambda: paragraphs(3_100_000),
        ("жайылғанда", "при распаковке", "unpacks to more"),
    ),
    "an Excel bomb": (
        "bomb.xlsx", lambda: workbook(200 * MEGABYTE),
        ("мәтін файлы емес (XLSX)", "не текстовый файл (XLSX)", "not a text file (XLSX)"),
    ),
    "a PDF that swells": (
        "swollen.pdf", lambda: made.swollen(40 * MEGABYTE),
        ("жайылғанда", "при распаковке", "unpacks to more"),
    ),
    "a truncated PDF": (
        "half.pdf", lambda: made.pdf(KAZAKH * 30)[:700],
        ("бүлінген", "повреждён", "broken"),
    ),
    "a locked PDF": (
        "locked.pdf", lambda: made.locked(made.pdf(KAZAKH), "құпия"),
        ("құпиясөзбен", "закрыт паролем", "locked with a password"),
    ),
    "nothing": ("empty.txt", lambda: b"\n \n", ("мәтін жоқ", "нет текста", "no text")),
    "a picture": ("photo.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(99), ("PNG", "PNG", "PNG")),
}  # fmt: skip
LANGUAGES = ("kk", "ru", "en")


@cache
def content_of(case: str) -> bytes:
    return CASES[case][1]()


@pytest.fixture
def officer(client: Client) -> Client:
    who = factories.person()
    factories.seat("secretariat.officer", who=who)
    user = factories.account(who)
    Authenticator.objects.create(user=user, type=Authenticator.Type.TOTP, data={"secret": "unused"})
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for kept files and for files on their way in, both looked into at the end."""
    folder = tmp_path / "kept"
    folder.mkdir()
    monkeypatch.setattr(settings, "MEDIA_ROOT", folder / "files")
    monkeypatch.setattr(settings, "FILE_UPLOAD_TEMP_DIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    return folder


def assert_nothing_done(kept: Path) -> None:
    for table in (Paper, Line, Clause, Repeat, ActText, Provision, Entry):
        assert not table.objects.exists(), table
    assert [path for path in kept.rglob("*") if path.is_file()] == []


def plain(text: str) -> str:
    return unescape(text).replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize("case", CASES)
def test_the_page_answers_and_keeps_nothing(officer: Client, kept: Path, case: str) -> None:
    name, _make, words = CASES[case]
    Entry.objects.all().delete()
    for language, said in zip(LANGUAGES, words, strict=True):
        file = SimpleUploadedFile(name, content_of(case))
        response = officer.post(f"/{language}/papers/bring/", {"file": file, "title": ""})
        assert 400 <= response.status_code < 500
        assert said in plain(response.content.decode()), language
        file.close()
    assert_nothing_done(kept)


@pytest.mark.parametrize("case", CASES)
def test_the_command_answers_in_one_line_and_keeps_nothing(tmp_path: Path, kept: Path, case: str) -> None:
    name, _make, words = CASES[case]
    path = tmp_path / name
    path.write_bytes(content_of(case))
    for language, said in zip(LANGUAGES, words, strict=True):
        code, out, err = ingest(path, language=language)
        lines = [line for line in plain(err).split("\n") if line and "%" not in line]
        assert code == 65 and not out
        assert len(lines) == 1 and lines[0].startswith(f"{name}: ") and said in lines[0]
    assert_nothing_done(kept)


class Sent(io.RawIOBase):
    """A form with one file of `size` spaces behind its head, never held in memory."""

    boundary = "b0undary"

    def __init__(self, name: str, head: bytes, size: int) -> None:
        self.parts = [
            f'--{self.boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
            + head,
            f"\r\n--{self.boundary}--\r\n".encode(),
        ]
        self.left = size
        self.size = sum(map(len, self.parts)) + size

    def read(self, size: int = -1) -> bytes:
        """Give the next bytes, at most `size`."""
        if self.parts and len(self.parts) == 2:
            return self.parts.pop(0)
        if self.left:
            piece = min(self.left, size if size > 0 else 65536, 65536)
            self.left -= piece
            return b" " * piece
        return self.parts.pop() if self.parts else b""


HEADS = {"large.txt": b"text", "large.pdf": b"%PDF-1.7", "large.docx": b"PK\x03\x04"}


@pytest.mark.parametrize("name", HEADS)
def test_a_hundred_megabytes_are_refused_on_the_page(officer: Client, kept: Path, name: str) -> None:
    Entry.objects.all().delete()
    words = ("10 МБ-тан", "10 МБ", "10 MB")
    for language, said in zip(LANGUAGES, words, strict=True):
        sent = Sent(name, HEADS[name], 100 * MEGABYTE)
        response = officer.generic(
            "POST", f"/{language}/papers/bring/", content_type=f"multipart/form-data; boundary={sent.boundary}",
            **{"wsgi.input": sent, "CONTENT_LENGTH": str(sent.size)},
        )  # fmt: skip
        assert 400 <= response.status_code < 500 and said in plain(response.content.decode())
    assert_nothing_done(kept)


@pytest.mark.parametrize("name", HEADS)
def test_a_hundred_megabytes_are_refused_by_the_command(tmp_path: Path, kept: Path, name: str) -> None:
    path = tmp_path / name
    with path.open("wb") as file:
        file.write(HEADS[name])
        file.truncate(100 * MEGABYTE)
    for language, said in zip(LANGUAGES, ("100 МБ", "100 МБ", "100 MB"), strict=True):
        code, out, err = ingest(path, language=language)
        assert code == 65 and not out and said in plain(err)
    assert_nothing_done(kept)


LIMITED = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (1200 * 1024 * 1024,) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (60, 60))
from pathlib import Path
from shanyraq.sources import rules
verdict = rules.read(Path(sys.argv[1]).read_bytes()).verdict
print(verdict.code)
"""


@pytest.mark.parametrize(
    "case", [case for case in CASES if "bomb" in case or "swells" in case or "10 MB" in case]
)
def test_no_bomb_takes_the_memory_or_the_time_of_the_machine(tmp_path: Path, case: str) -> None:
    path = tmp_path / CASES[case][0]
    path.write_bytes(content_of(case))
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("sources."), done.stderr[-500:]


def test_a_table_and_two_columns_are_taken_and_not_read_across(kept: Path, tmp_path: Path) -> None:
    """They are no bad papers: the cells stay apart, the columns are read one after the other, nothing is lost."""
    rows = "".join(f"[Облыс {n}], [{n}00]," for n in range(1, 6))
    body = f"{KAZAKH}\n#table(columns: (5cm, 3cm), stroke: none, [Атауы], [Саны], {rows})\n#pagebreak()\n"
    left, right = "Сол жақтағы баған мәтіні осы. " * 8, "Оң жақтағы баған сөздері осы. " * 8
    path = tmp_path / "columns.pdf"
    path.write_bytes(made.pdf(f"{body}#columns(2)[{left}#colbreak(){right}]"))
    assert ingest(path)[0] == 0
    texts = [clause.text for clause in Clause.objects.order_by("number")]
    assert "Облыс 3   300" in texts
    whole = " ".join(texts)
    assert whole.count("Сол жақтағы") == 8 and whole.index("Оң жақтағы") > whole.rindex("Сол жақтағы")
