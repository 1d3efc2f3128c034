"""A student looks things up: the answer, its sources, and a polite 'nothing found'."""

from __future__ import annotations

import asyncio
import re

import pytest

from bot.front.lookup.cards import cite_shortly
from bot.front.lookup.source_cards import sources_card
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
        ("Presidential Library named after Boris Yeltsin", "Presidential Library, "),
        ("Institute of National Remembrance (IPN)", "Institute of National Remembrance, "),
        ("Wikipedia contributors", "Wikipedia, "),
        ("", ""),
    ],
)
def test_small_print_names_a_person_by_the_last_name_and_a_body_as_itself(author: str, maker: str) -> None:
    source = Source(key="a", title="A Title", kind=SourceKind.SCHOLARLY, trust="Good.", author=author, year=2003)
    assert cite_shortly(source) == f"{maker}A Title (2003)"


@pytest.mark.parametrize(
    ("author", "title", "year", "name"),
    [
        ("John Lewis Gaddis", "The Cold War: A New History", 2005, "Gaddis, The Cold War: A New History (2005)"),
        ("Lorenz Lüthi", "The Sino-Soviet Split: Cold War in the Communist World", 2008, "Lüthi, The Sino-Soviet Split (2008)"),
        ("Oleg Khlevniuk", "Gulag (in Russian)", 2004, "Khlevniuk, Gulag (2004)"),
        (
            "",
            "Khrushchev denounces Stalin (Socialism Today 197, 2016)",
            2016,
            "Khrushchev denounces Stalin (Socialism Today 197, 2016)",
        ),
        ("", "Joseph Stalin (TIME, 20 December 2011)", 2011, "Joseph Stalin (TIME, 2011)"),
        (
            "",
            "Decision on a report at a closed session, February 1956",
            1956,
            "Decision on a report at a closed session, February 1956",
        ),
        ("Nikita Khrushchev", "Khrushchev's memoirs", 1970, "Khrushchev's memoirs (1970)"),
        ("Robert Service", "Servicemen", 1970, "Service, Servicemen (1970)"),
        (
            "Nikita Khrushchev",
            'Report to the 20th Congress, "On the Cult, and on the Leader, and on Their Many Consequences"',
            1956,
            "Khrushchev, Report to the 20th Congress (1956)",
        ),
        (
            "Krzysztof Persak",
            "The Polish-Soviet Confrontation in 1956 and the Attempted Soviet Military Intervention in Poland",
            2006,
            "Persak, The Polish-Soviet Confrontation in 1956… (2006)",
        ),
        (
            "US Office of the Historian",
            "Foreign Relations of the United States 1955-1957, vol. IX, doc. 199: release of the text (Washington)",
            None,
            "Foreign Relations of the United States 1955-1957, vol. IX, doc. 199 (Washington)",
        ),
    ],
)
def test_small_print_cuts_a_title_where_it_still_means_what_it_says(author: str, title: str, year: int | None, name: str) -> None:
    source = Source(key="a", title=title, kind=SourceKind.SCHOLARLY, trust="Good.", author=author, year=year)
    assert cite_shortly(source) == name


def test_small_print_of_every_source_is_short_and_ends_no_phrase_halfway(library: Library) -> None:
    for source in (source for unit in library.units for source in unit.sources):
        name = cite_shortly(source)
        assert len(name) <= 100, name
        assert name.count('"') % 2 == 0, name
        assert name.count("(") == name.count(")"), name
        assert not re.search(r"\b(the|of|and|in|on|to|for|a)(…|,|$| \()", name), name


async def test_a_misspelt_name_still_finds_the_fact(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="Kruschev delivers secret speach")
    assert "Khrushchev delivers the Secret Speech" in text_of(shown)


async def test_the_first_look_ups_after_a_start_wait_for_one_index(room: Classroom) -> None:
    libraries = room.bot.libraries
    libraries.renew(libraries.host)
    shown = await room.ana.slash(room.channel, "fact", topic="Kruschev delivers secret speach")
    assert "Khrushchev delivers the Secret Speech" in text_of(shown)
    libraries.renew(libraries.host)
    made = await asyncio.gather(libraries.index(libraries.host), libraries.index(libraries.host))
    assert made[0] is made[1]


async def test_an_index_that_a_reload_overtakes_is_of_the_old_content_alone(room: Classroom) -> None:
    libraries = room.bot.libraries
    libraries.renew(libraries.host)
    making = asyncio.create_task(libraries.index(libraries.host))
    await asyncio.sleep(0)
    libraries.renew(Library([]))
    assert (await making).entries
    assert (await libraries.index(libraries.host)).entries == ()


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
    assert "✅ These agree" in text_of(sources)
    errs = await room.ana.slash(room.channel, "sources", fact="myth-speech-1952")
    while "❌" not in text_of(errs):
        await room.ana.click(errs.response, label="Next")
    wrong = next(option for option in menu_of(errs)["options"] if option["description"].startswith("❌ Wrong"))
    await room.ana.select(errs.response, [wrong["value"]])
    assert "❌ Wrong" in text_of(errs)
    assert "> “25th of February in 1952, three years after Joseph Stalin’s death”" in text_of(errs)
    assert "Trust:" in text_of(errs)
    await room.ana.click(errs.response, label="All sources")
    assert "❌ These are wrong" in text_of(errs)


def test_sources_are_a_line_each_and_few_enough_for_a_phone(library: Library) -> None:
    cards = [sources_card(library, fact, page) for fact in library.facts.values() for page in range(2)]
    listed = [card.text().splitlines() for card in cards if "These agree" in card.text()]
    assert max(map(len, listed)) <= 14
    assert all(len(line) <= 30 for lines in listed for line in lines[-1:])


async def test_related_facts_are_a_menu_away(room: Classroom) -> None:
    shown = await room.ana.slash(room.channel, "fact", topic="speech-delivered")
    related = await room.ana.click(shown.response, label="Related")
    choice = menu_of(related)["options"][0]
    await room.ana.select(related.response, values=[choice["value"]])
    assert choice["label"] in text_of(related)


async def test_a_misconception_shows_the_belief_and_the_truth(room: Classroom) -> None:
    text = text_of(await room.ana.slash(room.channel, "fact", topic="myth-speech-made-him-leader"))
    assert "**Often believed:**" in text
    assert "**In fact:**" in text


@pytest.mark.parametrize("length", ["line", "paragraph", "page"])
async def test_a_summary_is_whole_in_every_length(room: Classroom, length: str) -> None:
    summary = room.bot.libraries.host.summaries["secret-speech/unit-overview"]
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
    "@everyone <@&777> <@778>",
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
    shown = await room.ana.slash(room.channel, "ask", question="moscow train station map")
    assert labels_of(shown) == ["The Moscow Metro opens", "Show a fact", "Practise"]
    assert "Metro" in text_of(await room.ana.click(shown.response, label="The Moscow Metro opens"))


@pytest.mark.parametrize("question", ["taylor swift", "photosynthesis", "is god real", "help me with homework"])
async def test_nothing_found_is_no_dead_end_and_offers_nothing_silly(room: Classroom, question: str) -> None:
    shown = await room.ana.slash(room.channel, "ask", question=question)
    assert labels_of(shown) == ["Show a fact", "Practise"]
    assert "/fact" in text_of(shown), "what there is"
    assert "Question 1 of 10" in text_of(await room.ana.click(shown.response, label="Practise"))


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
