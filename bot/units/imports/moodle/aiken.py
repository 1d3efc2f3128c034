"""Aiken, the simplest of Moodle's formats: a question, its options as `A. text`, and `ANSWER: B`.

What deviates is a fault with its line. Forgiven are small letters (`a)`, `Answer: b`), a question of several lines, and empty
lines, which Moodle passes over, too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ....errors import Why, because
from ....library.questions import OneChoice, Wrong
from ...faulty.moodle_faults import MoodleFault
from ..light_questions import Intake, Part
from ..upload import Format, Imported, Spot, Upload, UploadReading, clean, head_of

_OPTION = re.compile(r"([A-Za-z])[.)](?:([ \t]+)(.*)|([^\s.].*)|$)")
_ANSWER = re.compile(r"ANSWER[ \t]{0,20}:(.*)", re.IGNORECASE)
_LETTER = re.compile(r"([A-Za-z])[.)]?")
_ANSWER_LINE = re.compile(r"^[ \t]{0,20}ANSWER[ \t]{0,20}:", re.IGNORECASE | re.MULTILINE)
_LETTER_LINE = re.compile(_ANSWER_LINE.pattern + r"[ \t]{0,20}[A-Z][.)]?[ \t]{0,20}$", re.IGNORECASE | re.MULTILINE)
_OPTION_LINE = re.compile(r"^[ \t]{0,20}[A-Za-z][.)][ \t]{0,20}\S", re.MULTILINE)


_MOST_LETTERS = 26
_MOST_FAULTS = 20
"""Faults that are listed of one question."""


@dataclass(slots=True)
class _Block:
    """What stands from a question to its answer, and what is wrong with it so far, by line."""

    line: int
    prompt: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    answer: str = ""
    faults: list[tuple[int, Part, Why]] = field(default_factory=list)

    def note(self, line: int, part: Part, why: Why) -> None:
        if len(self.faults) < _MOST_FAULTS:
            self.faults.append((line, part, why))

    @property
    def expected(self) -> str:
        """The letter of the next option."""
        return chr(ord("A") + min(len(self.options), 25))


def looks_like_aiken(upload: Upload) -> bool:
    """Say whether there are lines of options and of answers, and nothing that may be GIFT if the answers are no letters."""
    text = upload.text or ""
    if _OPTION_LINE.search(text) is None:
        return False
    return _LETTER_LINE.search(text) is not None or ("{" not in text and _ANSWER_LINE.search(text) is not None)


def read(upload: Upload) -> Imported:
    """Read a file in which each question ends with its answer."""
    reading = UploadReading(upload, Format.AIKEN)
    intake = Intake(reading)
    for block in _split_blocks((upload.text or "").split("\n")):
        _take_block(reading, intake, block)
    return reading.finish(head_of(upload))


def _split_blocks(lines: list[str]) -> Iterator[_Block]:
    block: _Block | None = None
    after_blank = False
    for number, raw in enumerate(lines, 1):
        line = raw.strip()
        if not line:
            after_blank = True
            continue
        if block and _starts_anew(block, line, after_blank, lines[number : number + 1]):
            yield _end(block)
            block = None
        block, after_blank = block or _Block(number), False
        if _read_line(block, number, line):
            yield block
            block = None
    if block:
        yield _end(block)


def _end(block: _Block) -> _Block:
    """End a question that has no answer."""
    reason = MoodleFault.NO_ANSWER_LINE if block.options else MoodleFault.NO_OPTIONS
    block.note(block.line, Part.ANSWER if block.options else Part.WRONG, because(reason))
    return block


def _starts_anew(block: _Block, line: str, after_blank: bool, following: list[str]) -> bool:
    """Say whether a line begins the next question, though this one has no answer yet."""
    if _ANSWER.match(line) or _match_option(block, line):
        return False
    if block.options:
        return after_blank or any(re.match(r"\s{0,20}A[.)]\s", each) for each in following)
    return after_blank


def _match_option(block: _Block, line: str) -> re.Match[str] | None:
    """Match an option; what only resembles one (U.S., e.g.) is one where its letter is next."""
    found = _OPTION.match(line)
    if found is None or (not block.prompt and not block.options and not found[2]):
        return None
    sure = found[1].isupper() and (found[2] is not None or not found[4])
    return found if sure or (found[1].upper() == block.expected and block.prompt) else None


def _read_line(block: _Block, number: int, line: str) -> bool:
    """Read one line, and say whether it ends its question."""
    answer, option = _ANSWER.match(line), _match_option(block, line)
    if answer:
        _read_answer_line(block, number, line, answer[1].strip())
        return True
    if option and len(block.options) < _MOST_LETTERS:
        if not block.prompt and not block.options:
            block.note(number, Part.PROMPT, because(MoodleFault.OPTION_WITHOUT_QUESTION, text=line))
        elif option[1].upper() != block.expected:
            block.note(number, Part.WRONG, because(MoodleFault.OTHER_LETTER, letter=option[1], expected=block.expected))
        block.options.append(clean(option[3] or option[4] or ""))
    elif len(block.faults) < _MOST_FAULTS and block.options:
        block.note(number, Part.WRONG, because(MoodleFault.STRAY_LINE, text=line))
    elif not block.options:
        block.prompt.append(line)
    return False


def _read_answer_line(block: _Block, number: int, line: str, said: str) -> None:
    letter = _LETTER.fullmatch(said)
    if not block.prompt and not block.options:
        block.note(number, Part.PROMPT, because(MoodleFault.OPTION_WITHOUT_QUESTION, text=line))
    elif not block.options:
        block.note(number, Part.WRONG, because(MoodleFault.NO_OPTIONS))
    elif letter is None:
        block.note(number, Part.ANSWER, because(MoodleFault.NOT_ONE_LETTER, text=said))
    elif ord(letter[1].upper()) - ord("A") >= len(block.options):
        block.note(number, Part.ANSWER, because(MoodleFault.NO_SUCH_OPTION, letter=letter[1].upper()))
    else:
        block.answer = letter[1].upper()


def _take_block(reading: UploadReading, intake: Intake, block: _Block) -> None:
    prompt, spot = clean("\n".join(block.prompt)), Spot(line=block.line)
    if block.faults:
        reading.refuse(spot)
        for line, part, why in block.faults:
            reading.fault(Spot(line=line), part, why)
        return
    right = ord(block.answer) - ord("A")
    wrong = tuple(Wrong(text=text) for place, text in enumerate(block.options) if place != right)
    intake.take(spot, OneChoice(id="q", prompt=prompt, answer=block.options[right], wrong=wrong))
