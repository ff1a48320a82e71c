"""What is asked, and the election that asks it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from gmpy2 import mpz

from ballot import group
from ballot.encoding import Json, is_uuid, parse, require_canonical, sha256_base64, write
from ballot.faults import Fault, require
from ballot.reading import fields, items, member, number, text

ADMINISTRATION = ("administrator", "credential_authority")


@dataclass(frozen=True)
class Question:
    """Choose ``minimum`` to ``maximum`` of ``answers``; ``blank`` adds a blank vote (None: the field is not written)."""

    text: str
    answers: tuple[str, ...]
    minimum: int
    maximum: int
    blank: bool | None = None

    def __post_init__(self) -> None:
        require(len(self.answers) > 0, "bad_question", "a question has no answers")
        allowed = 0 <= self.minimum <= self.maximum <= len(self.answers)
        require(allowed, "bad_question", "0 <= min <= max <= number of answers does not hold")

    @property
    def ciphertexts(self) -> int:
        """Count the ciphertexts of a ballot for this question: one for each answer, and one first for blank."""
        return len(self.answers) + (1 if self.blank else 0)

    @property
    def allowed_sums(self) -> range:
        """Return how many answers a vote that is not blank may choose."""
        return range(self.minimum, self.maximum + 1)

    def allows(self, choices: tuple[int, ...]) -> bool:
        """Tell whether plain choices (0 or 1 for each ciphertext, blank first) are a vote."""
        if len(choices) != self.ciphertexts or any(choice not in (0, 1) for choice in choices):
            return False
        if self.blank and choices[0]:
            return sum(choices) == 1
        return sum(choices) in self.allowed_sums

    def to_json(self) -> Json:
        blank: dict[str, Json] = {} if self.blank is None else {"blank": self.blank}
        return {
            "answers": list(self.answers),
            **blank,
            "min": self.minimum,
            "max": self.maximum,
            "question": self.text,
        }

    @classmethod
    def from_json(cls, value: Json) -> Question:
        """Read a question; refuses limits that nobody can meet."""
        found = fields(value, "answers", "min", "max", "question", optional=("blank",))
        blank = found.get("blank")
        if "blank" in found and not isinstance(blank, bool):
            raise Fault("wrong_shape", "blank is neither true nor false")
        answers = tuple(text(answer) for answer in items(found["answers"]))
        minimum, maximum = number(found["min"]), number(found["max"])
        return cls(
            text(found["question"]), answers, minimum, maximum, blank if isinstance(blank, bool) else None
        )


@dataclass(frozen=True)
class Election:
    """An election as the voters see it. Equal elections have equal texts and equal fingerprints."""

    uuid: str
    name: str
    description: str
    public_key: mpz
    questions: tuple[Question, ...]
    administrator: str | None = None
    credential_authority: str | None = None

    def __post_init__(self) -> None:
        require(is_uuid(self.uuid), "bad_uuid", "the uuid is not 14 to 64 characters of Base58")
        require(len(self.questions) > 0, "bad_question", "the election asks nothing")

    @cached_property
    def key(self) -> group.Base:
        """Return the public key with its table of powers."""
        return group.Base(self.public_key)

    @cached_property
    def text(self) -> bytes:
        """Return the stored text."""
        return write(self.to_json())

    @cached_property
    def fingerprint(self) -> str:
        """Return the unpadded Base64 hash of the stored text, which every ballot carries."""
        return sha256_base64(self.text)

    def to_json(self) -> Json:
        people: dict[str, Json] = {
            name: value for name in ADMINISTRATION if (value := getattr(self, name)) is not None
        }
        return {
            "version": 1,
            "description": self.description,
            "name": self.name,
            "group": group.NAME,
            "public_key": str(self.public_key),
            "questions": [question.to_json() for question in self.questions],
            "uuid": self.uuid,
            **people,
        }

    @classmethod
    def from_text(cls, stored: bytes) -> Election:
        """Read the stored text; refuses another version, another group and a key outside the group."""
        names = ("version", "description", "name", "group", "public_key", "questions", "uuid")
        found = fields(parse(stored), *names, optional=ADMINISTRATION)
        require(
            found["version"] == 1 and found["version"] is not True, "wrong_version", "the version is not 1"
        )
        require(found["group"] == group.NAME, "wrong_group", f"the group is not {group.NAME}")
        election = cls(
            uuid=text(found["uuid"]),
            name=text(found["name"]),
            description=text(found["description"]),
            public_key=member(found["public_key"]),
            questions=tuple(Question.from_json(question) for question in items(found["questions"])),
            **{name: text(found[name]) for name in ADMINISTRATION if name in found},
        )
        require_canonical(election.text, stored)
        return election
