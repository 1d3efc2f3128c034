"""What a teacher sees after a class quiz, and prepares before it."""

from __future__ import annotations

import csv
import io
from typing import Any

from bot.front.results import _mistake_lines
from bot.library.catalogue import Library
from bot.study.results import Mistake

from .class_quiz import begin, live_of, newest, play_out, press, shown, wait
from .conftest import Classroom, labels_of, text_of


async def play(room: Classroom) -> None:
    """Play three questions: Ana is right in the first alone, Ben never."""
    await begin(room)
    await press(room, [room.ana], right=True)
    await press(room, [room.ben], right=False)
    await room.teacher.click(newest(room), label="Next")
    await wait(room, 2)
    await room.teacher.click(newest(room), label="Next")
    await room.teacher.click(newest(room), label="Next")
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
        f"🚫 Stands for: {myth.myth}",
    ]


def test_of_two_that_tie_each_myth_is_told_of_its_own(library: Library) -> None:
    myth = next(fact for fact in library.facts.values() if fact.myth)
    assert _mistake_lines(library, [Mistake("Malenkov", 2), Mistake("Beria", 2, myth.id)]) == [
        "Most chosen wrong: “Malenkov” and “Beria” (2 each)",
        f"🚫 “Beria” stands for: {myth.myth}",
    ]


async def test_results_list_each_student_on_the_last_page(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    while "Next" in labels_of(result):
        result = await room.teacher.click(result.response, label="Next")
    assert f"1. <@{room.ana.id}> · 1 of 3 right" in text_of(result)


async def test_students_see_no_results(room: Classroom) -> None:
    await play(room)
    refused = await room.ana.click(newest(room), label="Results")
    assert "Only a teacher" in text_of(refused)


async def test_the_csv_opens_in_a_spreadsheet(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    content = await file_of(await room.teacher.click(result.response, label="CSV"))
    assert content.startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    assert len(head) == 5 + 3
    assert [(row[0], row[4:]) for row in rows] == [("ana", ["1", "1", "0", ""]), ("ben", ["0", "0", "0", ""])]


async def test_teach_this_again_names_facts_and_sources(room: Classroom) -> None:
    await play(room)
    result = await room.teacher.slash(room.channel, "class results")
    again = text_of(await room.teacher.click(result.response, label="Teach this again"))
    assert "Sources:" in again
    assert "Teach this again" in again


async def test_a_set_is_made_changed_by_hand_and_played(room: Classroom) -> None:
    made = await room.teacher.slash(room.channel, "class set create", name="Week 3", questions=4)
    assert made.response.ephemeral
    assert "4 questions" in text_of(made)
    remove = next(menu for menu in menus(made) if menu["placeholder"] == "Take questions out")
    fewer = await room.teacher.select(made.response, [remove["options"][0]["value"]], custom_id=remove["custom_id"])
    assert "3 questions" in text_of(fewer)
    shown_set = await room.teacher.slash(room.channel, "class set show", name="week 3")
    assert "→ " in text_of(shown_set)
    lobby = await room.teacher.slash(room.channel, "class quiz", questions="Week 3")
    assert "**3** questions" in text_of(lobby)
    assert (await live_of(room)).plan.set_name == "Week 3"


def menus(result: Any) -> list[dict[str, Any]]:
    inner = result.response.components[0]["components"]
    return [item for row in inner if row["type"] == 1 for item in row["components"] if item["type"] == 3]


async def test_a_set_is_deleted_and_a_name_like_a_number_is_refused(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class set create", name="Week 3")
    assert "deleted" in text_of(await room.teacher.slash(room.channel, "class set delete", name="Week 3"))
    assert "no set" in text_of(await room.teacher.slash(room.channel, "class set show", name="Week 3")).lower()
    assert "needs a letter" in text_of(await room.teacher.slash(room.channel, "class set create", name="12"))


async def test_a_number_that_is_none_is_refused_with_the_way_out(room: Classroom) -> None:
    refused = await room.teacher.slash(room.channel, "class quiz", questions="31")
    assert "3 to 30" in text_of(refused)
    assert shown(room) == []


async def test_questions_offers_numbers_and_sets(room: Classroom) -> None:
    await room.teacher.slash(room.channel, "class set create", name="Week 3")
    offered = await room.teacher.autocomplete(room.channel, "class quiz", "questions", "we")
    assert [choice["value"] for choice in offered] == ["Week 3"]
