import re

from shanyraq.law import FOLDER
from shanyraq.law.codes import CODES, WAYS

SOURCES = [path.read_text(encoding="utf-8") for path in FOLDER.glob("*.py") if path.name != "codes.py"]
BOOK = (FOLDER.parents[2] / "packages/rulebook/src/rulebook/book.py").read_text(encoding="utf-8")


def test_every_code_of_the_law_is_listed_and_every_listed_code_is_used():
    said = set()
    for text in (*SOURCES, BOOK):
        code = re.sub(r'"""[\s\S]*?"""', "", text)
        said |= set(re.findall(r'"((?:law|meetings|decisions|bodies)\.[a-z_]+)"', code))
    said |= {f"meetings.{word}_missing" for word in ("place", "agenda")}
    assert said == set(CODES) | set(WAYS)


def test_every_way_leads_out_of_a_listed_refusal():
    assert set(WAYS.values()) <= set(CODES)
