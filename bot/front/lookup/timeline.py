"""/timeline: the same events as a picture and as paged text."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from discord import app_commands
from msgspec.structs import replace

from ...errors import Refusal
from ...language.calendar import CalendarDay
from ...language.dates import HistoricalDate, Point
from ...library.catalogue import Library
from ...library.model import Fact, Status
from ...lookup.browse import choose_events
from ...lookup.entry_kind import EntryKind
from ...lookup.timespan import Chronology, OfferedDate, Timespan, read_day
from ..kit import words as kit_words
from ..kit.card import Card, Tone, heading, paginate, picture, quote, small
from ..kit.client import AnyCommand, Interaction, library_of, reads_day_first
from ..kit.controls import Press, button, hold_page, on_press, pager
from ..kit.failures import Shown
from ..kit.reasons import say_refusal
from ..kit.replies import Picture, Reply, answer, answer_press
from ..kit.topics import complete_topic, resolve_topic
from ..kit.verbs import Listed, ShowEntry, ShowTimelineToAll, TurnTimeline
from . import words
from .audience import is_for_one, may_show, show_button, shown_by
from .cards import facts_menu
from .empty import require_timeline

FILE = "timeline.png"
MOST = 25
"""Events that a phone shows in one picture; draw_timeline takes no more."""
_KEPT = 32
_YEAR_IN_FIGURES = 4


class Drawn(NamedTuple):
    """The picture of a timeline, the same in words, and from when to when it reaches."""

    png: bytes
    alt: str
    times: str


_drawn: OrderedDict[tuple[str, tuple[str, ...]], Drawn] = OrderedDict()


async def complete_date(interaction: Interaction, current: str) -> list[app_commands.Choice[str]]:
    """Offer what the typed date is read as, the years of the timeline, and the months of a year once it is typed."""
    typed, times = " ".join(current.split()), await _find_times(interaction)
    begun = typed.casefold()
    offered = [year for year in times.years if year.begins(begun)]
    if len(typed) >= _YEAR_IN_FIGURES:
        offered += [month for month in times.months if month.begins(begun)]
    date = read_day(typed, library_of(interaction), day_first=reads_day_first(interaction)) if typed else None
    if date is not None:
        only_begun = typed.isdigit() and len(typed) < _YEAR_IN_FIGURES and bool(offered)
        read = OfferedDate(date.words(), str(date))
        offered = [*offered, read] if only_begun else [read, *offered]
    choices = {each.words: each.edtf for each in offered}
    return [app_commands.Choice(name=name, value=value) for name, value in list(choices.items())[:25]]


@app_commands.command(description=words.TIMELINE)
@app_commands.describe(start=words.TIMELINE_FROM, end=words.TIMELINE_TO, topic=words.TIMELINE_TOPIC)
@app_commands.rename(start="from", end="to")
@app_commands.autocomplete(start=complete_date, end=complete_date, topic=complete_topic)
async def timeline(interaction: Interaction, start: str | None = None, end: str | None = None, topic: str | None = None) -> None:
    times = await _find_times(interaction)

    async def work() -> Reply:
        library = library_of(interaction)
        require_timeline(library)
        span = _read_span(start, end, library, day_first=reads_day_first(interaction))
        topic_id = resolve_topic(library, topic) if topic else ""
        _require_events(library, times, span, topic_id)
        return await _timeline(library, times, span, topic_id, Listed.PICTURED, 0, shows=private)

    private = is_for_one(interaction)
    await answer(interaction, work(), private=private, slow=True)


COMMANDS: tuple[AnyCommand, ...] = (timeline,)


def _read_span(start: str | None, end: str | None, library: Library, *, day_first: bool) -> Timespan:
    """Read both ends; where the later one is given first, they change places."""
    first, last = (_read(text, library, day_first=day_first) if text else None for text in (start, end))
    if first is not None and last is not None and last.last < first.first:
        first, last = last, first
    return Timespan(first.first if first else None, last.last if last else None)


def _read(text: str, library: Library, *, day_first: bool) -> HistoricalDate:
    date = read_day(text, library, day_first=day_first)
    if date is None:
        raise Refusal(words.TIMELINE_DATE.format(text=quote(text)))
    return date


async def _find_times(interaction: Interaction) -> Chronology:
    return await asyncio.to_thread(Chronology.of, library_of(interaction))


def _require_events(library: Library, times: Chronology, span: Timespan, topic: str) -> None:
    """Raise Refusal for a range in which nothing happened, naming what is nearest."""
    if times.on(topic).within(span):
        return
    about = kit_words.ABOUT_TOPIC.format(topic=library.label(topic)) if topic else ""
    said = words.NO_EVENTS.format(start=_day(span.first) or words.BEGINNING, end=_day(span.last) or words.TODAY, topic=about)
    raise NoEvents(said, times.on(topic).nearest(span))


class NoEvents(Shown):
    """Nothing happened in a range; the event that is nearest to it is offered, and the whole timeline."""

    def __init__(self, said: str, nearest: Fact | None) -> None:
        told = words.NO_EVENTS_NEAREST.format(title=nearest.title, date=nearest.when) if nearest else ""
        super().__init__(f"{said} {told}".strip())
        self._nearest = nearest

    def card(self) -> Card:
        near = [button(self._nearest.title, ShowEntry(EntryKind.FACT, self._nearest.id))] if self._nearest else []
        return Card(say_refusal(self), tone=Tone.QUIET, controls=[near, [button(words.TIMELINE_WHOLE, TurnTimeline())]])


def _day(day: CalendarDay | None) -> str:
    return HistoricalDate.of(day).words() if day else ""


async def _timeline(
    library: Library, times: Chronology, span: Timespan, topic: str, listed: Listed, page: int, *, shows: bool = False
) -> Reply:
    """Draw the weightiest events and list the same ones, or all of them; `shows` offers to show it to all."""
    events = times.on(topic).within(span)
    if not events:
        raise Refusal(kit_words.GONE)
    shown = choose_events(events, MOST)
    title = library.topics[topic].title if topic else library.title()
    drawn = await _draw(title, shown)
    pages = await asyncio.to_thread(_write_pages, events if listed is Listed.ALL else shown)
    at = hold_page(page, len(pages))

    def turn(turned: int, which: Listed = listed) -> TurnTimeline:
        return TurnTimeline(_write_day(span.first), _write_day(span.last), topic, which, turned)

    shower = ShowTimelineToAll(_write_day(span.first), _write_day(span.last), topic, listed, at)
    more = words.TIMELINE_PICTURED.format(shown=len(shown), all=len(events)) if len(shown) < len(events) else ""
    card = Card(
        heading(words.TIMELINE_TITLE.format(title=title, times=drawn.times)),
        picture(FILE, drawn.alt),
        pages[at],
        small(more),
        tone=Tone.KNOWLEDGE,
        controls=[
            pager(turn, page=at, pages=len(pages)),
            [_other_list(turn, listed, len(events))] if more else [],
            [facts_menu(words.TIMELINE_READ, shown)],
            [show_button(shower)] if shows else [],
        ],
    )
    return Reply(card, Picture(FILE, drawn.png))


def _other_list(turn: Callable[[int, Listed], TurnTimeline], listed: Listed, events: int) -> Press:
    if listed is Listed.ALL:
        return button(words.TIMELINE_LESS, turn(0, Listed.PICTURED))
    return button(words.TIMELINE_MORE.format(all=events), turn(0, Listed.ALL))


def _write_pages(facts: list[Fact]) -> list[str]:
    return paginate(map(_line, facts), most=1000, between="\n")


def _line(fact: Fact) -> str:
    mark = " ⚖️" if fact.status is Status.DISPUTED else ""
    return f"**{fact.when}** · {fact.title}{mark}"


async def _draw(title: str, facts: list[Fact]) -> Drawn:
    """Give the picture and its words, made off the event loop; the latest are kept."""
    key = (title, tuple(f"{fact.date} {fact.when} {fact.weight} {fact.status} {fact.title}" for fact in facts))
    if key not in _drawn:
        _drawn[key] = await asyncio.to_thread(_draw_here, title, facts)
    _drawn.move_to_end(key)
    while len(_drawn) > _KEPT:
        _drawn.popitem(last=False)
    return _drawn[key]


def _draw_here(title: str, facts: list[Fact]) -> Drawn:
    # imported in the thread, too: the first time takes 0.1 s
    from ...pictures.timeline import Event, describe, draw_timeline, tell_times

    events = [Event(fact.title, fact.date, fact.weight, fact.status.value, fact.when) for fact in facts if fact.date]
    return Drawn(draw_timeline(events, title=title), describe(events), tell_times(events))


def _write_day(day: CalendarDay | None) -> str:
    return str(Point(*day)) if day else ""


def _read_day(text: str) -> CalendarDay | None:
    """Read a day of a custom id, whose form the verb warrants."""
    if not text:
        return None
    year, month, day = text.rsplit("-", 2)
    return CalendarDay(int(year), int(month), int(day))


@on_press(TurnTimeline)
async def _turn(interaction: Interaction, asked: TurnTimeline) -> None:
    times = await _find_times(interaction)
    await answer_press(interaction, _asked(interaction, times, asked, shows=may_show(interaction)), slow=True)


@on_press(ShowTimelineToAll)
async def _show_to_all(interaction: Interaction, asked: ShowTimelineToAll) -> None:
    times = await _find_times(interaction)

    async def work() -> Reply:
        own, copy = await _asked(interaction, times, asked), await _asked(interaction, times, asked)
        copy.card.lead_with(shown_by(interaction))
        return replace(own, aloud=copy)

    await answer(interaction, work(), update=True, slow=True)


async def _asked(interaction: Interaction, times: Chronology, asked: TurnTimeline, *, shows: bool = False) -> Reply:
    """Make the page of a timeline that a control stands for."""
    span = Timespan(_read_day(asked.first), _read_day(asked.last))
    return await _timeline(library_of(interaction), times, span, asked.topic, asked.listed, asked.page, shows=shows)
