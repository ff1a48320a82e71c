"""Text taken out of PDF and DOCX: by places, by paragraphs; what cannot be read is said, and nothing hangs."""

import time

import pytest

from shanyraq.sources import rules
from shanyraq.sources.reading.content import operations
from shanyraq.sources.tests import made

KAZAKH = "Қазақстан халқы Ассамблеясының Кеңесі жыл сайын Сессияны дайындайды және есеп береді."


def refused(content: bytes) -> str:
    verdict = rules.read(content).verdict
    return "" if verdict else verdict.code.removeprefix("sources.")


def lines(content: bytes) -> list[str]:
    read = rules.read(content)
    assert read.verdict, read.verdict
    return rules.lines_of(read.text)


def test_a_pdf_gives_its_lines_with_kazakh_letters_and_pages() -> None:
    read = rules.read(made.pdf(f"{KAZAKH}\n#pagebreak()\nЕкінші бет."))
    found = rules.lines_of(read.text)
    assert " ".join(" ".join(found).replace("\f", "").split()) == f"{KAZAKH} Екінші бет."
    assert found[-1] == "\fЕкінші бет." and read.kind == "pdf" and read.notes == {"pages": 2}


def test_two_columns_are_read_one_after_the_other() -> None:
    left, right = "Сол жақтағы баған мәтіні. " * 8, "Оң жақтағы баған сөздері. " * 8
    found = lines(made.pdf(f"#set page(columns: 2)\n{left}\n#colbreak()\n{right}"))
    text = " ".join(found)
    assert text.index("Оң жақтағы") > text.rindex("Сол жақтағы")


def test_a_table_keeps_its_cells_apart_and_is_not_joined() -> None:
    rows = "".join(f"[Облыс {n}], [{n}00], [{n}5]," for n in range(1, 6))
    found = lines(
        made.pdf(f"#table(columns: (5cm, 2cm, 2cm), stroke: none, [Атауы], [Саны], [Үлесі], {rows})")
    )
    assert any(line.split("   ") == ["Облыс 3", "300", "35"] for line in found)


def test_words_are_read_where_they_stand_not_where_the_file_lists_them() -> None:
    content = b"BT /F1 12 Tf 1 0 0 1 140 700 Tm (second) Tj 1 0 0 1 100 700 Tm (first) Tj ET"
    assert lines(made.drawn(content)) == ["first second"]


def test_letters_set_apart_by_steps_are_words() -> None:
    steps = b" ".join(b"(%c) -600" % letter for letter in b"COUNCIL")
    content = b"BT /F1 12 Tf 100 700 Td [" + steps + b" -1400 " + steps + b"] TJ ET"
    assert lines(made.drawn(content)) == ["COUNCIL COUNCIL"]


def test_turned_text_is_left_out_and_counted() -> None:
    content = b"BT /F1 12 Tf 0 1 -1 0 30 300 Tm (DRAFT) Tj 1 0 0 1 100 700 Tm (The paper) Tj ET"
    read = rules.read(made.drawn(content))
    assert rules.lines_of(read.text) == ["The paper"] and read.notes["turned"] == 1


def test_operators_with_nested_strings_arrays_escapes_and_pictures_are_read() -> None:
    content = rb"[(a\(b\051) -2 <41 4>] TJ (x (y) \101\n) Tj BI /W 1 ID (((\xff EI 1 2 Td % (note) Tj"
    assert list(operations(content)) == [
        ("TJ", [[b"a(b)", -2.0, b"A@"]]), ("Tj", [b"x (y) A\n"]), ("BI", []), ("ID", ["/W", 1.0]),
        ("Td", [1.0, 2.0]),
    ]  # fmt: skip


def test_a_broken_string_does_not_hang() -> None:
    begun = time.process_time()
    list(operations(b"(" * 3000 + b"a" * 100_000))
    assert time.process_time() - begun < 5


def test_a_scan_says_that_it_is_a_scan_and_pages_without_text_are_named() -> None:
    assert refused(made.drawn(b"0 0 100 100 re f")) == "pictures"
    read = rules.read(made.drawn(b"BT /F1 9 Tf 9 9 Td (Text) Tj ET", b"0 0 9 9 re f"))
    assert read.notes["pages_without_text"] == [2]


