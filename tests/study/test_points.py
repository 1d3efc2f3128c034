"""Scores and ranks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.language.shares import percent
from bot.library.catalogue import Library
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.study.points import Score, Standing, TopicScore, UnitScore, count_points, rank_standings, score_units, weakest_topic
from tests.sample import ONE


def test_equal_points_share_a_rank_and_the_next_is_skipped() -> None:
    ranked = rank_standings([Standing(1, 3), Standing(2, 5), Standing(3, 3), Standing(4, 1)])
    assert [(standing.user, standing.rank) for standing in ranked] == [(2, 1), (1, 2), (3, 2), (4, 4)]


@given(st.lists(st.integers(0, 20), max_size=30))
def test_ranks_follow_points(points: list[int]) -> None:
    ranked = rank_standings([Standing(user, won) for user, won in enumerate(points)])
    for standing in ranked:
        assert standing.rank == 1 + sum(other.points > standing.points for other in ranked)


def test_halves_of_a_percent_go_up() -> None:
    assert [percent(right / 8) for right in range(9)] == [0, 13, 25, 38, 50, 63, 75, 88, 100]
    assert percent(0.29) == 29


def test_units_and_topics_add_up_and_withdrawn_questions_have_no_topic(library: Library) -> None:
    question = next(iter(library.questions.values()))
    topic = library.topics[library.topics_of(question)[0]].title
    marks = [(question.id, 1.0), (question.id, 0.5), ("secret-speech/withdrawn", 1.0), ("~1/of-another-unit", 0.5)]
    own, others = score_units(marks, library)
    assert (own.title, own.total, own.topics) == (
        library.units[0].head.title,
        Score(2.5, 3),
        ((library.topics_of(question)[0], topic, Score(1.5, 2)),),
    )
    assert (others.title, others.total, others.topics) == ("", Score(0.5, 1), ())


def test_questions_without_a_topic_stand_under_the_title_of_their_unit() -> None:
    light = replace(ONE, fact="", topics=())
    library = Library([Unit(head=UnitHead(id="week-3", title="Week 3", kind=UnitKind.QUESTIONS), questions=(light,))])
    (scored,) = score_units([("one", 1.0), ("one", 0.0)], library)
    assert (scored.title, scored.total, scored.topics) == ("Week 3", Score(1.0, 2), ())


def test_points_are_written_without_needless_decimals() -> None:
    assert [count_points(points) for points in (7, 7.5, 1 / 3, 0)] == ["7", "7.5", "0.33", "0"]
    assert Score().percent == 0


def test_the_weakest_topic_lost_the_largest_share_and_where_nothing_is_lost_there_is_none() -> None:
    def unit(**scores: tuple[float, int]) -> UnitScore:
        return UnitScore("A unit", Score(), tuple(TopicScore(key, key, Score(*score)) for key, score in scores.items()))

    weakest = weakest_topic([unit(a=(3, 4), b=(1, 2)), unit(c=(2, 4), d=(5, 5))])
    assert weakest is not None
    assert weakest.key == "c", "of two that tie, the one that was asked more"
    assert weakest_topic([unit(a=(4, 4)), unit()]) is None
