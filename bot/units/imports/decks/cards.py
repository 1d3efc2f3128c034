"""A card with two sides, or a text with gaps -> a question or a term.

What is short is typed by students. A long back is nothing to type word by word: it explains its front, and becomes a term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import blake2b

from msgspec.structs import replace

from ....errors import Why, because
from ....library.model import Term, Topic
from ....library.questions import Typed
from ...faulty.deck_faults import DeckFault
from ...upload_faults import UploadFault
from ..html_text import NOTHING, PlainText, read_html
from ..ids import name_unit
from ..light_questions import EXPLANATION, OPTION, Intake
from ..upload import Imported, Spot, UploadReading, clean, head_of
from . import own_cards
from .clozes import MOST_CARDS, GapText, read_gaps

MOST_WORDS = 6
"""Words of an answer that is typed; a longer one nobody writes as its author did."""
NAME, ENTRY = 100, 1000
"""Characters that a term may have."""
MOST_READ = 100_000
"""Characters of a field that are read; with all its HTML no card that fits is as long."""
_OWN_TAGS = {"leech", "marked"}
_ONLY_LOOKS_EMPTY = {"...", "…"}
"""What Quizlet writes where a side is empty."""


@dataclass(frozen=True, slots=True)
class Card:
    """One card as it was read: its sides, what is told besides, and its topics by title."""

    spot: Spot
    front: PlainText
    back: PlainText
    extra: PlainText = NOTHING
    extra_name: str = ""
    topics: tuple[str, ...] = ()


@dataclass(slots=True)
class DeckReading:
    """A deck as far as it was read: its entries, the topics in their order, and the terms that have their id."""

    reading: UploadReading
    intake: Intake = field(init=False)
    topics: dict[str, str] = field(default_factory=dict)
    """The id of each topic by its title."""
    _terms: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.intake = Intake(self.reading)

    def take_sides(self, spot: Spot, front: str, back: str, *, is_html: bool, topics: tuple[str, ...]) -> None:
        """Hand in a card as Anki keeps it; one that we wrote says itself what it is."""
        front, back = front[:MOST_READ], back[:MOST_READ]
        entry, question = (own_cards.read_term(back), own_cards.read_question(front, back)) if is_html else (None, None)
        if question is not None:
            self.intake.take(spot, replace(question, topics=self.name_topics(topics)))
            return
        sides = (read_side(front, is_html=is_html), read_side(back, is_html=is_html))
        if entry is not None:
            self._take_term(Card(spot, *sides), sides[0].text, entry)
        else:
            self.take_card(Card(spot, *sides, topics=topics))

    def take_card(self, card: Card) -> None:
        """Hand in a card with a front and a back."""
        front, back = _side(card.front.text), _side(card.back.text)
        if (not front and _has_media(card.front)) or (not back and _has_media(card.back)):
            self.reading.set_aside(card.spot, "picture or sound")
            return
        if is_typed(back) or not back:
            self._take_typed(card, front, back)
            return
        self._take_term(card, front, back)

    def _take_term(self, card: Card, front: str, back: str) -> None:
        faults = [] if front else [("question", because(UploadFault.PROMPT_BLANK))]
        faults += [*_too_long("question", front, NAME), *_too_long("answer", back, ENTRY)]
        if faults:
            self.reading.refuse(card.spot, *faults)
        else:
            self.reading.take(card.spot, Term(id=self._name_term(front), name=" ".join(front.split()), entry=back))
            self._note_lost(card)

    def take_gaps(
        self, spot: Spot, text: str, extra: PlainText, *, is_html: bool, extra_name: str = "", topics: tuple[str, ...] = ()
    ) -> None:
        """Hand in a text with gaps: each of its cards is an entry."""
        if faults := _too_long("question", text, MOST_READ):
            self.reading.refuse(spot, *faults)
            return
        gaps = read_gaps(text)
        numbers = gaps.numbers()
        if gaps.open_gap or not numbers:
            self.reading.refuse(spot, ("question", because(DeckFault.GAP_NOT_CLOSED)))
        elif len(numbers) > MOST_CARDS:
            self.reading.set_aside(spot, f"text with {len(numbers)} gaps")
        else:
            for number in numbers:
                self._take_gap(_gap_card(spot, gaps, number, is_html=is_html, extra=extra, extra_name=extra_name, topics=topics))

    def _take_gap(self, card: Card) -> None:
        prompt, answer = card.front.text, card.back.text
        if not answer and _has_media(card.back):
            self.reading.set_aside(card.spot, "picture or sound")
        elif "\n" in answer or (answer and not is_typed(answer)):
            self.reading.set_aside(card.spot, "several or long gaps on one card")
        elif not answer:
            self.reading.refuse(card.spot, ("answer", because(DeckFault.GAP_EMPTY)))
        else:
            self._take_typed(card, prompt, answer)

    def _take_typed(self, card: Card, prompt: str, answer: str) -> None:
        explanation = card.extra.text
        if len(explanation) > EXPLANATION:
            self.reading.remark(card.spot, "explanation", because(DeckFault.EXTRA_LEFT, name=card.extra_name[:60]))
            explanation = ""
        answers = (answer,) if answer else ()
        topics = self.name_topics(card.topics)
        self.intake.take(card.spot, Typed(id="", prompt=prompt, answers=answers, explanation=explanation, topics=topics))
        self._note_lost(card)

    def _note_lost(self, card: Card) -> None:
        sides = (card.front, card.back, card.extra)
        for fault, count in (
            (DeckFault.PICTURES_LOST, sum(side.pictures for side in sides)),
            (DeckFault.SOUNDS_LOST, sum(side.sounds for side in sides)),
        ):
            if count:
                self.reading.remark(card.spot, "", because(fault, count=count))

    def finish(self, *, title: str = "") -> Imported:
        """Give what was found, as a unit of this title or of the name of its file."""
        topics = {key: Topic(id=key, title=told) for told, key in reversed(self.topics.items())}
        head = head_of(self.reading.upload, title=title.replace("::", ": "))
        return self.reading.finish(replace(head, topics=tuple(reversed(topics.values()))))

    def name_topics(self, titles: Iterable[str]) -> tuple[str, ...]:
        """Give the ids of topics by their titles, made where they are new."""
        return tuple(dict.fromkeys(self._name_topic(title) for title in titles))

    def _name_topic(self, title: str) -> str:
        told = " ".join(clean(title).split())[:NAME].strip()
        return self.topics.setdefault(told, make_id(told, "topic"))

    def _name_term(self, front: str) -> str:
        key = make_id(front, "term")
        self._terms[key] += 1
        return key if self._terms[key] == 1 else f"{key}-{self._terms[key]}"


def make_id(text: str, prefix: str) -> str:
    """Make an id of a text; one in a script that does not romanise here gets a number of its own."""
    letters, key = sum(letter.isalnum() for letter in text), name_unit(text)
    if sum(letter.isalnum() for letter in key) >= min(letters, 40) / 2 and letters:
        return key
    return f"{prefix}-{blake2b(text.encode('utf-8', 'replace'), digest_size=5).hexdigest()}"


def read_tags(text: str) -> tuple[str, ...]:
    """Read Anki's tags as titles of topics; `leech` and `marked` are its own."""
    tags = (tag for tag in text.split() if tag.lower() not in _OWN_TAGS)
    return tuple(dict.fromkeys(told for tag in tags if (told := tag.replace("::", ": ").replace("_", " ").strip(" :"))))


