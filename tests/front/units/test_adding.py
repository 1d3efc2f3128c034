"""A teacher's file becomes a unit of their server: read apart, shown as it was understood, and stored at the press alone."""

from __future__ import annotations

from typing import Any

from bot.front.units import words
from bot.units.faults import AskReason
from tests.front.class_quiz.playing import newest, play_out, shown, steer
from tests.front.conftest import Classroom, labels_of, text_of
from tests.front.units.own import add, make_unit, upload
from tests.front.units.uploads import CARDS, CSV, FAULTY, GIFT, KAHOOT, UNKNOWN, disabled, pick, zipped

ROME = {
    "unit.toml": 'id = "rome"\ntitle = "Rome"\ndescription = "Its fall."\n[[topics]]\nid = "end"\ntitle = "The end"\n',
    "sources.toml": '[[sources]]\nkey = "livy"\ntitle = "Livy"\nkind = "primary"\ntrust = "Far."\n',
    "facts.toml": """[[facts]]
id = "sack"
title = "The sack of Rome"
statement = "The Visigoths sacked Rome."
date = "0410-08-24"
topics = ["end"]
[[facts.testimony]]
source = "livy"
stance = "agrees"
""",
    "terms.toml": '[[terms]]\nid = "visigoths"\nname = "Visigoths"\nentry = "A people."\nfacts = ["sack"]\n',
    "people.toml": "",
    "questions.toml": "",
    "register.toml": "",
}
COLUMNS, SIDES = (words.OPTIONS[reason] for reason in (AskReason.WHICH_COLUMN_IS, AskReason.WHICH_SIDE_IS_QUESTION))


async def use(room: Classroom, card: Any, label: str = words.USE) -> Any:
    return await room.teacher.click(card.response, label=label)


async def add_file(room: Classroom, name: str, data: bytes, title: str = "") -> str:
    """Upload a sound file and put it to use; give what is said then."""
    card = await upload(room.teacher, room.channel, name, data, title=title)
    return text_of(await use(room, card))


# ---- what is understood, and put to use


async def test_a_kahoot_file_is_played_with_the_class_two_minutes_later(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "Triumvirs.xlsx", KAHOOT)
    assert words.FORMATS["kahoot"] in text_of(card)
    assert "**2 entries**: 1 one-choice, 1 several-choice." in text_of(card)
    assert "✅ **Caesar** · right" in text_of(card)
    assert "30 s" in text_of(card)
    assert "Who were triumvirs?" in text_of(await use(room, card, "Next"))
    assert not room.bot.store.units.of(room.guild.id)
    done = text_of(await use(room, card))
    assert words.USED.format(title="Triumvirs") in done
    assert "</class quiz:" in done

    topics = await room.teacher.autocomplete(room.channel, "class quiz", "topic", "Triumvirs")
    topic = next(each["value"] for each in topics if each["name"] == "All of Triumvirs")
    await room.teacher.slash(room.channel, "class quiz", topic=topic, questions="3", pace="automatic")
    await room.ana.click(newest(room), label="Join")
    await steer(room, "Start")
    await play_out(room)
    assert "The podium" in text_of(newest(room))
    assert any("Who crossed the Rubicon?" in text_of(each) for each in shown(room))


async def test_what_is_faulty_is_named_and_left_out_only_when_that_is_said(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "ides.csv", FAULTY)
    assert "**4 entries**: 2 one-choice; 2 are faulty." in text_of(card)
    assert words.USE in disabled(card)
    assert "row 4" in text_of(card)
    assert "row 5" in text_of(card)
    assert "Who stabbed Caesar?" in text_of(await use(room, card, words.VIEWS["entries"].format(count=2)))
    card = await use(room, card, words.LEAVE_OUT[2].format(count=2))
    assert words.UPLOAD_LEFT_OUT in text_of(card)
    await use(room, card)
    (own,) = room.bot.store.units.of(room.guild.id)
    assert own.questions == 2


async def test_what_gobbet_does_not_have_is_counted_and_named(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "rome.gift", GIFT)
    assert "**3 entries**: 1 true/false, 1 one-choice; not supported: 1 essay." in text_of(card)


async def test_a_file_of_faults_alone_cannot_be_used(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "ides.csv", b"Question,Right answer,Wrong 1\nWho?,,Nero\n")
    assert words.UPLOAD_NOTHING in text_of(card)
    assert "row 2" in text_of(card)
    assert labels_of(card) == [words.CANCEL]


async def test_nothing_is_kept_of_what_is_cancelled(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "ides.csv", CSV)
    assert words.CANCELLED.format(name="ides.csv") in text_of(await use(room, card, words.CANCEL))
    assert not room.bot.store.units.of(room.guild.id)


async def test_a_unit_of_text_files_brings_its_facts_and_terms(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "rome.zip", zipped(ROME))
    assert "1 fact" in text_of(card)
    assert "1 term" in text_of(card)
    await use(room, card)
    assert "The Visigoths sacked Rome." in text_of(await room.ana.slash(room.channel, "fact", topic="sack of Rome"))


