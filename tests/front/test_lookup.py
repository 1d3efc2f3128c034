"""A student looks things up: the answer, its sources, and a polite 'nothing found'."""

from __future__ import annotations

import asyncio

import pytest

from bot.front.entries import cite_shortly
from bot.library.catalogue import Library
from bot.library.model import Source, SourceKind
from tests.front.conftest import Classroom, labels_of, menu_of, text_of


async def test_a_fact_comes_with_date_status_and_sources(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="speech-delivered")
    assert "**25 February 1956**" in text_of(shown)
    assert "✅\u00a0Established" in text_of(shown)
    assert "Sources:" in text_of(shown)
    assert not shown.ephemeral


@pytest.mark.parametrize(
    ("author", "maker"),
    [
        ("William Taubman", "Taubman, "),
        ("R. W. Davies and Stephen G. Wheatcroft", "Davies, "),
        ("Presidential Library named after Boris Yeltsin", "Presidential Library…, "),
        ("Wikipedia contributors", "Wikipedia, "),
        ("", ""),
    ],
)
def test_small_print_names_a_person_by_the_last_name_and_a_body_as_itself(author: str, maker: str) -> None:
    source = Source(key="a", title="A Title", kind=SourceKind.SCHOLARLY, trust="Good.", author=author, year=2003)
    assert cite_shortly(source) == f"{maker}A Title (2003)"


async def test_a_misspelt_name_still_finds_the_fact(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="Kruschev delivers secret speach")
    assert "Khrushchev delivers the Secret Speech" in text_of(shown)


async def test_the_first_look_ups_after_a_start_wait_for_one_index(room: Classroom) -> None:
    room.bot.index = None
    shown = await room.ana.slash(room.channel, "fact", topic="Kruschev delivers secret speach")
    assert "Khrushchev delivers the Secret Speech" in text_of(shown)
    made = await asyncio.gather(room.bot.get_index(), room.bot.get_index())
    assert made[0] is made[1] is room.bot.index


async def test_an_index_that_a_reload_overtakes_is_made_again(room: Classroom) -> None:
    room.bot.index = None
    making = asyncio.create_task(room.bot.get_index())
    await asyncio.sleep(0)
    room.bot.library = Library([])
    index = await making
    assert index.entries == ()
    assert room.bot.index is index


async def test_without_a_topic_each_fact_is_new(room: Classroom) -> None:
    titles = {text_of(await room.ana.slash(room.channel, "fact")).splitlines()[0] for _ in range(8)}
    assert len(titles) == 8


async def test_another_fact_changes_the_card_for_its_asker_and_is_private_for_anybody_else(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact")
    first = text_of(shown)
    await room.ana.click(shown.response, label="Another")
    assert text_of(room.channel.last_message and shown) != first
    other = await room.ben.click(shown.response, label="Another")
    assert other.ephemeral


async def test_the_sources_button_says_who_errs_and_why(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="myth-speech-1952")
    sources = await room.ben.click(shown.response, label=labels_of(shown)[0])
    assert sources.ephemeral
    assert "✅ Agrees" in text_of(sources)
    errs = await room.ana.slash(room.channel, "sources", fact="myth-speech-1952")
    pages = text_of(errs)
    while "Next" in labels_of(errs):
        await room.ana.click(errs.response, label="Next")
        pages += text_of(errs)
    assert "❌ Errs" in pages
    assert "1952" in pages


async def test_related_facts_are_a_menu_away(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="speech-delivered")
    related = await room.ana.click(shown.response, label="Related")
    choice = menu_of(related)["options"][0]
    await room.ana.select(related.response, values=[choice["value"]])
    assert choice["label"] in text_of(related)


async def test_a_misconception_shows_the_belief_and_the_truth(room: Classroom) -> None:
    text = text_of(await room.ana.slash(room.channel, "fact", topic="myth-speech-made-him-leader"))
    assert "**Often believed:**" in text
    assert "**Rather:**" in text


@pytest.mark.parametrize("length", ["line", "paragraph", "page"])
async def test_a_summary_is_whole_in_every_length(room: Classroom, length: str) -> None:
    summary = room.bot.library.summaries["unit-overview"]
    shown = await room.ana.slash(room.channel, "summary", topic="unit-overview", length=length)
    read = text_of(shown)
    while "Next" in labels_of(shown):
        await room.ana.click(shown.response, label="Next")
        read += text_of(shown)
    assert all(word in read for word in getattr(summary, length).split())


async def test_a_person_is_found_in_another_script(room: Classroom) -> None:
    assert "Nikita Khrushchev" in text_of(await room.ana.slash(room.channel, "who", person="Хрущёв"))


async def test_a_term_is_defined_with_its_facts(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "define", term="gulag")
    assert "camps" in text_of(shown)
    assert menu_of(shown)["options"]


NASTY = [
    "😀😀😀",
    "@everyone <@&1> <@1>",
    "**bold** ||spoiler|| `code` # head",
    "\x00\x07\u202eabc\u200b",
    "' OR 1=1; DROP TABLE rounds; --",
    ".*(?=x)+$",
    "q" * 6000,
    "the of and",
    "?",
]


@pytest.mark.parametrize("topic", NASTY)
async def test_whatever_is_typed_is_answered_politely_and_pings_nobody(room: Classroom, topic: str) -> None:
    shown = await room.ana.slash(room.channel, "who", person=topic)
    assert "Nothing found" in text_of(shown)
    assert shown.ephemeral
    assert len(text_of(shown)) < 600
    assert not any(part in text_of(shown) for part in ("<@", "@everyone", "\x00", "\u202e"))


async def test_nothing_found_offers_the_nearest_titles(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "define", term="photosynthesis congress")
    if labels_of(shown):
        await room.ana.click(shown.response, label=labels_of(shown)[0])
    assert text_of(shown)


@pytest.mark.parametrize(
    ("command", "option"),
    [("fact", "topic"), ("summary", "topic"), ("sources", "fact"), ("who", "person"), ("define", "term"), ("quiz", "topic")],
)
async def test_autocomplete_offers_choices_that_resolve(room: Classroom, command: str, option: str) -> None:
    for typed in ("", "s", "st"):
        choices = await room.ana.autocomplete(room.channel, command, option, typed)
        assert 0 < len(choices) <= 25
    shown = await room.ana.slash(room.channel, command, **{option: choices[0]["value"]})
    assert "Nothing found" not in text_of(shown)


async def test_look_ups_work_in_direct_messages(room: Classroom) -> None:
    user = room.env.create_user("dora")
    assert "25 February 1956" in text_of(await user.slash("fact", topic="speech-delivered"))


async def test_a_look_up_card_works_after_a_restart(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="speech-delivered")
    await room.restart()
    again = await room.ana.click(shown.response, label=labels_of(shown)[0])
    assert "Sources: Khrushchev delivers" in text_of(again)
