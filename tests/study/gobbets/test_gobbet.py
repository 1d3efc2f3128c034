"""A gobbet from draw to end: what is drawn is fair, what is given is judged, and presses too late are known."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import Refusal
from bot.library.catalogue import Library
from bot.library.written import record_reader, write_record
from bot.marking.judgement import Verdict
from bot.study.gobbets.drawing import draw_steps
from bot.study.gobbets.gobbet import Gobbet, Task, choose_extract, start_gobbet
from bot.study.gobbets.steps import PROVENANCE, StepName
from bot.study.practice import Stale
from bot.units.load import load_library
from tests.sample import EXTRACTS, HALL, make_library

NOW = datetime(2026, 3, 1, tzinfo=UTC)
SAMPLE = make_library()
SHIPPED = load_library(Path(__file__).resolve().parents[3] / "content")
LIBRARIES = {"sample": SAMPLE, "shipped": SHIPPED}


def begin(library: Library = SAMPLE, seed: int = 1, key: str = HALL.id) -> Gobbet:
    return start_gobbet(library.extracts[key], library, Random(seed), gobbet_id="g", user=1, guild=2, now=NOW)


@given(st.sampled_from([(name, key) for name, each in LIBRARIES.items() for key in each.extracts]), st.integers(0, 10_000))
def test_every_step_that_is_drawn_can_be_answered(which: tuple[str, str], seed: int) -> None:
    library, extract = LIBRARIES[which[0]], LIBRARIES[which[0]].extracts[which[1]]
    steps = draw_steps(extract, library, Random(seed))
    assert steps == draw_steps(extract, library, Random(seed))
    names = [step.name for step in steps]
    assert names == sorted(names, key=[*StepName].index)
    for step in steps:
        texts = [option.text.casefold() for option in step.options]
        assert len(set(texts)) == len(texts) >= 2
        assert 1 <= len(step.right) < len(step.options)
        assert step.several or len(step.right) == 1
        assert step.judge(sorted(step.right)).verdict is Verdict.RIGHT
        assert all(step.judge([place]).share < 1 for place in range(len(texts)) if place not in step.right)


def test_whose_words_is_drawn_from_the_library() -> None:
    steps = {step.name: step for step in begin().task.steps}
    authors = {option.text for option in steps[StepName.AUTHOR].options}
    assert "Nikita Khrushchev" in authors
    assert authors <= {each.author for each in EXTRACTS} | {person.name for person in SAMPLE.people.values()}
    assert {option.text for option in steps[StepName.AUDIENCE].options} == {"the delegates", "his people", "his party"}


def test_nobody_who_was_dead_is_offered_as_the_author() -> None:
    extract = SHIPPED.extracts["secret-speech/x-consulted"]
    for seed in range(40):
        author = draw_steps(extract, SHIPPED, Random(seed))[0]
        assert not {"Sergei Kirov", "Joseph Stalin", "Boleslaw Bierut"} & {option.text for option in author.options}


def test_dates_lie_in_order_and_years_apart() -> None:
    date = next(step for step in begin(SHIPPED, key="secret-speech/x-kirov").task.steps if step.name is StepName.DATE)
    years = [int(option.text.split()[-1]) for option in date.options]
    assert years == sorted(years)
    assert len(set(years)) == len(years)


def test_an_extract_without_date_tasks_or_others_beside_it_may_leave_nothing_to_ask() -> None:
    from msgspec.structs import replace

    bare = replace(HALL, date=None, says=(), purpose=(), worth=(), supports=(), contradicts=())
    (whole,) = SAMPLE.units
    alone = Library([replace(whole, extracts=(bare,), people=())])
    with pytest.raises(Refusal):
        start_gobbet(bare, alone, Random(1), gobbet_id="g", user=1, guild=2, now=NOW)


@given(st.integers(0, 500), st.data())
def test_a_gobbet_moves_on_with_each_answer_and_never_back(seed: int, data: st.DataObject) -> None:
    gobbet = begin(seed=seed)
    total = len(gobbet.task.steps)
    for position in range(total):
        step = gobbet.require_current(1, position)
        assert gobbet.tells_whose is not any(each.name in PROVENANCE for each in gobbet.task.steps[position:])
        most = len(step.options) if step.several else 1
        places = data.draw(st.lists(st.integers(0, len(step.options) - 1), min_size=1, max_size=most, unique=True))
        taken, judged = gobbet.take(places)
        assert taken.share == judged.share
        gobbet = gobbet.with_taken(taken, NOW)
        with pytest.raises(Stale):
            gobbet.require_current(1, position)
    assert gobbet.finished
    assert gobbet.ended == NOW
    assert 0 <= gobbet.points <= total


@pytest.mark.parametrize("places", [[9], [-1], [0, 1]])
def test_a_place_that_no_card_has_is_refused(places: list[int]) -> None:
    with pytest.raises(Refusal):
        begin().take(places)


def test_what_was_drawn_is_kept_as_it_was() -> None:
    task = begin(SHIPPED, key="secret-speech/x-kirov").task
    assert record_reader(Task)(write_record(task)) == task


def test_what_is_new_comes_first_then_what_was_longest_ago() -> None:
    seen = {each.id: NOW.replace(day=day) for day, each in enumerate(EXTRACTS, 1)}
    assert choose_extract(SAMPLE, Random(1), seen={key: at for key, at in seen.items() if key != "the-letter"}) == EXTRACTS[2]
    assert choose_extract(SAMPLE, Random(1), seen=seen) == EXTRACTS[0]
    assert choose_extract(SAMPLE, Random(1), topic="abroad", seen={}) == EXTRACTS[1]
    assert choose_extract(SAMPLE, Random(1), topic="later", seen={}) is None
