"""Students look things up however they type, and get nothing rather than something wrong."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.library.ids import local_id
from bot.lookup.hits import SURE, Hit
from bot.lookup.index import Entry, EntryKind, Index
from tests import sample
from tests.conftest import ROOT

FLOORS = {
    "queries": (0.94, 0.97, 0.02),
    "queries_second": (0.93, 0.97, 0.05),
    "queries_third": (0.88, 0.95, 0.05),
    "queries_others": (0.94, 0.97, 0.04),
    "queries_later": (0.94, 0.97, 0.02),
}
"""recall@1 and in view at the least, false finds at the most: the aims, or a little less than what is reached."""
QUERIES = [Path(__file__).with_name(f"{name}.toml") for name in FLOORS]


def fact(key: str, title: str, body: str = "", date: str = "", **more: Any) -> Entry:
    return Entry(EntryKind.FACT, key, title, body=body, date=HistoricalDate.parse(date) if date else None, **more)


SMALL = Index(
    [
        fact("speech", "Khrushchev delivers the Secret Speech", "He spoke to a closed session for four hours.", "1956-02-25"),
        fact("congress", "The 20th Congress", "The party met in Moscow.", "1956-02-14/1956-02-25", keywords=("XX congress",)),
        fact("death", "Stalin dies", "He died of a stroke near Moscow.", "1953-03-05", people=("Joseph Stalin",)),
        fact("rising", "The Hungarian Revolution begins", "A march in Budapest grew into a rising.", "1956-10-23"),
        fact("poznan", "Workers rise in Poznań", "They marched for bread.", "1956-06-28/1956-06-30"),
        fact("metro", "The Moscow Metro opens", "", "1935-05-15"),
        fact("motives", "Why did Khrushchev make the speech?", "Historians name several motives."),
        fact("farms", "Forced collectivisation of the farms", "Peasants had to give up their land.", "1929-11/1933"),
        Entry(
            EntryKind.PERSON, "khrushchev", "Nikita Khrushchev", ("Kruschev", "Chruschtschow"), body="First Secretary from 1953."
        ),
        Entry(EntryKind.PERSON, "stalin", "Joseph Stalin", ("Koba",), body="Led the Soviet Union until he died in 1953."),
        Entry(EntryKind.PERSON, "molotov", "Vyacheslav Molotov", body="Foreign minister."),
        Entry(EntryKind.PERSON, "malenkov", "Georgy Malenkov", body="Premier until 1955."),
        Entry(EntryKind.TERM, "gulag", "Gulag", ("labour camps",), body="The office that ran the camps."),
        Entry(EntryKind.TERM, "destalinization", "de-Stalinization", body="The undoing of parts of Stalin's rule."),
        Entry(
            EntryKind.SUMMARY,
            "overview",
            "The whole story in short",
            keywords=("overview", "secret speech"),
            body="How it came to it.",
        ),
    ]
)


def best(query: str, index: Index = SMALL) -> str:
    """Give the id that a student sees first, or nothing."""
    hits = index.find(query)
    return local_id(hits[0].id) if hits and hits[0].score >= SURE else ""


@pytest.mark.parametrize("query", ["secret speech khrushchev", "Krushev secret speach", "secretspeech", "SECRET  SPEECH!!"])
def test_spelling_and_order_do_not_matter(query: str) -> None:
    assert best(query) == "speech"


@pytest.mark.parametrize("name", ["Хрущёв", "Khrushchov", "Chruschtschow", "Khrouchtchev", "Chruszczow", "Jruschov", "Kruchev"])
def test_a_name_is_found_in_any_romanisation(name: str) -> None:
    assert best(name) == "khrushchev"


@pytest.mark.parametrize("query", ["20th congress", "XX Congress", "twentieth congress", "the xxth congress"])
def test_number_forms_are_one(query: str) -> None:
    assert best(query) == "congress"


def test_another_number_is_another_thing() -> None:
    assert SMALL.find("22nd congress")[0].score < SMALL.find("20th congress")[0].score
    assert best("speech of 1965") == ""


@pytest.mark.parametrize("query", ["25/02/56", "25 February 1956", "Feb 25th 1956", "1956-02-25", "what was on 25.2.1956?"])
def test_a_date_finds_what_happened_then(query: str) -> None:
    assert best(query) == "speech"


@pytest.mark.parametrize(("query", "wanted"), [("who was MLK", "king"), ("sncc", "sncc"), ("what did the naacp want", "naacp")])
def test_initials_alone_are_the_name_of_a_person_or_a_term(query: str, wanted: str) -> None:
    rights = Index(
        [
            Entry(EntryKind.PERSON, "king", "Martin Luther King", body="Led the boycott in Montgomery."),
            Entry(EntryKind.TERM, "sncc", "Student Nonviolent Coordinating Committee", body="Students who rode the buses."),
            Entry(EntryKind.TERM, "naacp", "National Association for the Advancement of Colored People", body="Lawyers."),
            fact("brown", "The court forbids separate schools", "Nine judges were of one mind."),
        ]
    )
    assert best(query, rights) == wanted


ROME = Index.of(sample.make_rome())


@pytest.mark.parametrize(
    "query", ["what happened in 476", "476", "AD 476", "in the year 476", "4 September 476", "September 476", "4.9.476", "c. 476"]
)
def test_a_year_of_three_figures_finds_what_happened_then(query: str) -> None:
    assert best(query, ROME) == "last-emperor"


def test_two_figures_are_a_year_of_the_unit_before_they_are_one_of_its_century() -> None:
    assert best("what happened in 79?", ROME) == "vesuvius"
    assert best("what happened in 53?") == best("what happened in '53") == "death"


@pytest.mark.parametrize(("query", "month_first"), [("what happened on 5/3/1953", "3/5/1953"), ("25/2/1956", "2/25/56")])
def test_the_server_says_whether_the_day_or_the_month_comes_first(query: str, month_first: str) -> None:
    found = SMALL.find(query)[0]
    assert found.score >= SURE
    assert SMALL.find(month_first, day_first=False)[0].id == found.id


@pytest.mark.parametrize(
    "query", ["25 février 1956", "25 февраля 1956", "25.II.1956", "february 25 nineteen fifty-six", "25. Februar 56"]
)
def test_a_date_is_found_in_other_languages(query: str) -> None:
    assert best(query) == "speech"


def test_a_month_prefers_what_happened_in_it() -> None:
    assert best("october 1956") == "rising"
    assert best("28 June 1956") == "poznan"


def test_british_and_american_spelling_are_one() -> None:
    assert best("collectivization") == best("collectivisation") == "farms"
    assert best("destalinisation") == best("de stalinization") == "destalinization"


def test_what_looks_alike_is_not_mixed_up() -> None:
    assert best("Molotow") == "molotov"
    assert best("Malenkow") == "malenkov"


def test_question_words_say_what_is_wanted() -> None:
    assert best("Who was Stalin?") == "stalin"
    assert best("When did Stalin die?") == "death"
    assert best("What is the gulag?") == "gulag"
    assert best("Why did Khrushchev give the speech?") == "motives"


@pytest.mark.parametrize("query", ["best pizza recipe", "who won the world cup", "qwrtz plmkj", "fall of Rome"])
def test_it_knows_what_it_does_not_know(query: str) -> None:
    asked = SMALL.ask(query)
    assert asked.sure is None
    assert all(hit.score < SURE for hit in asked.nearest)


def test_nothing_found_offers_the_nearest_titles() -> None:
    asked = SMALL.ask("how do I bake sourdough bread for a birthday party")
    assert asked.sure is None
    assert "congress" in {hit.id for hit in asked.nearest}


NAMES = [Entry(EntryKind.PERSON, name.lower(), name) for name in ("Diocletian", "Cleopatra", "Spartacus", "Hannibal")]
BARE = Index([*NAMES, fact("wall", "A wall is built in Britain"), fact("fire", "Rome burns", date="0064")])


def test_whoever_is_named_is_offered_though_titles_alone_are_there() -> None:
    assert "diocletian" in {hit.id for hit in BARE.ask("did diocletian split the empire in two").shown}
    assert not BARE.ask("how do I make pancakes").shown


def test_what_lacks_the_date_of_a_question_is_never_sure() -> None:
    assert BARE.ask("when did Rome burn").sure is not None
    assert BARE.ask("Rome burns in 410").sure is None


def test_close_seconds_come_with_the_best() -> None:
    asked = SMALL.ask("Stalin")
    assert asked.sure is not None
    assert asked.sure.id == "stalin"
    assert len(asked.others) <= 2


def test_only_the_kinds_asked_for_are_found() -> None:
    hits = SMALL.find("Khrushchev speech", kinds=[EntryKind.PERSON, EntryKind.TERM])
    assert hits
    assert {hit.kind for hit in hits} <= {EntryKind.PERSON, EntryKind.TERM}


def test_an_empty_box_offers_unit_order() -> None:
    hits = SMALL.complete("", kinds=tuple(EntryKind), limit=3)
    assert [hit.id for hit in hits] == ["speech", "congress", "death"]
    assert [hit.id for hit in SMALL.complete("  ", kinds=[EntryKind.TERM])] == ["gulag", "destalinization"]


def test_one_letter_is_enough_to_complete() -> None:
    ids = [hit.id for hit in SMALL.complete("k", kinds=tuple(EntryKind))]
    assert {"speech", "khrushchev"} <= set(ids[:4])


@pytest.mark.parametrize(
    ("begun", "wanted"), [("secret sp", "speech"), ("mosc", "metro"), ("hung rev", "rising"), ("khr", "khrushchev")]
)
def test_what_is_begun_is_completed(begun: str, wanted: str) -> None:
    assert wanted in {hit.id for hit in SMALL.complete(begun, kinds=tuple(EntryKind))[:4]}


def test_choices_stay_within_discords_limit() -> None:
    crowd = Index(fact(f"f{number}", f"Speech number {number}") for number in range(200))
    assert len(crowd.complete("s", kinds=tuple(EntryKind))) == 25
    assert len(crowd.complete("", kinds=tuple(EntryKind))) == 25


@pytest.mark.parametrize(
    "query",
    [
        *("", " ", "a", "the of and", "💥🎉", "Сталин speech 演説", "\x00"),
        *("(.*)+[a-z]{9,}$", "'; DROP TABLE facts; --", "%_%", "x" * 6000, "speech " * 900),
    ],
)
def test_odd_input_is_answered(query: str) -> None:
    assert all(isinstance(hit, Hit) for hit in SMALL.find(query))
    assert len(SMALL.complete(query, kinds=tuple(EntryKind))) <= 25
    SMALL.ask(query)


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=6000))
def test_any_text_is_answered_with_ordered_scores(query: str) -> None:
    scores = [hit.score for hit in SMALL.find(query)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)
    SMALL.complete(query, kinds=[EntryKind.FACT])


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=60), st.text(max_size=200)), max_size=20), st.text(max_size=60))
def test_any_records_can_be_indexed(records: list[tuple[str, str]], query: str) -> None:
    index = Index(fact(f"f{number}", title, body) for number, (title, body) in enumerate(records))
    assert len(index.find(query)) <= 5
    assert len(index.complete("", kinds=tuple(EntryKind))) == min(25, len(records))


def test_an_index_of_nothing_finds_nothing() -> None:
    empty = Index([])
    assert empty.find("speech") == []
    assert empty.complete("s", kinds=tuple(EntryKind)) == []
    assert empty.ask("speech?").sure is None


_ANSWER_ALL = """
import sys, tomllib
from pathlib import Path
from bot.lookup.index import Index
from bot.units.load import load_library
index = Index.of(load_library(Path("content")))
for row in tomllib.loads(Path(sys.argv[1]).read_text("utf-8"))["queries"]:
    print([(hit.id, hit.score) for hit in index.find(row["text"])])
