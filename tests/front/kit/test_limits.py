"""Every card of the shipped content keeps Discord's limits."""

from __future__ import annotations

from collections.abc import Iterator

import discord
import pytest

from bot.front.kit.card import TEXT_LIMIT, Card, lead_of, paginate
from bot.front.lookup.cards import fact_card, person_card, related_card, summary_card, term_card
from bot.front.lookup.extracts import extract_card
from bot.front.lookup.source_cards import source_card, sources_card
from bot.library.catalogue import Library
from bot.library.model import Length

PARTS = 40


def _all_cards(library: Library) -> Iterator[tuple[str, Card]]:
    for fact in library.facts.values():
        yield fact.id, fact_card(library, fact)
        yield fact.id, related_card(library, fact)
        for page in range(6):
            yield fact.id, sources_card(library, fact, page)
        for told in fact.testimony:
            yield fact.id, source_card(library, fact, told.source, 0)
    for person in library.people.values():
        yield person.id, person_card(library, person)
    for term in library.terms.values():
        yield term.id, term_card(library, term)
    for extract in library.extracts.values():
        yield extract.id, extract_card(library, extract)
    for summary in library.summaries.values():
        for length in Length:
            for page in range(6):
                yield summary.id, summary_card(library, summary, length, page)


def check_card(key: str, card: Card) -> None:
    """Fail where Discord would refuse a card."""
    items = list(card.walk_children())
    assert len(items) <= PARTS, key
    assert len(card.text()) <= TEXT_LIMIT, key
    ids = [item.custom_id for item in items if hasattr(item, "custom_id")]
    assert len(ids) == len(set(ids)), key
    assert all(len(custom_id) <= 100 for custom_id in ids), key
    for item in items:
        if isinstance(item, discord.ui.ActionRow):
            assert 1 <= len(item.children) <= 5, key
        inner = getattr(item, "item", item)
        if isinstance(inner, discord.ui.Select):
            assert 1 <= len(inner.options) <= 25, key
            assert all(0 < len(option.label) <= 100 and len(option.value) <= 100 for option in inner.options), key
        if isinstance(inner, discord.ui.Button):
            assert 0 < len(inner.label or "") <= 80, key


def test_every_entry_fits_a_card(library: Library) -> None:
    for key, card in _all_cards(library):
        check_card(key, card)


def test_every_title_fits_a_choice(library: Library) -> None:
    titles = [fact.title for fact in library.facts.values()] + [summary.title for summary in library.summaries.values()]
    titles += [person.name for person in library.people.values()] + [term.name for term in library.terms.values()]
    assert all(0 < len(title) <= 100 for title in titles)


@pytest.mark.parametrize("page", [99, -1])
def test_a_page_that_is_not_there_becomes_one_that_is(library: Library, page: int) -> None:
    summary = library.summaries["secret-speech/unit-overview"]
    assert summary_card(library, summary, Length.PAGE, page).text()


def test_a_long_block_is_parted_at_its_sentences_and_loses_nothing() -> None:
    block = " ".join(f"Sentence {number} says a little something." for number in range(40))
    pages = paginate([block], most=300)
    assert all(page.endswith(".") and len(page) <= 300 for page in pages)
    assert " ".join(pages) == block


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("He died in 1953. Few wept. Some did not dare to say so.", "He died in 1953. Few wept."),
        ("The U.S. State Department printed it. Nobody denied it.", "The U.S. State Department printed it."),
        ("A sentence without an end that is far too long for its card", "A sentence without an end that is far…"),
        ("Short.", "Short."),
    ],
)
def test_a_statement_is_led_by_whole_sentences(text: str, lead: str) -> None:
    assert lead_of(text, 40) == lead
