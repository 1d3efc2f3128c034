"""Scores are one's own; the leaderboard is the server's, and can be left."""

from __future__ import annotations

from typing import Any

from simcord.results import ResponseMessage

from bot.library.questions import OneChoice
from bot.marking.kinds import right_choice
from bot.study.practice import Round, start_round
from bot.study.questions.dealt import chosen_of
from tests.front.conftest import Classroom, labels_of, text_of


async def play(room: Classroom, user: Any, *, right: int, wrong: int = 0) -> None:
    """Store a finished round of this person in the server."""
    bot = room.bot
    questions = [q for q in bot.libraries.host.questions.values() if isinstance(q, OneChoice)][: right + wrong]
    round_ = start_round(
        questions,
        bot.libraries.host,
        bot.rng,
        round_id=f"{user.id}-{right}-{wrong}",
        user=user.id,
        guild=room.guild.id,
        now=bot.now(),
    )  # fmt: skip
    await bot.store.rounds.start(round_)
    for number in range(right + wrong):
        round_ = await _answer(room, round_, right=number < right)


async def _answer(room: Classroom, round_: Round, *, right: bool) -> Round:
    bot = room.bot
    drawn = round_.drawn[round_.position]
    key = right_choice(bot.libraries.host.questions[drawn.question], bot.libraries.host)[0]
    slot = next(slot for slot, index in enumerate(drawn.shown) if (index == key) == right)
    given, _ = round_.answered(chosen_of(drawn, [slot]), bot.libraries.host)
    after = round_.with_answer(given, bot.now())
    await bot.store.rounds.save_answer(round_.id, given, now=bot.now(), last=after.finished)
    return after


async def test_scores_are_private_and_by_topic(room: Classroom) -> None:
    await play(room, room.ana, right=3, wrong=1)
    shown = await room.ana.slash(room.channel, "scores")
    assert shown.ephemeral
    assert "**3 of 4** points, 75 %" in text_of(shown)
    assert "By topic" in text_of(shown)
    assert "You have not answered" in text_of(await room.ben.slash(room.channel, "scores"))


async def test_scores_of_a_server_and_of_direct_messages_are_apart(room: Classroom) -> None:
    await play(room, room.ana, right=2)
    assert "You have not answered" in text_of(await room.env.create_user("eve").slash("scores"))
    assert "2 of 2" in text_of(await room.ana.slash(room.channel, "scores"))


async def test_the_leaderboard_ranks_by_different_questions(room: Classroom) -> None:
    await play(room, room.ana, right=2)
    await play(room, room.ben, right=3)
    text = text_of(await room.teacher.slash(room.channel, "leaderboard"))
    assert text.index(f"<@{room.ben.id}>") < text.index(f"<@{room.ana.id}>")
    assert "🥇" in text


async def test_answering_the_same_question_again_earns_nothing_more(room: Classroom) -> None:
    await play(room, room.ana, right=1)
    await play(room, room.ana, right=1, wrong=1)
    assert f"<@{room.ana.id}> · **1**" in text_of(await room.ana.slash(room.channel, "leaderboard"))


async def test_one_press_leaves_the_leaderboard_and_the_next_comes_back(room: Classroom) -> None:
    await play(room, room.ana, right=1)
    board = await room.ben.slash(room.channel, "leaderboard")
    left = await room.ana.click(board.response, label="Leave or rejoin")
    (word,) = left.followups
    assert word.ephemeral
    assert "You have left" in text_of(word)
    assert f"<@{room.ana.id}>" not in text_of(await room.ben.slash(room.channel, "leaderboard"))
    assert "no points here yet, or you have left" in text_of(await room.ana.click(board.response, label="My place"))
    await room.ana.click(board.response, label="Leave or rejoin")
    assert f"<@{room.ana.id}>" in text_of(await room.ben.slash(room.channel, "leaderboard"))


async def test_the_leaderboard_on_display_follows_who_leaves_and_comes_back(room: Classroom) -> None:
    await play(room, room.ana, right=1)
    await play(room, room.ben, right=2)
    await room.teacher.slash(room.channel, "leaderboard")
    (shown,) = room.env.backend.messages[room.channel.id].values()
    assert f"<@{room.ana.id}>" in text_of(shown)
    board = ResponseMessage(room.env, shown)
    for hidden in (True, False, True):
        await room.ana.click(board, label="Leave or rejoin")
        assert (f"<@{room.ana.id}>" in text_of(shown)) is not hidden
        assert f"🥇 <@{room.ben.id}> · **2**" in text_of(shown)
    told = [message for message in room.env.backend.messages[room.channel.id].values() if message.id != shown.id]
    assert all(message.flags & 64 for message in told)
    assert ["come back" in text_of(message) for message in told] == [True, False, True]
    await room.ben.click(board, label="Leave or rejoin")
    assert "Nobody is on it yet" in text_of(shown)


async def test_there_is_no_leaderboard_in_direct_messages(room: Classroom) -> None:
    assert "belongs to a server" in text_of(await room.env.create_user("eve").slash("leaderboard"))


async def test_scores_lead_on_to_the_weakest_topic(room: Classroom) -> None:
    none = await room.ana.slash(room.channel, "scores")
    assert "Question 1 of 10" in text_of(await room.ana.click(none.response, label="Practise"))
    await play(room, room.ben, right=1, wrong=1)
    shown = await room.ben.slash(room.channel, "scores")
    (label,) = (label for label in labels_of(shown) if label.startswith("Practise this: "))
    begun = await room.ben.click(shown.response, label=label)
    assert "Question 1 of" in text_of(begun)
    (topic,) = {room.bot.libraries.host.topics[open_.topic].title for open_ in [await open_round(room, room.ben)]}
    assert label == f"Practise this: {topic}"
    assert "Your scores" in text_of(shown), "the scores stay"


async def open_round(room: Classroom, user: Any) -> Round:
    found = await room.bot.store.rounds.find_open(user.id, room.guild.id)
    assert found is not None
    return found
