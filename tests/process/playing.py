"""How a student plays a quiz: by the controls that stand on the card, and by knowing the key."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing

from bot.library.catalogue import Library
from bot.library.questions import (
    AnyQuestion,
    DateAsked,
    Matching,
    NumberAsked,
    OneChoice,
    Order,
    SeveralChoices,
    SourceCriticism,
    TrueFalse,
    Typed,
)
from bot.study.questions.bank import find_question

from ..standin.records import User
from ..standin.scenario import Answer
from .conftest import House

_OPTION = re.compile(r"^\*\*([A-Z])\*\*(?: \S+)? · (.+)$", re.MULTILINE)
_ROUND = re.compile(r":quiz-[a-z-]+:([\w-]+):\d+")
_NUMBER = re.compile(r"Question (\d+) of")


class Player:
    """One student with a quiz card before them."""

    def __init__(self, house: House, unit: Library, user: User, card: Answer) -> None:
        self.house, self.stand, self.unit = house, house.stand, unit
        self.user, self.card = user, card

    @property
    def question(self) -> AnyQuestion:
        """The question in play; the stored round says which, as a fresh one is in no unit."""
        ids = " ".join(component.get("custom_id", "") for component in self.card.message.components)
        round_, number = _ROUND.search(ids), _NUMBER.search(self.card.text)
        assert round_ is not None, ids
        assert number is not None, self.card.text
        with closing(sqlite3.connect(f"file:{self.house.database}?mode=ro", uri=True)) as database:
            (drawn,) = database.execute("SELECT drawn FROM rounds WHERE id = ?", (round_.group(1),)).fetchone()
        found = find_question(self.unit, json.loads(drawn)[int(number.group(1)) - 1]["question"])
        assert found is not None, drawn
        return found

    def letter(self, text: str) -> str:
        """Give the letter under which a text stands on the card, or the text itself where that is on its button."""
        letters: dict[str, str] = {shown: letter for letter, shown in _OPTION.findall(self.card.text)}
        return letters.get(text, text)

    def letter_of(self, *, right: bool) -> str:
        """Say what to press for a right or a wrong answer to a question that one press answers."""
        match self.question:
            case TrueFalse(answer=answer):
                return "True" if answer is right else "False"
            case OneChoice() as one:
                return self.letter(one.answer if right else one.wrong[0].text)
            case other:
                raise AssertionError(f"{other.id} takes more than a press")

    async def answer(self, *, right: bool) -> Answer:
        """Answer the question in play; the card then shows what it was worth."""
        match self.question:
            case TrueFalse() | OneChoice():
                return await self._press(self.letter_of(right=right))
            case SeveralChoices() as several:
                texts = several.answers if right else [wrong.text for wrong in several.wrong]
                return await self._choose(*(f"{self.letter(text)} · {text}" for text in texts))
            case Typed() as typed:
                return await self._type(typed.answers[0] if right else "Genghis Khan")
            case DateAsked() as date:
                return await self._type(date.answer.words() if right else "3 March 1803")
            case Order() as order:
                return await self._arrange(order, right=right)
            case SourceCriticism() as criticism:
                return await self._criticise(criticism, right=right)
            case NumberAsked() as number:
                return await self._type(str(number.answer if right else number.answer + number.tolerance + 1))
            case Matching() as matching:
                return await self._match(matching, right=right)

    async def _press(self, label: str) -> Answer:
        return await self.stand.click(self.card, label, self.user)

    async def _choose(self, *labels: str) -> Answer:
        return await self.stand.select(self.card, self.card.message.menus[0]["custom_id"], labels, self.user)

    async def _type(self, text: str) -> Answer:
        form = await self._press(self.card.buttons[0])
        return await self.stand.submit(form, {"text": text})

    async def _arrange(self, order: Order, *, right: bool) -> Answer:
        facts = sorted((self.unit.facts[key] for key in order.events), key=lambda fact: str(fact.date), reverse=not right)
        for fact in facts[:-1]:
            await self._choose(f"{self.letter(fact.title)} · {fact.title}")
        return await self._press(self.card.buttons[0])

    async def _match(self, question: Matching, *, right: bool) -> Answer:
        partners = [pair.right for pair in question.pairs]
        for text in partners if right else partners[1:] + partners[:1]:
            if self.card.message.menus:  # the last may fall into place by itself
                await self._choose(f"{self.letter(text)} · {text}")
        return await self._press(self.card.buttons[0])

    async def _criticise(self, question: SourceCriticism, *, right: bool) -> Answer:
        fact = self.unit.facts[question.fact]
        claims = {testimony.source: testimony.claim for testimony in fact.testimony}
        named = question.errs if right else next(key for key in question.among if key != question.errs)
        options = _OPTION.findall(self.card.text)
        await self._press(next(letter for letter, shown in options if claims[named] in shown))
        return await self._press(self.letter(question.tell if right else question.wrong[0].text))

    async def next(self) -> Answer:
        """Press whatever leads on."""
        return await self._press(next(label for label in self.card.buttons if label in ("Next question", "Result")))

    async def play_on(self, *marks: bool) -> None:
        """Answer one question after the other, right or wrong."""
        for right in marks:
            await self.answer(right=right)
            await self.next()

    async def skip_to(self, *kinds: type[AnyQuestion]) -> None:
        """Answer rightly up to a question of one of these kinds."""
        while not isinstance(self.question, kinds):
            await self.play_on(True)


async def start_quiz(house: House, unit: Library, user: User, questions: int = 4) -> Player:
    """Open a quiz in the server, and a new one where one is half done."""
    card = await house.stand.slash(user, "quiz", "quiz", questions=questions)
    if "Start a new one" in card.buttons:
        await house.stand.click(card, "Start a new one", user)
    return Player(house, unit, user, card)
