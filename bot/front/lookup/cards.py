"""Cards of the library's records: facts, people, terms, summaries and testimony."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import discord

from ...language.calendar import with_dash
from ...language.dates import HistoricalDate
from ...library.catalogue import Library
from ...library.model import Fact, Length, Person, Source, Status, Summary, Term
from ..kit import words as kit_words
from ..kit.card import Card, Control, Tone, heading, paginate, quote, shorten, small
from ..kit.controls import Press, button, hold_page, menu, pager
from ..kit.verbs import Nothing, ReadExtracts, ShowAnother, ShowChosenFact, ShowRelated, ShowSources, ShowSummary
from . import words

_BODIES = frozenset("the of committee department institute library office soviet times".split())
"""Words that tell a body from a person in the name of an author."""
_SUBTITLE = re.compile(r": | [-\u2013\u2014] ")
_JOINING = frozenset("a an and as at by for from in into of on or the to under with".split())
WHOLE_TITLE = 50
"""Letters of a title that keeps its subtitle in small print."""
LONGEST_TITLE = 70
LONGEST_BODY = 36
LONGEST_NAME = 90
"""Letters of a source's name in small print, two lines of a phone; beyond, a body and a place of printing are left out."""
TONES = {Status.ESTABLISHED: Tone.KNOWLEDGE, Status.DISPUTED: Tone.CAUTION, Status.MISCONCEPTION: Tone.WRONG}


def cite(source: Source) -> str:
    """Name a source in short: author, title, year."""
    author = f"{source.author}, " if source.author else ""
    year = f" ({source.year_told})" if source.year else ""
    return f"{author}{source.title}{year}"


@lru_cache(maxsize=1024)
def cite_in_line(source: Source, most: int) -> str:
    """Name a source in so many letters: as `cite_shortly` does, or by its author and year, or by the head of its title."""
    name, maker = cite_shortly(source), _maker(source.author)
    if len(name) <= most:
        return name
    named = f"{maker} ({source.year_told})" if maker and source.year and not _is_body(maker) else ""
    if named and len(named) <= most and not source.title.startswith(source.author):
        return named
    head = shorten(name, most).removesuffix("…").split()
    while len(head) > 1 and head[-1].strip("(").casefold() in {*_JOINING, "-"}:
        head.pop()
    begun = " ".join(head)
    return (begun if ")" in begun else begun.partition(" (")[0]).rstrip(" ,;:(") + "…"


@lru_cache(maxsize=1024)
def cite_shortly(source: Source) -> str:
    """Name a source for the small print: who made it, the head of the title, and the year.

    Where no maker is told, what stands in brackets behind the title, such as a journal, takes that place.
    """
    bare, _, brackets = source.title.partition(" (")
    title, maker, where = _head_of(bare), _maker(source.author), ""
    if re.search(rf"\b{re.escape(maker)}\b", title, re.IGNORECASE):
        maker, where = "", "" if maker else brackets
    elif _is_body(maker) and len(f"{maker}, {title}") > LONGEST_NAME:
        maker, where = "", brackets
    where = where.split(")")[0].split(",")[0]
    if len(f"{title} ({where})") > LONGEST_NAME:
        where = ""
    year = source.year_told
    told = ", ".join(part for part in (where, year if year not in title + where else "") if part)
    return (f"{maker}, " if maker else "") + title + (f" ({told})" if told else "")


def _head_of(title: str) -> str:
    """Give a title without its subtitle, if it is long; a very long one ends at a comma, or before a word that joins."""
    if len(title) <= WHOLE_TITLE:
        return title
    subtitle = _SUBTITLE.search(title)
    commas = [at for at, letter in enumerate(title) if letter == "," and at >= 20]
    for end in (subtitle.start() if subtitle else len(title), len(title), *reversed(commas)):
        if end <= LONGEST_TITLE and title.count('"', 0, end) % 2 == 0:
            return title[:end]
    named = shorten(title, LONGEST_TITLE).removesuffix("…").split()
    end = max((at for at, word in enumerate(named) if word in _JOINING and 2 * at >= len(named)), default=len(named))
    while end > 1 and named[end - 1] in _JOINING:
        end -= 1
    return " ".join(named[:end]).rstrip(" ,;:") + "…"


def _maker(author: str) -> str:
    """Give the last name of the first author, or the name of a body, which ends at a word in capitals if it is long."""
    name = author.split(",")[0].split(" and ")[0].split(" (")[0].removesuffix(" contributors")
    if not _is_body(name):
        return (name.split() or [""])[-1]
    if len(name) <= LONGEST_BODY:
        return name
    named = shorten(name, LONGEST_BODY).removesuffix("…").split()
    while len(named) > 1 and named[-1].islower():
        named.pop()
    return " ".join(named)


def _is_body(name: str) -> bool:
    return bool(_BODIES & {word.casefold() for word in name.split()})


def sources_line(sources: Iterable[Source], most: int = 260) -> str:
    """Write the small print that names the sources; what does not fit is counted, never hidden."""
    named = list(dict.fromkeys(cite_shortly(source) for source in sources))
    shown: list[str] = []
    for name in named:
        if shown and len(" · ".join([*shown, name])) > most:
            break
        shown.append(name)
    more = words.SOURCES_MORE.format(count=len(named) - len(shown)) if len(shown) < len(named) else ""
    return small(words.SOURCES_LINE.format(sources=" · ".join(shown) + more))