"""


def test_every_process_answers_the_same() -> None:
    """Two seeds of Python's hashing, by which sets are ordered; a start must not change who is second."""
    answers = {
        subprocess.run(
            [sys.executable, "-c", _ANSWER_ALL, str(QUERIES[0])],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=ROOT,
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(answers) == 1
    assert len(answers.pop().splitlines()) == len(rows_of(QUERIES[0]))


def rows_of(path: Path) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))["queries"]
    return rows


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_the_unit_answers_what_is_asked(library: Library, path: Path) -> None:
    """Hold what was reached; `python -m benchmarks search --quality` prints it by kind of query."""
    first, in_view, false = FLOORS[path.stem]
    index = Index.of(library)
    asked = [(set(row["want"]), index.ask(row["text"])) for row in rows_of(path)]
    on_topic = [(want, [local_id(hit.id) for hit in found.shown]) for want, found in asked if want]
    off_topic = [found for want, found in asked if not want]
    assert sum(bool(want & set(shown[:1])) for want, shown in on_topic) >= first * len(on_topic)
    assert sum(bool(want & set(shown)) for want, shown in on_topic) >= in_view * len(on_topic)
    assert sum(found.sure is not None for found in off_topic) <= false * len(off_topic)


@pytest.mark.parametrize("path", QUERIES, ids=lambda path: path.stem)
def test_every_query_wants_what_the_unit_has(library: Library, path: Path) -> None:
    known = {local_id(entry.id) for entry in Index.of(library).entries}
    rows = rows_of(path)
    assert len(rows) >= 60
    assert {key for row in rows for key in row["want"]} <= known


@pytest.mark.parametrize(
    "query",
    [
        "Alexander the Great",
        "John Lennon songs",
        "is there school tomorrow",
        "thanks!!",
        "Joseph Priestley",
        "pls help me with maths",
    ],
)
def test_a_known_first_name_or_a_polite_word_is_not_enough(library: Library, query: str) -> None:
    assert best(query, Index.of(library)) == ""


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ("Stalingrad gets a new name", "volgograd-renamed"),
        ("terror of the thirties", "great-terror"),
        ("katyn masacre", "katyn-order"),
        ("Jewtuschenko", "heirs-of-stalin"),
    ],
)
def test_other_words_for_the_same_are_understood(library: Library, query: str, wanted: str) -> None:
    assert wanted in {local_id(hit.id) for hit in Index.of(library).find(query, limit=4) if hit.score >= SURE}


def test_every_title_finds_its_record(library: Library) -> None:
    index = Index.of(library)
    titles = [entry.title for entry in index.entries]
    lost = [title for title in titles if title not in {hit.title for hit in index.find(title, limit=3)}]
    assert lost == []
