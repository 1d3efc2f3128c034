"""Fuller, shorter and otherwise written names: what a fair teacher takes of them, by where the words stand."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.language.dates import HistoricalDate
from bot.language.spelling import sounds_like, word_of
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.library.unit import Unit, UnitHead
from bot.marking.reasons import TypedReason
from bot.marking.typed.person_names import are_japanese

from .units import ask, make_unit, mark

PEOPLE = """
Neville Chamberlain | Arthur Neville Chamberlain | right
Howard Carter | the archaeologist Howard Carter | right
Howard Carter | Howard Carter of London | right
Eva Perón | Eva Perón née Duarte | right
Abu Bakr | Abu Bakr as-Siddiq | right
Ranjit Singh | Ranjit Singh the Lion of Punjab | right
Hussein ibn Ali | Husayn ibn Ali al-Hashimi | right
John Adams | John Quincy Adams | near-miss
Ho Chi Minh | Ho Chi Minh City | near-miss
Martin Luther | Martin Luther King | near-miss
Scipio Africanus | Scipio Africanus the Younger | near-miss
Franz Ferdinand | assassination of Franz Ferdinand | near-miss
Abraham Lincoln | Abraham Lincoln's hat | near-miss
Matthew Perry | Katy Perry | near-miss
Cleisthenes | Cleisthenes of Sicyon | near-miss
Franklin D. Roosevelt | Franklin R. Roosevelt | near-miss
Togo Heihachiro | Admiral Togo | right
Hideki Tojo | General Tojo | right
Saigo Takamori | Saigon | near-miss
An Jung-geun | Ahn Jung-geun | right
An Jung-geun | Jung-geun | near-miss
Mumtaz Mahal | Shah Jahan's wife Mumtaz Mahal | right
Napoleon | Napoleon's brother Joseph | wrong
Pericles | Pericles son of Xanthippus | right
Socrates | Socrates, Plato's teacher | right
Plato | Socrates, Plato's teacher | wrong
Genghis Khan | the grandson of Genghis Khan | wrong
Babur | Babur, not Akbar | right
Babur | Babur (and not Akbar) | right
Babur | not Akbar but Babur | right
Akbar | Babur, not Akbar | wrong
Akbar | not Akbar but Babur | wrong
Mehmed II | Mohammed II | right
"""
THINGS = """
East India Company | the Honourable East India Company | right
East India Company | Dutch East India Company | near-miss
Treaty of Portsmouth | Treaty of Portsmouth in New Hampshire | right
Battle of Lepanto | naval battle of Lepanto, off the coast of Greece | right
Battle of Salamis | Salamis in Cyprus | near-miss
Treaty of Portsmouth | Portsmouth peace treaty | right
Diet of Worms | Imperial Diet of Worms | right
Edict of Nantes | Revocation of the Edict of Nantes | near-miss
Roman Empire | Holy Roman Empire | near-miss
Song dynasty | Northern Song dynasty | near-miss
Britain | New Britain | near-miss
Long March | Long March museum | near-miss
Long March | the Long March and the Great Leap | near-miss
Glorious Revolution | Glorious Revolution of Spain | near-miss
Gettysburg Address | Gettysburg Address anniversary | near-miss
Battle of Tsushima | Tsushima Strait | right
Battle of Marathon | the plain of Marathon | right
Russo-Japanese War | Russian-Japanese War | right
Russo-Japanese War | War of Russia and Japan | right
Sino-Japanese War | Russo-Japanese War | wrong
Peloponnesian War | War of the Peloponnese | right
Hungary | Hungarian | near-miss
Donghak Rebellion | Donghak Revolution | right
Iwakura Mission | Iwakura Embassy | right
Amritsar massacre | Amritsar killings | right
Rowlatt Act | Rowlatt law | right
Donghak Rebellion | Tonghak Rebellion | right
Donghak Rebellion | dong hak rebellion | right
Declaration of the Rights of Man and of the Citizen | Declaration of the Rights of Man | right
St. Bartholomew's Day massacre | Bartholomew's Day massacre | right
North Atlantic Treaty Organization | Atlantic Treaty Organization | near-miss
Communist Party of the Soviet Union | Soviet Communist Party | near-miss
no taxation without representation | no representation without taxation | wrong
"""


@pytest.mark.parametrize("row", PEOPLE.strip().splitlines())
def test_words_beside_the_name_of_a_person(row: str) -> None:
    key, answer, verdict = row.split(" | ")
    assert mark(ask(key, "Who was it?"), answer).verdict == verdict


@pytest.mark.parametrize("row", THINGS.strip().splitlines())
def test_words_beside_the_name_of_a_thing(row: str) -> None:
    key, answer, verdict = row.split(" | ")
    assert (
        mark(ask(key, f"Which {key.split()[0] if key.startswith(('Battle', 'Treaty')) else 'thing'}?"), answer).verdict == verdict
    )


@pytest.mark.parametrize(
    ("given", "word", "alike"),
    [
        ("meigi", "meiji", True), ("taewongun", "daewongun", True), ("sakuko", "sakoku", True), ("ginnah", "jinnah", True),
        ("ptolemaios", "ptolemy", True), ("coronea", "chaeronea", False), ("callisthenes", "cleisthenes", False),
        ("leonid", "leonidas", False), ("action", "actium", False), ("slovak", "slovakia", False), ("thow", "thaw", False),
        ("champlain", "champollion", False), ("wesley", "wolsey", False), ("linen", "lenin", False), ("lady", "lodi", False),
    ],
)  # fmt: skip
def test_words_are_heard_for_each_other(given: str, word: str, alike: bool) -> None:
    assert sounds_like(word_of(given), word_of(word)) == alike


@pytest.mark.parametrize(
    ("name", "japanese"),
    [
        ("ito hirobumi", True), ("hideki tojo", True), ("nogi maresuke", True), ("juan peron", False),
        ("maria montessori", False),
        ("kemal ataturk", False), ("tito", False), ("simon bolivar", False), ("mao zedong", False),
    ],
)  # fmt: skip
def test_japanese_names_are_told_by_their_syllables(name: str, japanese: bool) -> None:
    assert are_japanese(name.split()) == japanese


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Charles II of England", "right"), ("Charles II of Spain", "near-miss"), ("Charles II of Naples", "right"),
        ("the English king Charles II", "right"),
    ],
)  # fmt: skip
def test_the_realm_of_a_namesake_of_whom_the_unit_tells_is_left_to_the_teacher(text: str, verdict: str) -> None:
    facts = (
        Fact(id="stuart/king", title="The king comes back", statement="Charles II is king of England again.", testimony=()),
        Fact(id="stuart/match", title="The Spanish match", statement="A bride from Spain is sought.", testimony=()),
    )
    unit = make_unit({"Charles II": ()}, {}, key="stuart")
    library = Library([Unit(key="stuart", head=UnitHead(id="stuart", title="S"), facts=facts, people=unit.people)])
    question = ask("Charles II", "Who was he?", unit="stuart")
    assert mark(replace(question, fact="stuart/king"), text, library).verdict == verdict


@pytest.mark.parametrize(
    ("key", "text", "verdict", "reason"),
    [
        ("House of Wisdom", "houseofwisdm", "right", None), ("Operation Barbarossa", "operationbarbarosa", "right", None),
        ("Long March", "lnogmarch", "near-miss", TypedReason.NOT_THE_SAME_WORD),
        ("Genghis Khan", "Gengis Kahn", "right", TypedReason.SPELLED),
        ("Genghis Khan", "Genghis Kahn", "right", TypedReason.SPELLED),
        ("Anne of Cleves", "Ann of Clives", "right", TypedReason.SPELLED),
        ("Augustus", "9" * 30, "wrong", TypedReason.ENDLESS_NUMBER), ("Augustus", "9" * 19, "wrong", TypedReason.ANSWER_IS),
        ("Louis XVI", "Louis XVI 21", "wrong", TypedReason.OTHER_NUMBER),
        ("Louis XVI", "Louis 123456789012345", "wrong", TypedReason.OTHER_NUMBER),
        ("Ku Klux Klan", "KKK", "right", None), ("Ku Klux Klan", "K.K.K.", "right", None),
        ("World War II", "WWI", "wrong", TypedReason.OTHER_NUMBER),
        ("Umayyad Caliphate", "Umayyad dynasty", "right", None), ("Battle of Antietam", "Antietam", "right", None),
        ("Fort Sumter", "Sumter", "right", None), ("Abraham Lincoln", "Abe Lincoln", "right", None),
    ],
)  # fmt: skip
def test_other_spellings_have_their_reasons(key: str, text: str, verdict: str, reason: TypedReason | None) -> None:
    judged = mark(ask(key), text)
    assert (judged.verdict, judged.reason and judged.reason.reason) == (verdict, reason)


def test_a_long_number_is_told_short() -> None:
    judged = mark(ask("Louis XVI"), "Louis 123456789012345")
    assert judged.reason is not None
    assert judged.reason.fields["number"] == "123456789…"


def test_a_short_span_of_years_is_read_whole() -> None:
    question = ask("Iwakura Mission", "Which mission travelled from 1871 to 1873?")
    verdicts = [mark(question, f"Iwakura Mission {years}").verdict for years in ("1871-73", "1871–73", "1871-74", "1873-71")]
    assert verdicts == ["right", "right", "near-miss", "near-miss"]


@pytest.mark.parametrize(("text", "verdict"), [("Actium 31 BC", "right"), ("Actium 30 BC", "near-miss"), ("Actium 31", "right")])
def test_the_year_of_the_fact_may_stand_beside_the_name(text: str, verdict: str) -> None:
    date = HistoricalDate.parse("-0030-09-02")
    fact = Fact(id="rome/actium", title="Octavian wins", statement="At sea.", date=date, testimony=())
    unit = Unit(key="rome", head=UnitHead(id="rome", title="Rome"), facts=(fact,))
    question = replace(ask("Battle of Actium", "Which battle was it?", unit="rome"), fact="rome/actium")
    assert mark(question, text, Library([unit])).verdict == verdict


def test_an_ordinal_of_the_prompt_may_stand_ahead_of_the_name() -> None:
    verdicts = [
        mark(ask("Battle of Mohács", prompt), "Second Battle of Mohács").verdict
        for prompt in ("Which battle was the second there?", "Which battle was it?")
    ]
    assert verdicts == ["right", "near-miss"]
