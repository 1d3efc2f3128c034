"""TimelineJS draws the dated facts from a spreadsheet: dates as far as they are known, and no cell that would be run."""

from __future__ import annotations

import csv
import io

import pytest
from msgspec.structs import replace

from bot.language.dates import HistoricalDate
from bot.units.exports.timeline_js import COLUMNS, export
from bot.units.faulty.deck_faults import DeckFault

from ... import sample

MADE = sample.make_library().units[0]


def rows(unit: object = MADE) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export(MADE if unit is MADE else unit).data.decode())))  # type: ignore[arg-type]


def test_every_dated_fact_is_a_row_behind_the_title() -> None:
    title, *events = rows()
    assert tuple(title) == COLUMNS
    assert (title["Headline"], title["Type"], title["Year"]) == ("A sample", "title", "")
    assert len(events) == sum(fact.date is not None for fact in MADE.facts)
    congress = next(event for event in events if event["Headline"] == "The 20th Congress meets")
    assert [congress[name] for name in ("Year", "Month", "Day", "End Year", "End Month", "End Day", "Group")] == [
        "1956", "2", "14", "1956", "2", "25", "Speech",
    ]  # fmt: skip
    assert congress["Text"] == "<p>The 20th Congress meets.</p><p><small>A good book</small></p>"
    freed = next(event for event in events if event["Headline"] == "Snegov is freed")
    assert (freed["Year"], freed["Month"], freed["Display Date"]) == ("1954", "", "about 1954")
    assert [event["Year"] for event in events] == sorted((event["Year"] for event in events), key=int)


def test_what_has_no_place_on_a_timeline_is_named() -> None:
    left_out = export(MADE).left_out
    assert [(each.entry, each.why.reason) for each in left_out if each.entry] == [("myth", DeckFault.FACT_WITHOUT_DATE)]
    assert [each.why.fields["what"] for each in left_out if not each.entry] == ["people", "terms", "extracts", "questions"]


@pytest.mark.parametrize(
    ("date", "cells"),
    [
        ("-0043-03-15", ("-44", "3", "15", "", "15 March 44 BC")),
        ("-0026/0014", ("-27", "", "", "14", "27 BC to AD 14")),
        ("178X", ("1780", "", "", "1789", "1780s")),
        ("1956-21", ("1956", "3", "", "1956", "spring 1956")),
        ("1953/..", ("1953", "", "", "", "since 1953")),
    ],
)
def test_dates_of_every_kind_stand_on_a_timeline(date: str, cells: tuple[str, ...]) -> None:
    [_, event] = rows(replace(MADE, facts=(replace(MADE.facts[0], date=HistoricalDate.parse(date)),)))
    assert tuple(event[name] for name in ("Year", "Month", "Day", "End Year", "Display Date")) == cells


def test_no_formula_and_no_tag_goes_out() -> None:
    fact = replace(MADE.facts[0], title="=HYPERLINK(1)", statement="<script>&", date=HistoricalDate.parse("0044-03-15"))
    head = replace(MADE.head, title="@SUM(1)", description="-1+1")
    title, event = rows(replace(MADE, head=head, facts=(fact,)))
    assert (title["Headline"], event["Headline"], event["Year"]) == ("'@SUM(1)", "'=HYPERLINK(1)", "44")
    assert event["Text"].startswith("<p>&lt;script&gt;&amp;</p>")
