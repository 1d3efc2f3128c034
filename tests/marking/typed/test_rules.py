"""A golden table for each rule: what it judges, and what it leaves to those behind it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.front.kit.reasons import say
from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.marking.typed.rules import RULES

from .units import WORLD, ask, first_rule, make_unit, mark

TABLE = """
is_a_key | Mao Zedong | Zedong Mao | right
is_a_key | Mao Zedong | Mao Tse-tung | right
is_a_key | House of Wisdom | Bayt al-Hikma | right
is_a_key | World War I | First World War | right
is_a_key | Louis XVI | Louis the Sixteenth | right
is_a_key | Franklin D. Roosevelt | F.D.R. | right
is_a_key | African National Congress | A.N.C. | right
several_answers | Julius Caesar | Julius Caesar or Augustus | wrong
several_answers | Julius Caesar | Caesar or Julius Caesar | right
several_answers | Augustus | Augustus / Octavian | right
part_missing | Augustus | I don't know | wrong
kin_turned | son of Augustus | son of Tiberius | wrong
kin_turned | son of Augustus | Tiberius's son | wrong
way_turned | flight to Varennes | the flight from Varennes | wrong
way_turned | retreat from Moscow | the retreat to Moscow | wrong
halves_mixed | rich country, strong army | rich army, strong country | wrong
is_negated | Augustus | not Augustus | wrong
is_negated | Augustus | everyone except Augustus | wrong
only_near | Augustus | the one before Augustus | wrong
only_near | Operation Barbarossa | it was after Barbarossa | wrong
of_two_crowns | James I | James VI and I | right
of_two_crowns | James I | King James VI & I | right
number_besides | James I | James VI and II | wrong
number_missing | James I | James | near-miss
other_number | Louis XVI | Louis XIV | wrong
other_number | World War II | World War I | wrong
other_number | Sixth Crusade | sixty crusade | wrong
other_number | Second Battle of Panipat | First Battle of Panipat | wrong
number_missing | Louis XVI | Louis | near-miss
number_missing | Louis XVI | King Louis | near-miss
number_missing | First Battle of Panipat | Battle of Panipat | near-miss
other_letter | U-2 | W-2 | wrong
number_besides | Operation Barbarossa | Operation Barbarossa 1941 | near-miss
number_besides | Louis XVI | Louis XVI and XVII | wrong
stray_word | Julius Caesar | Julius Caesar II | near-miss
stray_word | Imre Nagy | Nagy III | near-miss
prefix_turned | Stalinization | de-Stalinization | wrong
prefix_turned | Hungary | anti-Hungary | wrong
prefix_turned | pre-Columbian | pro-Columbian | wrong
sense_turned | Germany invaded Poland | Poland invaded Germany | wrong
sense_turned | Germany invaded Poland | Germany was invaded by Poland | wrong
sense_turned | Meade beat Lee | Lee beat Meade | wrong
sense_turned | Meade beat Lee | Lee defeated Meade | wrong
sense_turned | Meade beat Lee | Meade lost to Lee | wrong
sense_turned | Meade beat Lee | Lee won against Meade | wrong
sense_turned | Rome conquered Carthage | Rome fell to Carthage | wrong
sense_turned | The rebels burned the palace | The palace burned the rebels | wrong
sense_turned | The crusaders sacked Constantinople | Constantinople sacked the crusaders | wrong
sense_turned | the king was executed by Parliament | Parliament was executed by the king | wrong
sense_turned | soldiers shot workers | workers shot soldiers | wrong
sense_turned | Magna Carta limits the king's power | the king limits Magna Carta's power | wrong
sense_turned | revolt of the barons against the king | revolt of the king against the barons | wrong
sense_turned | they put the state above the church | they put the church above the state | wrong
sense_turned | victory of Octavian over Antony | Antony's victory, Octavian's defeat | wrong
sense_turned | hunting to farming | farming to hunting | wrong
sense_turned | no taxation without representation | no representation without taxation | wrong
sense_turned | Serbia was attacked by Austria | Austria was attacked by Serbia | wrong
other_letter | B-29 bomber | 29 | wrong
part_missing | war against the Dutch | the Dutch war | near-miss
sense_turned | Hussein ibn Ali | Ali ibn Hussein | wrong
only_doer | Meade beat Lee | Meade | partly
only_doer | Meade was beaten by Lee | General Lee | partly
only_doer | Germany invaded Poland | the Germans | partly
sense_turned | revolt of Cade against Henry | revolt of Henry against Cade | wrong
is_a_key | Traité de Paris | Paris traité | right
sense_turned | 27 BC to AD 14 | 14 BC to AD 27 | wrong
sense_turned | 1914 to 1918 and 1939 | 1918 to 1914 and 1939 | wrong
is_a_key | Germany invaded Poland | Poland invaded by Germany | right
is_a_key | Alexis de Tocqueville | Alexis Tocqueville | right
relative | Augustus | Augustus's daughter | wrong
relative | Genghis Khan | the grandson of Genghis Khan | wrong
relative | Tiberius Gracchus | the brother of Tiberius Gracchus | wrong
relative | Theodora | the wife of Theodora | wrong
is_other | Tiberius Gracchus | Gaius Gracchus | wrong
is_other | Augustus | Caesar | wrong
is_other | World War II | Great War | wrong
is_confusable | Jacobins | Girondins and others | wrong
word_of_other | Theodora | Teodora | right
word_of_other | Augustus | Agustus | right
names_second | Operation Barbarossa | Operation Barbarossa and the House of Wisdom | wrong
names_second | Lend-Lease Act | Lend-Lease Act, then the Taiping Rebellion | wrong
names_second | World War I | World War I, the Great War | right
names_other | Julius Caesar | Julius Caesar and Mao | wrong
names_other | Maximilien Robespierre | Jean Franklin Maximilien Robespierre | near-miss
names_other | Operation Barbarossa | Napoleon's Operation Barbarossa | near-miss
initial_for_forename | Tiberius Gracchus | T. Gracchus | right
initial_for_forename | Tiberius Gracchus | G. Gracchus | wrong
part_missing | Tiberius Gracchus | the tribune Gracchus | near-miss
part_missing | Tiberius Gracchus | Gracchus | near-miss
part_missing | Maximilien Robespierre | Maximilien | near-miss
part_missing | Mao Zedong | Zedong | near-miss
part_missing | Sun Yat-sen | Sen | near-miss
part_missing | Eleanor of Aquitaine | Aquitaine | near-miss
part_missing | Zheng He | Zheng | near-miss
part_missing | Hungary | Hungarians | near-miss
part_missing | Julius Caesar | Pompey | wrong
stray_word | Augustus | William of Orange and Augustus | near-miss
stray_word | Maximilien Robespierre | Augustin Robespierre | near-miss
stray_word | John Wilkes Booth | Edwin Booth | near-miss
stray_word | Estates-General | Estates-General meeting | near-miss
"""
ROWS = [tuple(cell.strip() for cell in line.split("|")) for line in TABLE.strip().splitlines()]


@pytest.mark.parametrize(("rule", "key", "answer", "verdict"), ROWS, ids=lambda cell: cell)
def test_each_rule_judges_its_own(rule: str, key: str, answer: str, verdict: str) -> None:
    question = ask(key, "Who did it to whom?" if rule == "only_doer" else "Which?")
    judged = mark(question, answer)
    assert judged.verdict == verdict, say(judged.reason)
    if verdict != "right" or rule in ("is_a_key", "several_answers", "said_twice", "initial_for_forename"):
        assert first_rule(question, answer) == rule


def test_every_rule_has_its_table() -> None:
    assert {rule.__name__ for rule in RULES} == {row[0] for row in ROWS}


def test_only_whoever_did_it_is_half_of_who_did_it_to_whom() -> None:
    asked = ask("Brutus killed Caesar", "Who killed whom?")
    given = {"Brutus": 0.5, "Caesar": 0, "not Brutus": 0, "Brutus and Mao": 0, "Caesar Brutus": 0}
    assert {text: mark(asked, text).share for text in given} == given


SPELLED = """
Julius Caesar | Julius Ceaser
Genghis Khan | Genghis Kahn
Louis XVI | King Loius XVI of France
Napoleon Bonaparte | Emperor Napolean
Vasco da Gama | da Gama
Umar ibn al-Khattab | Caliph Umar
Philip II of Spain | King Philip II
Franklin D. Roosevelt | President Franklin Delano Roosevelt
Augustus | Octavian, who had been adopted
Augustus | Agustus /
Operation Barbarossa | Barbarossa
Lend-Lease Act | Lend-Lease
V-2 rocket | V-2
B-29 bomber | a B29
Crimean War | the war in Crimea
Bay of Pigs invasion | the Bay of Pigs
Augustus | I guess Augustus
Theodora | Empress Theodora
Meade beat Lee | Meade defeated Lee
Meade beat Lee | Lee lost to Meade
Meade beat Lee | Lee was beaten by Meade
Brutus killed Caesar | Caesar was murdered by Brutus
Hungary attacked Persia | the Hungarians attacked the Persians
Caesar crossed the Rubicon | Julius Caesar crossed the Rubicon
Storming of the Bastille | they stormed the Bastille
The crusaders sacked Constantinople | Crusaders sack Constantinople
The rebels burned the palace | the palace was burned by rebels
flying shuttle | the fly shuttle
revolt of the barons against the king | a revolt against the king by the barons
Serbia was attacked by Austria | Austria attacked Serbia
Serbia was attacked by Austria | Serbia attacked by Austria
peace after the war | after the war there was peace
soldiers shot workers | the workers were shot by soldiers
Shah Jahan | Sha Jahan
Lin Zexu | Lin Zhexu
Huguenots | Hugonots
Kristallnacht | Crystal Night
World War II | WorldWar II
Hundred Flowers Campaign | Hundred Flowers movement
Quit India Movement | Quit India
Treaty of Westphalia | Peace of Westphalia
130 ships | about 130 ships
18 | 18 people
50 percent | 50%
117 km | 117 kilometres
"""


@pytest.mark.parametrize("row", SPELLED.strip().splitlines())
def test_what_no_rule_refuses_is_right(row: str) -> None:
    key, answer = row.split(" | ")
    assert mark(ask(key), answer).verdict == "right"


@pytest.mark.parametrize("text", ["4 hrs", "4hours", "four hrs", "about 4 hours", "4h", "4", "4 Stunden"])
def test_a_measure_is_written_in_many_ways(text: str) -> None:
    assert (mark(ask("4 hours", "How long did he speak?"), text).verdict == "right") == (text != "4 Stunden")


@pytest.mark.parametrize("text", ["4 days", "40 hours", "14 hours", "4 hours and 5 minutes"])
def test_another_measure_or_number_is_wrong(text: str) -> None:
    assert mark(ask("4 hours", "How long did he speak?"), text).verdict == "wrong"


PEOPLE_NAMED = """
Shivaji | Chhatrapati Shivaji Maharaj | right
Yi Sun-sin | Yi Sun-shin | right
Ibrahim Lodi | Ibrahim Lodhi | right
Charles V | Karl V | right
Nur ad-Din | Nureddin | right
Salah ad-Din | Salahuddin | right
Nur ad-Din | Badreddin | wrong
Mary Stuart | Marie Stuart | right
Mary Tudor | Maurice Tudor | near-miss
Alexios I Komnenos | Alexius Comnenus | right
Ulysses S. Grant | General U.S. Grant | right
Ulysses S. Grant | US Grant | right
John Hus | Jan Huss | right
Klemens von Metternich | Clemens von Metternich | right
W. E. B. Du Bois | I think W. E. B. Du Bois | right
Nicholas II | Nikolai II | right
Minamoto no Yoritomo | Minamoto Yoritomo | right
Martin Luther King Jr. | Martin Luther King | right
Martin Luther King Jr. | Dr. King | right
Martin Luther King Jr. | Martin Luther King Sr | wrong
Pitt the Younger | Pitt the Elder | wrong
William Huskisson | William Huskisson MP | right
Matthew Boulton | mathew bolton | right
Robert Clive | Clive of India | right
Vasco da Gama | Vasco da Gama of Portugal | right
Pericles | Pericles, the statesman | right
Pericles | Pericles, a statesman, and Cleon | near-miss
Genghis Khan | Genghis Khan, grandfather of Kublai | right
Genghis Khan | the grandfather of Genghis Khan | wrong
Martin Luther | Brother Martin Luther | right
Martin Luther | the monk Martin Luther | right
Martin Luther | Martin Luther King | near-miss
Ivan the Terrible | Ivan the Terrible (tsar) | right
Frederick the Wise | Frederick the Great | near-miss
Cnut | Cnut the Great | right
Kim Il-sung | Kim Il-sun | right
Vo Nguyen Giap | Vo Nguyen Giab | right
An Jung-geun | Anna Jung-geun | near-miss
Matthias Corvinus | Maria Corvinus | near-miss
Robert Clive | Robert Clive II | near-miss
Toussaint Louverture | Toussaint Louverture II | near-miss
Lyndon Johnson | A. Johnson | near-miss
Lyndon Johnson | L. Johnson | right
Franklin D. Roosevelt | Franklin R. Roosevelt | near-miss
George H. W. Bush | George H. Bush | right
George H. W. Bush | George W. Bush | near-miss
William the Conqueror | William of Orange | near-miss
Louis XVI | Louis XVI in 1789 | near-miss
the Hittites | the Hittite army | right
Joan of Arc | John of Arc | wrong
Ho Chi Minh | Ho Chi Dinh | near-miss
Miguel Hidalgo | Miguel Hildago | right
Yi Seong-gye | yi seonggye | right
"""


@pytest.mark.parametrize("row", PEOPLE_NAMED.strip().splitlines())
def test_people_are_named_in_many_ways(row: str) -> None:
    key, answer, verdict = row.split(" | ")
    assert mark(ask(key, "Who was it?"), answer).verdict == verdict


@pytest.mark.parametrize("text", ["3", "a fifth", "two thirds", "third"])
def test_a_share_is_no_number(text: str) -> None:
    assert mark(ask("a third", "How much of it?"), "one third").verdict == "right"
    assert mark(ask("a third", "How much of it?"), text).verdict != "right"


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Pest and Buda", 1), ("buda/pest", 1), ("Pest vs Buda", 1), ("Buda vs Vienna", 0.5),
        ("Buda against Pest", 1), ("not Buda vs Pest", 0), ("Bhuda and Pest", 1), ("Pest", 0.5), ("Buda and Vienna", 0.5),
        ("Buda, Pest and Vienna", 0.5), ("Vienna", 0), ("not Buda and Pest", 0), ("Buda, Vienna and Rome", 0),
    ],
)  # fmt: skip
def test_each_of_the_things_asked_for_is_worth_its_share(text: str, share: float) -> None:
    assert mark(ask("Buda and Pest", "Which two towns became one?"), text).share == share


def test_a_year_tells_which_of_several_battles_it_was() -> None:
    fact = Fact(
        id="f",
        title="First Battle of Panipat",
        statement="So.",
        date=HistoricalDate.parse("1526-04-21"),
        place="Panipat, India",
        testimony=(),
    )
    (unit,) = WORLD.units
    library = Library([replace(unit, facts=(fact,))])
    answers = (
        "Battle of Panipat 1526",
        "First Battle of Panipat 1526",
        "Battle of Panipat 1556",
        "Second Battle of Panipat",
    )
    verdicts = [mark(ask("First Battle of Panipat"), text, library).verdict for text in answers]
    assert verdicts == ["right", "right", "wrong", "wrong"]


@pytest.mark.parametrize("text", ["Brittany", "Bretons"])
def test_a_look_alike_is_not_the_answer(text: str) -> None:
    assert mark(ask("Britain", "Which country?"), text).verdict != "right"


@pytest.mark.parametrize(
    ("key", "text"),
    [
        ("Karl Marx", "Mary Marx"), ("Mark Antony", "Mary Antony"), ("Leon Trotsky", "Li Trotsky"),
        ("John Adams", "John Quincy Adams"),
        ("Lord Mountbatten", "Lady Mountbatten"), ("Ramesses II", "Ramesses"), ("Ramesses II", "Ramses III"),
        ("Ngo Dinh Diem", "Diem's brother"), ("George H. W. Bush", "George W. Bush"),
        ("Alexios I Komnenos", "Alexios II Komnenos"), ("Wu Zetian", "Wu Sangui"), ("Joseph Stalin", "Svetlana Stalina"),
    ],
)  # fmt: skip
def test_no_namesake_is_right(key: str, text: str) -> None:
    assert mark(ask(key, "Who?"), text).verdict != "right"


def test_a_reign_is_not_taken_from_the_prompt() -> None:
    asked = ask("Richard the Lionheart", "Which English king led the Third Crusade?")
    library = Library([make_unit({"Richard the Lionheart": ("Richard I",)}, {})])
    verdicts = [mark(asked, text, library).verdict for text in ("Richard", "Richard I", "Richard III", "King Richard II")]
    assert verdicts == ["right", "right", "wrong", "wrong"]


def test_a_ruler_does_not_go_by_the_name_of_the_house() -> None:
    library = Library([make_unit({"Napoleon III": ("Louis Napoleon Bonaparte",)}, {})])
    assert mark(ask("Napoleon III"), "Louis Napoleon Bonaparte", library).verdict == "right"
    assert mark(ask("Napoleon III"), "Napoleon Bonaparte", library).verdict == "near-miss"
    assert mark(ask("Napoleon III"), "Bonaparte", library).verdict != "right"


@pytest.mark.parametrize("text", ["Mehmed", "Mehmed III", "Sultan Mehmed"])
def test_a_reign_keeps_its_number_where_an_epithet_goes_without(text: str) -> None:
    assert mark(ask("Mehmed the Conqueror"), "Mehmed II").verdict == "right"
    assert mark(ask("Mehmed II"), text).verdict != "right"


def test_what_is_as_near_to_another_is_left_to_the_teacher() -> None:
    library = Library([make_unit({"Tiberius": (), "Tiberias": ()}, {})])
    judged = mark(ask("Tiberius"), "Tiberios", library)
    assert (judged.verdict, say(judged.reason)) == ("near-miss", "That is as near to Tiberias as to the answer, Tiberius.")
    assert mark(ask("Tiberius"), "Tiberios", Library([make_unit({"Tiberius": ()}, {})])).verdict == "right"


def test_a_name_of_the_unit_beside_a_right_one_is_a_slip() -> None:
    library = Library([make_unit({"Frederick Douglass": (), "Stephen Douglas": ()}, {})])
    assert mark(ask("Frederick Douglass"), "Frederick Douglas", library).verdict == "right"
    assert mark(ask("Frederick Douglass"), "Stephen Douglass", library).verdict != "right"


def test_a_first_name_has_its_short_form_though_others_are_called_so() -> None:
    library = Library([make_unit({"Mao Zedong": (), "Jiang Qing": ("Madame Mao",), "Mao Xinyu": ()}, {})])
    alone = Library([make_unit({"Mao Zedong": (), "Jiang Qing": ("Madame Mao",)}, {})])
    assert [mark(ask("Mao Zedong"), "Mao", each).verdict for each in (alone, library)] == ["right", "near-miss"]


def test_what_is_easily_mixed_up_may_be_called_alike() -> None:
    asked = ask("Peace of Paris", confusable=("Pact of Paris",))
    assert {text: mark(asked, text).verdict for text in ("Peace of Paris", "Pact of Paris")} == {
        "Peace of Paris": "right", "Pact of Paris": "wrong",
    }  # fmt: skip


@given(letter=st.sampled_from("abcdefghijklmnopqrstuvwxyz"))
def test_no_other_letter_is_right(letter: str) -> None:
    assert (mark(ask("Army Group B", "Which army group?"), f"Army Group {letter}").verdict == "right") == (letter == "b")


def test_a_question_of_no_unit_is_judged_among_the_names_of_the_only_one() -> None:
    assert say(mark(ask("Augustus", unit="none"), "Gaius Gracchus").reason) == "That is Gaius Gracchus; the answer is Augustus."
    several = Library([*WORLD.units, make_unit({"Pompey": ()}, {}, key="other")])
    assert say(mark(ask("Augustus", unit="none"), "Gaius Gracchus", several).reason) == "The answer is Augustus."


def test_an_initial_that_two_of_a_family_bear_is_left_to_the_teacher() -> None:
    library = Library([make_unit({"Tiberius Gracchus": (), "Titus Gracchus": ()}, {})])
    judged = mark(ask("Tiberius Gracchus"), "T. Gracchus", library)
    assert (judged.verdict, say(judged.reason)) == ("near-miss", "Part of it is missing; the answer is Tiberius Gracchus.")