def is_typed(answer: str) -> bool:
    """Say whether an answer is short enough to be typed."""
    return "\n" not in answer and len(answer.split()) <= MOST_WORDS and len(answer) <= OPTION


def read_side(text: str, *, is_html: bool) -> PlainText:
    """Read a side of a card; `[sound:...]` is Anki's."""
    found = read_html(text[:MOST_READ]) if is_html else PlainText(text[:MOST_READ])
    kept, sounds = _drop_sounds(found.text)
    return PlainText(clean(kept), found.pictures, found.sounds + sounds)


def _drop_sounds(text: str) -> tuple[str, int]:
    first, *others = text.split("[sound:")
    kept, sounds = [first], 0
    for part in others:
        _, closing, rest = part.partition("]")
        kept.append(rest if closing else f"[sound:{part}")
        sounds += bool(closing)
    return "".join(kept), sounds


def _too_long(field: str, text: str, most: int) -> list[tuple[str, Why]]:
    why = because(UploadFault.LONGER_THAN, most=most, length=len(text), text=f"{text[:40]}…")
    return [(field, why)] if len(text) > most else []


def _side(text: str) -> str:
    return "" if text in _ONLY_LOOKS_EMPTY else text


def _has_media(side: PlainText) -> bool:
    return bool(side.pictures or side.sounds)


def _gap_card(
    spot: Spot, gaps: GapText, number: int, *, is_html: bool, extra: PlainText, extra_name: str, topics: tuple[str, ...]
) -> Card:
    """Make a card of one number; where several gaps are open, their answers stand below each other, unless they are one."""
    made = gaps.card(number)
    answers = dict.fromkeys(read_side(answer, is_html=is_html).text for answer in made.answers)
    media = read_side("".join(made.answers), is_html=is_html)
    return Card(
        spot=Spot(line=spot.line, row=spot.row, entry=f"{spot.entry}, card {number}".removeprefix(", ")),
        front=read_side(made.prompt, is_html=is_html),
        back=PlainText("\n".join(answers), media.pictures, media.sounds),
        extra=extra,
        extra_name=extra_name,
        topics=topics,
    )