def fact_card(library: Library, fact: Fact, *, lead: str = "", also: Sequence[Fact] = ()) -> Card:
    """Show a fact with status, date and sources; `also` are close seconds, offered as a menu."""
    when = fact.when
    if fact.old_style and fact.date:
        when += words.OLD_STYLE.format(date=fact.old_style.words()) if not fact.old_style_first else f" ({fact.date.words()})"
    where = " · ".join(part for part in (f"**{when}**" if when else "", fact.place) if part)
    body = [words.BELIEF.format(myth=fact.myth), words.RATHER.format(statement=fact.statement)] if fact.myth else [fact.statement]
    lesson = words.LESSON.format(lesson=fact.lesson) if fact.lesson else ""
    rows: list[list[Control]] = [
        [
            button(words.SOURCES_BUTTON.format(count=len(fact.testimony)), ShowSources(fact.id), emoji="📚"),
            button(words.RELATED_BUTTON, ShowRelated(fact.id), emoji="🔗"),
            button(words.ANOTHER_BUTTON, ShowAnother(), emoji="🎲"),
            *_read_button(library, fact),
        ]
    ]
    if also:
        rows.append([facts_menu(words.ASK_CLOSE, also)])
    return Card(
        lead,
        heading(fact.title, where, words.STATUS[fact.status]),
        "\n\n".join(part for part in (*body, lesson) if part),
        sources_line(library.support(fact)),
        tone=TONES[fact.status],
        controls=rows,
    )


def _read_button(library: Library, fact: Fact) -> list[Control]:
    """Make the button that shows the extracts that bear on a fact; none where there are none."""
    count = len(library.extracts_on(fact))
    return [button(words.READ_BUTTON[count > 1].format(count=count), ReadExtracts(fact.id), emoji="📜")] if count else []


def facts_menu(placeholder: str, facts: Sequence[Fact]) -> Control:
    """Offer facts in a menu; a choice shows the fact."""
    options = [
        discord.SelectOption(
            label=shorten(fact.title, 100),
            value=fact.id,
            description=fact.when or words.STATUS[fact.status],
        )
        for fact in facts[:25]
    ]
    return menu(placeholder, ShowChosenFact(), options=options)


def related_card(library: Library, fact: Fact) -> Card:
    """List what shares people or topics with a fact."""
    related = library.related(fact, most=10)
    title = heading(words.RELATED_TITLE.format(title=fact.title))
    if not related:
        return Card(title, words.NO_RELATED, tone=Tone.QUIET)
    lines = [f"- {other.title}" + (f" ({other.when})" if other.date else "") for other in related]
    return Card(title, "\n".join(lines), tone=Tone.KNOWLEDGE, controls=[[facts_menu(kit_words.RELATED_CHOOSE, related)]])


def person_card(library: Library, person: Person) -> Card:
    """Show a person with dates, entry, facts and the sources these rest on."""
    dates = _life(person)
    return _entry_card(library, person, heading(person.name, f"**{dates}**" if dates else "", _also_known(person.other_names)))


def term_card(library: Library, term: Term) -> Card:
    """Show a term with its entry, facts and the sources these rest on."""
    return _entry_card(library, term, heading(term.name, _also_known(term.other_names)))


def _entry_card(library: Library, entry: Person | Term, title: str) -> Card:
    facts, unit = library.about(entry), library.unit_of_entry(entry)
    support = [source for fact in facts for source in library.support(fact)]
    return Card(
        title,
        entry.entry,
        sources_line(support) if facts else small(kit_words.FROM_LIST.format(title=quote(unit.head.title, 100))),
        tone=Tone.KNOWLEDGE,
        controls=[[facts_menu(words.FACTS_OF.format(name=entry.name), facts)] if facts else []],
    )


def _life(person: Person) -> str:
    born, died = person.born, person.died
    if born and died:
        years_alone = not (born.is_interval or died.is_interval or born.start.month or died.start.month)
        return with_dash(HistoricalDate(born.start, died.start).words() if years_alone else f"{born.words()} to {died.words()}")
    return f"born {born.words()}" if born else f"died {died.words()}" if died else ""


def _also_known(names: Sequence[str]) -> str:
    return small("also: " + ", ".join(names[:6])) if names else ""


def summary_card(library: Library, summary: Summary, length: Length, page: int = 0) -> Card:
    """Show a summary in one length, paged where it is long; the other lengths are a press away."""
    pages = paginate(summary.text(length).split("\n\n"))
    at = hold_page(page, len(pages))
    lengths = [_length_button(summary, choice, current=choice is length) for choice in Length]
    return Card(
        heading(summary.title),
        pages[at],
        sources_line(library.summary_sources(summary)),
        tone=Tone.KNOWLEDGE,
        controls=[pager(lambda turned: ShowSummary(summary.id, length, turned), page=at, pages=len(pages)), lengths],
    )


def _length_button(summary: Summary, length: Length, *, current: bool) -> Press:
    label = length.value.capitalize()
    if current:
        return button(label, Nothing(length.value), disabled=True)
    return button(label, ShowSummary(summary.id, length, 0))
