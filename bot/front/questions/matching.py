"""Questions that match pairs: by a menu for each left side alone, by a form in a class."""

from __future__ import annotations

import re
from collections.abc import Sequence
from string import ascii_uppercase

import discord
from discord import ui

from ...errors import Refusal
from ...library.questions import Matching
from ...marking.judgement import Given
from ...marking.kinds import key_of, options_of
from ...study.class_quiz.standings import Mark
from ...study.questions.dealt import matched_of
from ..kit import words as kit_words
from ..kit.card import Control, shorten
from ..kit.controls import button, menu
from ..kit.forms import form
from ..kit.verbs import HandIn, PlaceEvent, TakeBack, TypeInClass
from . import words
from .letters import fit_texts, list_letters, menu_letter
from .presenter import Chart, ClassKey, Dealt, Key, Presenter, Rows
from .steps import places_of
from .typed import form_button

ASKED, REVEALED, KEYED = 2800, 1800, 1500
"""Letters for all sides of the pairs on a card that asks, on one that shows what is right, and beside a picture of them."""
_WRITTEN = re.compile(r"\d+|[^\W\d_]")


class MatchingPresenter(Presenter[Matching]):
    """Left sides have numbers, right sides letters; alone, a menu asks for one partner after another."""

    says_why = True
    answered_by = frozenset({PlaceEvent, TakeBack, HandIn})

    def alone_body(self, dealt: Dealt[Matching], steps: str) -> str:
        pairs, placed = dealt.question.pairs, _placed(dealt, steps)
        sides = fit_texts([*(pair.left for pair in pairs), *dealt.options()], ASKED)
        partners = [words.MATCHED.format(letter=ascii_uppercase[place]) for place in placed] + [""] * len(pairs)
        lefts = [f"**{at + 1}** · {sides[at]}{partners[at]}" for at in range(len(pairs))]
        return "\n".join([*lefts, "", list_letters(sides[len(pairs) :])])

    def alone_hint(self, dealt: Dealt[Matching], steps: str) -> str:
        return words.MATCH_HINT

    def alone_controls(self, dealt: Dealt[Matching], key: Key, steps: str) -> Rows:
        pairs, at = dealt.question.pairs, len(_placed(dealt, steps))
        undo: list[Control] = [button(words.ORDER_UNDO, TakeBack(*key, steps[:-1]), emoji="↩️")] if steps else []
        if at == len(pairs):
            done = button(words.ORDER_DONE, HandIn(*key, steps), style=discord.ButtonStyle.primary, emoji="📨")
            return [[done, *undo]]
        options = dealt.options()
        choices = [menu_letter(place, options[place]) for place in _free(dealt, steps)]
        asked = words.MATCH_NEXT.format(number=at + 1, left=pairs[at].left)
        return [[menu(asked, PlaceEvent(*key, steps), options=choices)], undo]

    def allows_steps(self, dealt: Dealt[Matching], steps: str) -> bool:
        places = places_of(steps)
        if len(places) > len(dealt.question.pairs) or any(place >= len(dealt.drawn.shown) for place in places):
            return False
        return _shares_partners(dealt.question) or len({*places}) == len(places)

    def read_steps(self, dealt: Dealt[Matching], steps: str) -> Given:
        placed = _placed(dealt, steps)
        if len(placed) < len(dealt.question.pairs):  # no card has a button for it
            raise Refusal(kit_words.OLD_BUTTON)
        return matched_of(dealt.drawn, placed)

    def reveal(self, dealt: Dealt[Matching], given: Given) -> str:
        pairs, options = dealt.question.pairs, options_of(dealt.question, dealt.library)
        own = [options[index] if index < len(options) else "" for index in given.chosen]
        own += [pair.right for pair in pairs[len(own) :]]
        missed = [text for pair, text in zip(pairs, own, strict=False) if text != pair.right]
        sides = [side for pair in pairs for side in (pair.left, pair.right)]
        sides = fit_texts([*sides, *missed, *dealt.question.spare], REVEALED)
        short = iter(sides[2 * len(pairs) :])
        lines = []
        for at, pair in enumerate(pairs):
            left, right = sides[2 * at : 2 * at + 2]
            if own[at] == pair.right:
                lines.append(words.MATCH_RIGHT.format(left=left, right=right))
            else:
                lines.append(words.MATCH_WRONG.format(left=left, right=right, own=next(short)))
        spare = "; ".join(short)
        return "\n".join([*lines, *([words.MATCH_SPARE.format(texts=spare)] if spare else [])])

    # ---- in a class

    def class_hint(self, dealt: Dealt[Matching]) -> str:
        return words.CLASS_MATCH_HINT

    def class_controls(self, dealt: Dealt[Matching], key: ClassKey) -> Rows:
        return form_button(TypeInClass(*key), "✏️")

    def class_form(self, dealt: Dealt[Matching], key: ClassKey) -> ui.Modal:
        lead = "\n".join([dealt.question.prompt, self.class_body(dealt)])
        count, letters = len(dealt.question.pairs), ascii_uppercase[: len(dealt.drawn.shown)]
        example = words.CLASS_MATCH_PLACEHOLDER.format(letters=" ".join((letters * count)[:count]))
        return form(words.ANSWER_TITLE, TypeInClass(*key), lead=lead, label=words.CLASS_MATCH_LABEL, placeholder=example)

    def read_typed(self, dealt: Dealt[Matching], text: str) -> Given:
        """Read the letters in the order of the numbers, or each behind its number: `C A B`, `2A 1C 3B`."""
        count, known = len(dealt.question.pairs), ascii_uppercase[: len(dealt.drawn.shown)]
        letters = _read_letters(text.upper(), count)
        if len(letters) != count or not {*letters} <= {*known}:
            raise Refusal(words.CLASS_MATCH_FAULT.format(count=count, last=known[-1]))
        return matched_of(dealt.drawn, [known.index(letter) for letter in letters])

    def say_back(self, dealt: Dealt[Matching], given: Given) -> str:
        letters = (ascii_uppercase[dealt.drawn.shown.index(index)] for index in given.chosen)
        return ", ".join(f"{number} {letter}" for number, letter in enumerate(letters, 1))

    def class_key(self, dealt: Dealt[Matching]) -> str:
        return kit_words.KEY.format(key=shorten(key_of(dealt.question, dealt.library), KEYED))

    def parts(self, dealt: Dealt[Matching], given: Given) -> list[str]:
        options = options_of(dealt.question, dealt.library)
        return [f"{pair.left} → {options[index]}" for pair, index in zip(dealt.question.pairs, given.chosen, strict=False)]

    def chart(self, dealt: Dealt[Matching], marks: Sequence[Mark]) -> Chart:
        """Chart how many had each pair right."""
        from ...pictures.charts import Bar  # drawing is loaded when it is needed, so that a start does not wait

        options = options_of(dealt.question, dealt.library)
        bars = []
        for at, pair in enumerate(dealt.question.pairs):
            key = options.index(pair.right)
            count = sum(each.given.chosen[at : at + 1] == (key,) for each in marks)
            bars.append(Bar(f"{pair.left} – {pair.right}", count, right=True))  # the typeface of charts has no arrow
        return Chart(bars, people=len(marks))


def _shares_partners(question: Matching) -> bool:
    """Say whether a right side belongs to two left ones; where none does, each is chosen once."""
    return len({pair.right for pair in question.pairs}) < len(question.pairs)


def _free(dealt: Dealt[Matching], steps: str) -> list[int]:
    taken = set() if _shares_partners(dealt.question) else {*places_of(steps)}
    return [place for place in range(len(dealt.drawn.shown)) if place not in taken]


def _placed(dealt: Dealt[Matching], steps: str) -> list[int]:
    """Give the places chosen so far, with the last one where it alone is left for the last pair."""
    places, free = places_of(steps), _free(dealt, steps)
    last = len(places) == len(dealt.question.pairs) - 1 and len(free) == 1
    return [*places, *(free if last else [])]


def _read_letters(text: str, count: int) -> list[str]:
    written = _WRITTEN.findall(text)
    numbers = [int(part) for part in written[::2] if part.isdecimal() and len(part) <= 2]
    letters = [part for part in written[1::2] if part.isalpha()]
    if sorted(numbers) == list(range(1, count + 1)) and len(letters) == count == len(written) // 2:
        return [letter for _, letter in sorted(zip(numbers, letters, strict=True))]
    return written
