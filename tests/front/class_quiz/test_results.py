"""What a teacher sees after a class quiz, and prepares before it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence
from typing import Any

from PIL import Image

from bot.front.class_quiz import words
from bot.front.class_quiz.results import _mistake_lines, results_pages
from bot.front.kit.card import PAGE
from bot.library.catalogue import Library
from bot.library.questions import OneChoice
from bot.marking.judgement import Given
from bot.marking.kinds import judge, right_choice
from bot.study.class_quiz.plan import Plan
from bot.study.class_quiz.press import Pressed
from bot.study.class_quiz.quiz import ClassQuiz, Phase
from bot.study.class_quiz.results import Mistake, QuestionResult, Results
from bot.study.class_quiz.standings import Place
from bot.study.questions.dealt import Drawn

from ..conftest import Classroom, labels_of, text_of
from .playing import begin, go_on, newest, play_out, press, quiz_of, steer, wait


async def play(room: Classroom) -> None:
    """Play three questions: Ana is right in the first alone, Ben never."""
    await begin(room)
    await press(room, [room.ana], right=True)
    await press(room, [room.ben], right=False)
    await go_on(room)
    await wait(room, 2)
    await go_on(room)
    await go_on(room)
    await press(room, [room.ana, room.ben], right=False)
    await play_out(room)


def alt_of(result: Any) -> str:
    """Give the alt text of the chart."""
    inner = result.response.components[0]["components"]
    return next(str(item["items"][0]["description"]) for item in inner if item["type"] == 12)


async def file_of(result: Any) -> bytes:
    (attachment,) = result.response.attachments
    content: bytes = await attachment.read()
    return content


async def store_quiz(room: Classroom, *, questions: int, students: Sequence[int]) -> None:
    """Store a quiz that has been played: the n-th student is right in all questions but the first n + 1."""
    library, store, now = room.bot.libraries.host, room.bot.store.class_quizzes, room.env.now()
    asked = [question for question in library.questions.values() if isinstance(question, OneChoice)][:questions]
    drawn = tuple(Drawn(question.id, tuple(range(len(question.wrong) + 1))) for question in asked)
    plan = Plan(drawn=drawn, seed=1, seconds=20)
    quiz = ClassQuiz(
        id="long", guild=room.guild.id, channel=room.channel.id, teacher=room.teacher.id, plan=plan, created=now
    ).start()
    await store.create(quiz)
    for position, question in enumerate(asked):
        quiz = quiz.open(position + 1, now)
        await store.save(quiz)
        (key,) = right_choice(question, library)
        for student, user in enumerate(students):
            given = Given((key if position > student else int(key == 0),))
            await store.answer(quiz, Pressed(position=position, user=user, press=position * 100 + student, given=given, took=0))
        while quiz.phase is not Phase.REVEAL:
            quiz = quiz.advance(quiz.due or now)
        judged = [(each, judge(question, each.given, library)) for each in await store.answers(quiz.id, position)]
        await store.mark(quiz, judged, now=now)
        while quiz.phase not in (Phase.ASKING, Phase.PODIUM):
            now = quiz.due or now
            quiz = quiz.advance(now)
    await store.save(quiz.finish(now))


async def test_each_page_of_a_long_quiz_has_the_chart_of_its_own_questions(room: Classroom) -> None:
    await store_quiz(room, questions=14, students=[room.ana.id, room.ben.id])
    result = await room.teacher.slash(room.channel, "class results")
    listed: list[str] = []
    while "**By student**" not in text_of(result):
        numbers = re.findall(r"^\*\*(\d+)\. ", text_of(result), re.MULTILINE)
        assert re.findall(r"(?:%|answered): (\d+)\. ", alt_of(result)) == numbers
        picture = Image.open(io.BytesIO(await file_of(result)))
        assert picture.height < 1.6 * picture.width
        listed += numbers
        await room.teacher.click(result.response, label="Next")
    assert sorted(map(int, listed)) == list(range(1, 15))
    assert listed[0] == "1"
    assert result.response.attachments == []
    assert not any(item["type"] == 12 for item in result.response.components[0]["components"])
    assert "Next" not in labels_of(result)


async def test_students_who_tie_share_a_rank_that_discord_does_not_count_anew(room: Classroom) -> None:
    await store_quiz(room, questions=3, students=[room.ana.id, room.ben.id, 5, 6])
    result = await room.teacher.slash(room.channel, "class results")
    while "Next" in labels_of(result):
        await room.teacher.click(result.response, label="Next")
    lines = text_of(result).split("**By student**\n")[1].splitlines()
    assert [line.split(" <@")[0] for line in lines] == ["**1.**", "**2.**", "**3.**", "**3.**"]


def test_pages_of_questions_are_even_and_short(library: Library) -> None:
    """Thirty of the longest prompts of the unit, each with a wrong answer and the myth it stands for."""
    myth = max((fact for fact in library.facts.values() if fact.myth), key=lambda fact: len(fact.myth))
    longest = sorted(library.questions.values(), key=lambda question: -len(question.prompt))[:30]
    results = Results(
        questions=tuple(
            QuestionResult(
                position=n, question=question, right=n, count=30, mistakes=(Mistake("A wrong answer" * 9, 3, myth.id),)
            )
            for n, question in enumerate(longest)
        ),
        places=(),
    )
    pages = results_pages(library, results)
    assert [each.position for _, charted in pages for each in charted] == list(range(30))
    assert all(len(text) <= PAGE for text, _ in pages)
    counts = [len(charted) for _, charted in pages]
    assert max(counts) <= 6
    assert max(counts) - min(counts) <= 1


def test_a_quiz_without_a_question_that_counts_has_no_chart(library: Library) -> None:
    assert results_pages(library, Results(questions=(), places=())) == [(words.PODIUM_EMPTY, ())]


def test_a_class_of_thirty_is_one_page_and_no_line_is_broken(library: Library) -> None:
    places = tuple(Place(user=10**18 + n, rank=n, points=29_999, right=30, streak=30) for n in range(1, 101))
    (_, (thirty, _)) = results_pages(library, Results(questions=(), places=places[:30]))
    assert len(thirty.splitlines()) == 31
    (_, *hundred) = results_pages(library, Results(questions=(), places=places))
    lines = [text.splitlines() for text, _ in hundred]
    assert [page[0] for page in lines] == [words.RESULTS_STUDENTS] * len(lines)
    assert [int(line[2 : line.index(".")]) for page in lines for line in page[1:]] == list(range(1, 101))


async def test_results_name_the_hardest_first_with_the_most_chosen_wrong_option(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    text = text_of(result)
    assert result.response.ephemeral
    assert text.index("**2. ") < text.index("**1. ") < text.index("**3. ")  # nobody answered the third
    assert "0% right (0 of 2)" in text
    assert "50% right (1 of 2)" in text
    assert "\nMost chosen wrong: “" in text
    assert result.response.attachments[0].filename == "results.png"


async def test_a_question_that_nobody_answered_is_said_to_be_just_that(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    unanswered = text_of(result).split("**3. ")[1]
    assert "Nobody answered." in unanswered
    assert "%" not in unanswered
    assert "(0 of 0)" not in text_of(result)
    assert "Nobody answered: 3. " in alt_of(result)
    again = text_of(await room.teacher.click(result.response, label="Teach this again"))
    assert "nobody answered" not in again


async def test_the_headline_counts_the_answers_that_were_given(room: Classroom) -> None:
    await play(room)
    assert "25% of the answers right" in text_of(await room.teacher.slash(room.channel, "class results"))


async def test_a_quiz_that_nobody_answered_has_no_share_at_all(room: Classroom) -> None:
    await begin(room)
    await play_out(room)
    result = await room.teacher.slash(room.channel, "class results")
    assert "· nobody answered" in text_of(result)
    assert "%" not in text_of(result) + alt_of(result)
    again = text_of(await room.teacher.click(result.response, label="Teach this again"))
    assert "(nobody answered)" in again
    assert "%" not in again


def test_the_wrong_answer_given_most_is_named_with_its_myth(library: Library) -> None:
    myth = next(fact for fact in library.facts.values() if fact.myth)
    assert _mistake_lines(library, [Mistake("Malenkov", 2, myth.id)]) == [
        "Most chosen wrong: “Malenkov” (2)",
        f"🚫 Misconception: {myth.myth}",
    ]


def test_of_two_that_tie_each_myth_is_told_of_its_own(library: Library) -> None:
    myth = next(fact for fact in library.facts.values() if fact.myth)
    assert _mistake_lines(library, [Mistake("Malenkov", 2), Mistake("Beria", 2, myth.id)]) == [
        "Most chosen wrong: “Malenkov” and “Beria” (2 each)",
        f"🚫 Misconception behind “Beria”: {myth.myth}",
    ]


async def test_results_list_each_student_on_the_last_page(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    while "Next" in labels_of(result):
        result = await room.teacher.click(result.response, label="Next")
    assert f"**1.** <@{room.ana.id}> · 1 of 3 right" in text_of(result)


async def test_the_podium_has_the_results_for_its_teacher_alone(room: Classroom) -> None:
    await play(room)
    assert labels_of(newest(room)) == ["My answers", "Teacher"]
    refused = await room.ana.click(newest(room), label="Teacher")
    assert "Only a teacher" in text_of(refused)
    brought = await room.teacher.click(newest(room), label="Teacher")
    assert brought.ephemeral
    assert {"CSV", "Play again"} <= {*labels_of(brought)}


async def test_the_csv_opens_in_a_spreadsheet(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    content = await file_of(await room.teacher.click(result.response, label="CSV"))
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert len(head) == 7 + 3 + 2
    marks = [("ana", ["1", "3", "33", "1", "0", ""]), ("ben", ["0", "3", "0", "0", "0", ""])]
    assert [(row[0], row[4:-2]) for row in rows] == marks
    assert {row[-2] for row in rows} == {"three"}


async def test_teach_this_again_names_facts_and_sources(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    again = text_of(await room.teacher.click(result.response, label="Teach this again"))
    assert "Sources:" in again
    assert "Teach this again" in again


async def test_a_quiz_is_played_again_by_the_same_rules(room: Classroom) -> None:
    await begin(room, scoring="accuracy", answers="changeable", teams="2")
    (before,) = await room.bot.store.class_quizzes.unfinished()
    await play_out(room)
    result = await room.teacher.slash(room.channel, "class results")
    await room.teacher.click(result.response, label="Play again")
    assert "### Class quiz: three" in text_of(newest(room))
    again = (await quiz_of(room)).plan
    assert [each.question for each in again.drawn] == [each.question for each in before.plan.drawn]
    assert (again.seconds, again.scoring, again.final, again.teams) == (30, "accuracy", False, 2)
    await room.restart()
    await steer(room, "Start")
    assert "Question 1 of 3" in text_of(newest(room))


async def test_what_most_of_the_class_got_wrong_is_asked_again_at_once(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    await room.teacher.click(result.response, label="Ask the missed ones (1)")
    assert "### Class quiz: Missed: three" in text_of(newest(room))
    (past,) = await room.bot.store.class_quizzes.past(room.guild.id)
    (asked,) = (await quiz_of(room)).plan.drawn
    assert asked.question == past.plan.drawn[1].question
    await steer(room, "Start")
    await press(room, [room.ana, room.ben], right=False)
    await play_out(room)
    result = await room.teacher.slash(room.channel, "class results")
    await room.teacher.click(result.response, label="Ask the missed ones (1)")
    assert "### Class quiz: Missed: three" in text_of(newest(room))


async def test_where_nothing_was_missed_by_most_nothing_is_offered(room: Classroom) -> None:
    await begin(room)
    await press(room, [room.ana], right=True)
    await play_out(room)
    result = await room.teacher.slash(room.channel, "class results")
    assert "Play again" in labels_of(result)
    assert not any(label.startswith("Ask the missed") for label in labels_of(result))


async def test_a_quiz_is_not_played_again_into_one_that_runs(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    await begin(room)
    assert "already" in text_of(await room.teacher.click(result.response, label="Play again"))
