"""The cards of question sets: all of them, one with its questions and their keys, one question in its place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

import discord
from discord import ui

from ....library.catalogue import Library
from ....library.questions import AnyQuestion
from ....store.sets import QuestionSet
from ....study.questions.bank import find_question
from ....units.editing.fields import kind_of
from ...kit.card import Block, Card, Control, Tone, heading, quote, shorten, small
from ...kit.client import Interaction, library_of, place_of
from ...kit.controls import button, hold_page, menu, pager
from ...kit.custom_ids import Verb, digest
from ...kit.verbs import (
    AddToSet,
    ListSets,
    NewInSet,
    OfferMore,
    OrderSet,
    PlaceInSet,
    RemoveFromSet,
    SetMove,
    ShowInSet,
    StartSet,
    TurnSet,
)
from ...questions.cards import say_level, sheet_texts
from ...units.editing import words as editing_words
from . import words
from .finding import MOST

OFFERED = 25
"""Options of a menu."""
LISTED = 8
"""Sets on a page, each with a button: a card has 40 parts at most."""
SHOWN = 10
"""Questions on a page of a set at most, each a part of its card."""
_PAGE, _LONGEST = 1800, 900
"""Characters of a page of questions, and of one of them."""


# ---- all sets


def list_card(sets: Sequence[QuestionSet], page: int) -> Card:
    """List the sets of a server, each with the button that starts it."""
    if not sets:
        return Card(words.NONE, tone=Tone.QUIET)
    pages = -(-len(sets) // LISTED)
    at = hold_page(page, pages)
    shown = sets[at * LISTED : (at + 1) * LISTED]
    lines: list[Block] = [ui.Section(_named(each), accessory=_start(each, primary=False)) for each in shown]
    options = [discord.SelectOption(label=each.name, value=each.name, description=_count(each)) for each in shown]
    return Card(
        heading(words.LIST),
        *lines,
        tone=Tone.QUIZ,
        controls=[[menu(words.LIST_MENU, ListSets(at), options=options)], pager(ListSets, page=at, pages=pages)],
    )


def _named(known: QuestionSet) -> str:
    return words.LIST_LINE.format(name=quote(known.name), counts=_count(known))


def _count(known: QuestionSet) -> str:
    return words.COUNTS.get(len(known.questions), words.COUNTS_MANY.format(count=len(known.questions)))


def _start(known: QuestionSet, *, primary: bool = True) -> Control:
    style = discord.ButtonStyle.primary if primary else discord.ButtonStyle.secondary
    return button(words.START, StartSet(known.name), style=style, emoji="▶️", disabled=not known.questions)


# ---- one set


class _Numbered(NamedTuple):
    """A question of a set by its number, from 1; None where it was taken out of its unit."""

    number: int
    question: AnyQuestion | None


def set_card(interaction: Interaction, known: QuestionSet, topic: str, page: int, start: int = 0, lead: str = "") -> Card:
    """Preview a set as students see it, with its keys; it is started, put in order and changed from here.

    `topic` holds what is offered to be added, from the `start`-th question on.
    """
    library = library_of(interaction)
    topic = topic if len(known.name) + len(topic) <= 80 else ""  # both stand in custom ids
    numbered = [_Numbered(number, find_question(library, key)) for number, key in enumerate(known.questions, 1)]
    pages = _share_out([(each.number, _preview(library, each)) for each in numbered])
    at = hold_page(page, len(pages))
    first = pages[at][0][0] if pages[at] else 1
    within_reach = _window([each for each in numbered if each.question], first)
    return Card(
        lead,
        heading(words.TITLE.format(name=quote(known.name)), _count(known)),
        *([text for _, text in pages[at]] or [words.EMPTY]),
        small(words.HOW.format(name=quote(known.name))) if known.questions else "",
        tone=Tone.QUIZ,
        controls=[
            [
                _start(known),
                button(words.NEW_QUESTION, NewInSet(known.name), emoji="➕"),
                button(words.SETS, ListSets(0), emoji="📁"),
            ],
            pager(lambda turned: TurnSet(known.name, topic, turned), page=at, pages=len(pages)),
            *_changing(interaction, known, topic, within_reach, start),
        ],
    )


def _changing(
    interaction: Interaction, known: QuestionSet, topic: str, within_reach: list[discord.SelectOption], start: int
) -> Iterator[list[Control]]:
    """Make the menus that put in order, take out and add."""
    if within_reach:
        yield [menu(words.PICK, ShowInSet(known.name), options=within_reach)]
        yield [_choose(words.REMOVE, RemoveFromSet(known.name, topic), options=within_reach)]
    others = _others(library_of(interaction), interaction.client.store.reports.off(place_of(interaction)), known, topic)
    reached = [*islice(others, start, start + OFFERED + 1)]
    offered = [_option(question, question.prompt) for question in reached[:OFFERED]]
    if offered and len(known.questions) < MOST:
        yield [_choose(words.ADD, AddToSet(known.name, topic), options=offered)]
    if start or len(reached) > OFFERED:
        after = start + OFFERED if len(reached) > OFFERED else 0
        yield [button(words.MORE, OfferMore(known.name, topic, after), emoji="🔀")]


def _share_out(texts: Sequence[tuple[int, str]]) -> list[list[tuple[int, str]]]:
    """Share the questions out to pages, each of them whole."""
    pages: list[list[tuple[int, str]]] = [[]]
    for each in texts:
        full = len(pages[-1]) == SHOWN or sum(len(text) + 2 for _, text in (*pages[-1], each)) > _PAGE
        if pages[-1] and full:
            pages.append([])
        pages[-1].append(each)
    return pages


def _preview(library: Library, numbered: _Numbered) -> str:
    """Write a question with its options and its key, what kind it is, and how hard."""
    number, question = numbered
    if question is None:
        return words.WITHDRAWN.format(number=number)
    _, options, *_ = sheet_texts(library, question)
    kind = editing_words.KINDS[kind_of(question)]
    return words.LINE.format(
        number=number, prompt=question.prompt, options=shorten(options, _LONGEST), kind=kind, level=say_level(question)
    )


def _window(numbered: Sequence[_Numbered], first: int) -> list[discord.SelectOption]:
    """Offer the questions from the first one of a page on, as many as a menu has room for, numbered as in the list."""
    before = sum(each.number < first for each in numbered)
    begin = max(0, min(before, len(numbered) - OFFERED))
    return [
        _option(each.question, words.OPTION.format(number=each.number, prompt=each.question.prompt))
        for each in numbered[begin : begin + OFFERED]
        if each.question is not None
    ]


def _option(question: AnyQuestion, label: str) -> discord.SelectOption:
    told = editing_words.KINDS[kind_of(question)] + say_level(question)
    return discord.SelectOption(label=shorten(label, 100), value=question.id, description=told)


def _others(library: Library, off: frozenset[str], known: QuestionSet, topic: str) -> Iterator[AnyQuestion]:
    """Give the questions that a set could still have, no more than are asked for."""
    left_out = off.union(known.questions)
    for question in library.questions.values():
        if question.id not in left_out and (not topic or library.is_about(question, topic)):
            yield question


def _choose(label: str, verb: Verb, *, options: list[discord.SelectOption]) -> Control:
    return menu(label, verb, options=options, most=len(options))


# ---- one question in its place


def place_card(library: Library, known: QuestionSet, key: str, lead: str = "") -> Card:
    """Show a question of a set whole, between its neighbours, and let it be moved."""
    at, which = known.questions.index(key), digest(key)
    question = find_question(library, key)
    total = len(known.questions)
    texts = sheet_texts(library, question) if question else [words.WITHDRAWN.format(number=at + 1)]
    beside = [
        template.format(prompt=shorten(_prompt(library, known.questions[place], place + 1), 150))
        for template, place in ((words.BEFORE, at - 1), (words.AFTER, at + 1))
        if 0 <= place < total
    ]
    return Card(
        lead,
        small(words.PLACE.format(number=at + 1, total=total, name=quote(known.name)) + (say_level(question) if question else "")),
        *texts,
        small("\n".join(beside)),
        tone=Tone.QUIZ,
        controls=[
            [
                button(words.UP, OrderSet(known.name, which, SetMove.UP), emoji="⬆️", disabled=at == 0),
                button(words.DOWN, OrderSet(known.name, which, SetMove.DOWN), emoji="⬇️", disabled=at == total - 1),
                button(words.TO, PlaceInSet(known.name, which), emoji="🔢", disabled=total < 2),
                button(words.OUT, OrderSet(known.name, which, SetMove.OUT), emoji="✖️"),
                button(words.BACK, ShowInSet(known.name, which), emoji="📋"),
            ]
        ],
    )


def _prompt(library: Library, key: str, number: int) -> str:
    question = find_question(library, key)
    return question.prompt if question else words.WITHDRAWN.format(number=number)


def page_of(interaction: Interaction, known: QuestionSet, at: int) -> int:
    """Give the page of a set's preview on which its question at a place, from 0, stands."""
    library = library_of(interaction)
    numbered = [_Numbered(number, find_question(library, key)) for number, key in enumerate(known.questions, 1)]
    pages = _share_out([(each.number, _preview(library, each)) for each in numbered])
    return next((page for page, shown in enumerate(pages) if any(number == at + 1 for number, _ in shown)), 0)