def test_a_locked_pdf_is_refused_and_one_locked_only_for_printing_is_read() -> None:
    assert refused(made.locked(made.pdf(KAZAKH), "құпия")) == "encrypted"
    assert "Ассамблеясының" in " ".join(lines(made.locked(made.pdf(KAZAKH), "")))


def test_a_pdf_that_swells_is_stopped() -> None:
    assert refused(made.swollen(40 * 1024 * 1024)) == "unpacks_too_large"


@pytest.mark.parametrize("content", [b"%PDF-1.7\n", b"%PDF-1.7 nonsense" * 99, b"PK\x03\x04abc"])
def test_a_broken_file_is_called_broken(content: bytes) -> None:
    assert refused(content) == "broken"


def test_a_pdf_cut_in_half_is_refused_or_read_but_never_fails() -> None:
    whole = made.pdf(KAZAKH * 5)
    for part in range(1, 8):
        verdict = rules.read(whole[: len(whole) * part // 8]).verdict
        assert verdict or verdict.code.startswith("sources.")


def test_a_docx_gives_a_line_for_each_paragraph_without_what_was_deleted() -> None:
    content = made.docx(
        made.paragraph("Кеңестің ", "отырысы"),
        "<w:p><w:del><w:r><w:delText>ескі</w:delText></w:r></w:del><w:ins><w:r><w:t>жаңа сөз</w:t></w:r></w:ins></w:p>",
        "<w:p><w:r><w:t>үш</w:t><w:br/><w:t>төрт</w:t></w:r></w:p>",
    )
    assert lines(content) == ["Кеңестің отырысы", "жаңа сөз", "үш", "төрт"]


def test_a_table_of_a_docx_stands_row_by_row() -> None:
    content = made.docx(
        made.paragraph("Кесте"), made.table(("Облыс", "Саны"), ("Абай", ""), ("Алматы", "12"))
    )
    assert lines(content) == ["Кесте", "Облыс   Саны", "Абай   –", "Алматы   12"]


def test_numbers_that_word_sets_itself_are_counted_as_left_out() -> None:
    numbered = "<w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Төраға</w:t></w:r></w:p>"
    assert rules.read(made.docx(numbered, numbered)).notes == {"numbering": 2}


def test_a_docx_that_swells_is_stopped_while_it_unpacks() -> None:
    bomb = made.parcel({"word/document.xml": b"<a>" + b" " * (80 * 1024 * 1024)})
    assert len(bomb) < 200_000 and refused(bomb) == "unpacks_too_large"


def test_a_docx_with_entities_is_refused() -> None:
    head = '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    assert refused(made.docx(made.paragraph("&b;"), head=head)) == "broken"


def test_a_parcel_that_is_no_docx_and_a_docx_without_words_are_refused() -> None:
    assert refused(made.parcel({"a.txt": b"a"})) == "binary"
    assert refused(made.docx(made.paragraph(""))) == "pictures"


def test_mixed_encodings_name_the_lines() -> None:
    content = KAZAKH.encode() + b"\n" + "Отырыс".encode("windows-1251") + b"\n" + KAZAKH.encode()
    verdict = rules.read(content).verdict
    assert not verdict and (verdict.code, verdict.facts) == ("sources.mixed_encodings", {"lines": "2"})


def test_one_line_of_ten_megabytes_is_no_line_of_a_paper() -> None:
    verdict = rules.read(("сөз " * 1_500_000).encode()).verdict
    assert not verdict and verdict.code == "sources.long_line" and verdict.facts["line"] == 1


def test_right_to_left_writing_is_said_not_to_be_read() -> None:
    assert refused("قازاقستان حالقى اسسامبلەياسى\n".encode() * 5) == "right_to_left"


def test_a_hundred_megabytes_are_refused_whatever_they_are() -> None:
    for head in (b"%PDF-1.7", b"PK\x03\x04", b"text"):
        verdict = rules.too_large(100 * 1024 * 1024, head)
        assert verdict.facts["megabytes"] == 100
    assert refused(b"%PDF-1.7" + b" " * (65 * 1024 * 1024)) == "too_large"