# ---- what a file leaves open


async def test_columns_that_nobody_knows_are_asked_about_and_can_be_asked_anew(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "odd.csv", UNKNOWN)
    assert words.ASKING[1].format(count=3) in text_of(card)
    assert "Who stabbed Caesar?" in text_of(card)
    assert words.USE not in labels_of(card)
    card = await pick(room.teacher, card, COLUMNS["explanation"], place=2)
    assert words.ASKING[1].format(count=2) in text_of(card)
    card = await use(room, card, words.ACCEPT)
    assert f"C (Baz): {COLUMNS['explanation']}" in text_of(card)
    assert "2 typed answers" in text_of(card)
    card = await use(room, card, words.ANSWER_ANEW)
    card = await use(room, card, words.ACCEPT)
    assert "2 one-choice" in text_of(card)
    await use(room, card)
    (own,) = room.bot.store.units.of(room.guild.id)
    assert own.questions == 2


async def test_which_side_of_a_card_is_asked_is_never_guessed(room: Classroom) -> None:
    card = await upload(room.teacher, room.channel, "cards.txt", CARDS)
    assert words.ACCEPT not in labels_of(card)
    card = await pick(room.teacher, card, SIDES["definition"])
    assert "### A Roman general" in text_of(card)
    assert words.USE in labels_of(card)


# ---- which unit it becomes


async def test_an_upload_of_a_unit_of_this_server_is_its_next_version(room: Classroom) -> None:
    await add_file(room, "ides.csv", CSV)
    card = await upload(room.teacher, room.channel, "ides.csv", CSV.replace(b"Who stabbed", b"Who killed"))
    assert words.BECOMES_VERSION.format(number=2, title="ides") in text_of(card)
    assert words.USED_VERSION.format(number=2, title="ides") in text_of(await use(room, card))
    history = text_of(await room.teacher.slash(room.channel, "unit history", unit="ides"))
    assert "**2**" in history
    assert "uploaded: ides.csv" in history


async def test_a_title_makes_it_a_unit_of_its_own(room: Classroom) -> None:
    await add_file(room, "questions.csv", CSV)
    assert words.USED.format(title="The Ides of March") in await add_file(
        room, "questions.csv", CSV, title=" The Ides of\tMarch "
    )
    assert [(each.unit_id, each.version) for each in room.bot.store.units.of(room.guild.id)] == [
        ("questions", 1),
        ("the-ides-of-march", 1),
    ]


async def test_the_id_of_a_unit_of_the_host_is_left_to_it(room: Classroom) -> None:
    (host, *_) = room.bot.libraries.host.units
    card = await upload(room.teacher, room.channel, f"{host.head.id}.csv", CSV)
    renamed = f"{host.head.id}-2"
    assert words.RENAMED.format(id=renamed) in text_of(card)
    assert words.USED_RENAMED.format(id=renamed) in text_of(await use(room, card))
    (own,) = room.bot.store.units.of(room.guild.id)
    assert own.unit_id == renamed


async def test_a_removed_unit_comes_back_with_an_upload(room: Classroom) -> None:
    await add_file(room, "ides.csv", CSV)
    asked = await room.teacher.slash(room.channel, "unit remove", unit="ides")
    await room.teacher.click(asked.response, label=words.REMOVE_BUTTON)
    card = await upload(room.teacher, room.channel, "ides.csv", CSV)
    assert words.COMES_BACK.format(title="ides", number=2) in text_of(card)
    assert words.USED_BACK.format(title="ides", number=2) in text_of(await use(room, card))
    assert len(room.bot.store.units.of(room.guild.id)) == 1


async def test_it_is_taught_beside_what_was_chosen_there(room: Classroom) -> None:
    first = await add(room, room.guild, make_unit("First", "Is this the first?"))
    second = await add(room, room.guild, make_unit("Second", "Is this the second?"), chosen=False)
    await room.bot.store.chosen.choose(room.guild.id, room.channel.id, (second.key,))
    await add_file(room, "ides.csv", CSV)
    key = room.bot.store.units.of(room.guild.id)[-1].key
    assert room.bot.libraries.chosen(room.guild.id) == (first.key, key)
    assert room.bot.libraries.chosen(room.guild.id, room.channel.id) == (second.key, key)


async def test_a_class_quiz_goes_on_with_the_version_that_it_began_with(room: Classroom) -> None:
    await add_file(room, "ides.csv", CSV)
    (own,) = room.bot.store.units.of(room.guild.id)
    await room.teacher.slash(room.channel, "class quiz", topic=f"{own.key}/", questions="3", pace="automatic")
    await room.ana.click(newest(room), label="Join")
    await steer(room, "Start")
    await add_file(room, "ides.csv", CSV.replace(b"Who stabbed", b"Who killed").replace(b"Where did he fall", b"Where was it"))
    await play_out(room)
    told = "\n".join(text_of(each) for each in shown(room))
    assert "Who stabbed Caesar?" in told
    assert "Where did he fall?" in told
    assert "Who killed" not in told
