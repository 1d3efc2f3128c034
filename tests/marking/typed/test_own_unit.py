"""Marks that hang on what else the question's own unit tells: namesakes, what its texts name, its lists of what is mixed up."""

from __future__ import annotations

import gc
import weakref

import pytest
from msgspec.structs import replace

from bot.front.kit.reasons import say
from bot.language.dates import HistoricalDate
from bot.library.catalogue import Library
from bot.library.model import Fact
from bot.library.unit import UnitHead
from bot.marking.typed.key import keys_of

from .units import WORLD, ask, make_unit, mark

LONG = """The town had many houses and few gardens, and it was known for its cloth and for its wool, which merchants sold at the
    fair each year in the spring, and its walls were old and its gates were low, and many a traveller came in those days."""


def telling(statement: str) -> Library:
    """Make a library of one unit, which tells of one fact, by this statement."""
    fact = Fact(id="world/f", title="The fact", statement=statement, testimony=())
    return Library([replace(make_unit({}, {}), facts=(fact,))])


@pytest.mark.parametrize(
    ("people", "key", "verdicts"),
    [
        (("Mehmed VI", "Mehmet II"), "Mehmed VI", {"Mehmet VI": "right", "Mehmet II": "wrong"}),
        (("Mehmed VI", "Mehmet VI of Rum"), "Mehmed VI", {"Mehmet VI": "wrong", "Mehmed VI": "right"}),
        (("Augustus", "Huey Long"), "Augustus", {"Augustus for long": "right"}),
        (("Tiberius Gracchus",), "Tiberius Gracchus", {"mighty Tiberius S. Gracchus": "right"}),
    ],
)
def test_a_name_is_somebody_elses_where_the_unit_has_them(people: tuple[str, ...], key: str, verdicts: dict[str, str]) -> None:
    library = Library([make_unit(dict.fromkeys(people, ()), {})])
    assert {text: mark(ask(key, "Who was it?"), text, library).verdict for text in verdicts} == verdicts


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("The gate was at Trebizond.", "right"),
        (f"The gate was at Trebizond. {LONG}", "right"),
        (f"{LONG} The gate was at Trebizond. {LONG}", "right"),
        (f"{LONG} The gate was at Trebizond.", "right"),
        (LONG, "near-miss"),
    ],
)
def test_what_a_fact_tells_may_stand_beside_the_answer_however_long_it_is(statement: str, verdict: str) -> None:
    question = replace(ask("Kerkoporta Gate", "What was opened?"), fact="world/f")
    assert mark(question, "Kerkoporta Gate, Trebizond", telling(statement)).verdict == verdict


@pytest.mark.parametrize(("key", "text"), [("Marines", "the mariners"), ("the consulate", "consular")])
def test_another_word_that_the_unit_writes_is_no_slip(key: str, text: str) -> None:
    assert mark(ask(key, "Who landed?"), text, telling(f"Here came {text}.")).verdict == "near-miss"
    assert mark(ask(key, "Who landed?"), text, telling("Here they came.")).verdict == "right"


@pytest.mark.parametrize(("text", "verdict"), [("Mathew Bolton", "right"), ("Matthew Bolton", "right"), ("Bolton", "near-miss")])
def test_a_word_of_the_unit_is_a_slip_beside_the_rest_of_a_name(text: str, verdict: str) -> None:
    library = telling("The first mills stood in Bolton.")
    assert mark(ask("Matthew Boulton", "Who was the partner of James Watt?"), text, library).verdict == verdict


def test_the_year_of_a_fact_takes_no_reigns_place() -> None:
    fact = Fact(id="world/f", title="The fact", statement="So.", testimony=(), date=HistoricalDate.parse("1789"))
    library = Library([replace(make_unit({"Louis XVI": ()}, {}), facts=(fact,))])
    question = replace(ask("Louis XVI", "Who reigned?"), fact="world/f")
    assert [mark(question, text, library).verdict for text in ("Louis XVI 1789", "Louis 1789")] == ["right", "wrong"]


@pytest.mark.parametrize(("statement", "verdict"), [("The Scottish army came.", "wrong"), ("The army came.", "right")])
def test_england_is_britain_unless_the_unit_tells_its_parts_apart(statement: str, verdict: str) -> None:
    assert mark(ask("Britain", "Which country won?"), "England", telling(statement)).verdict == verdict


@pytest.mark.parametrize(
    ("prompt", "text", "verdict"),
    [
        ("Which battle?", "2nd Battle of Panipat", "near-miss"),
        ("Which battle?", "second battle of Panipat", "near-miss"),
        ("Which battle?", "Battle of Panipat 1526", "right"),
        ("Which battle?", "2 April: Battle of Panipat", "right"),
        ("Which second battle?", "2nd Battle of Panipat", "right"),
    ],
)
def test_the_day_of_a_battle_does_not_count_battles(prompt: str, text: str, verdict: str) -> None:
    date = HistoricalDate.parse("1526-04-02")
    fact = Fact(id="world/f", title="Battle of Panipat", statement="So.", testimony=(), date=date)
    library = Library([replace(make_unit({}, {"Battle of Panipat": ()}), facts=(fact,))])
    assert mark(replace(ask("Battle of Panipat", prompt), fact="world/f"), text, library).verdict == verdict


def test_a_word_for_the_same_thing_may_stand_in_the_unit_too() -> None:
    assert mark(ask("Taiping Rebellion"), "Taiping Revolt", telling("A revolt began.")).verdict == "right"


@pytest.mark.parametrize(
    ("prompt", "verdict"),
    [
        ("Which lawyer led the salt march?", "right"),
        ("Which lawyer led the march?", "right"),
        ("Who spoke of salt?", "near-miss"),
        ("Which lawyer and minister spoke of salt?", "near-miss"),
    ],
)
def test_the_prompt_tells_which_of_two_a_surname_means(prompt: str, verdict: str) -> None:
    (unit,) = Library([make_unit({"Mahatma Gandhi": (), "Indira Gandhi": ()}, {})]).units
    entries = ("A lawyer who began the salt march.", "A minister who paid salt taxes.")
    people = tuple(replace(person, entry=entry) for person, entry in zip(unit.people, entries, strict=True))
    assert mark(ask("Mahatma Gandhi", prompt), "Gandhi", Library([replace(unit, people=people)])).verdict == verdict


@pytest.mark.parametrize(("statement", "verdict"), [("There the Congress met again.", "right"), ("They met again.", "near-miss")])
def test_a_body_goes_by_its_last_word_where_the_unit_calls_it_so(statement: str, verdict: str) -> None:
    assert mark(ask("Continental Congress", "What met?"), "the Congress", telling(statement)).verdict == verdict


def test_a_question_is_judged_among_the_names_of_its_own_unit_wherever_that_stands() -> None:
    others = make_unit({"Pompey": ()}, {}, key="other")
    for library in (Library([others, *WORLD.units]), Library([*WORLD.units, others])):
        said = [say(mark(ask("Augustus"), text, library).reason) for text in ("Gaius Gracchus", "Pompey")]
        assert said == ["That is Gaius Gracchus; the answer is Augustus.", "The answer is Augustus."]


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Revolution of 1956", "right"),
        ("I guess the '56 revolution", "right"),
        ("Revolution of 1956 and 1957", "near-miss"),
        ("Revolution of 1956 + 1957", "near-miss"),
        ("Revolution of 1956, 23", "wrong"),
        ("Revolution of 1958", "wrong"),
    ],
)
def test_a_second_year_is_a_second_answer_though_the_fact_ran_into_it(text: str, verdict: str) -> None:
    date = HistoricalDate.parse("1956-10-23/1957")
    fact = Fact(id="world/f", title="Revolution of 1956", statement="So.", testimony=(), date=date)
    library = Library([replace(make_unit({}, {"Revolution of 1956": ()}), facts=(fact,))])
    assert mark(replace(ask("Revolution of 1956", "What was it?"), fact="world/f"), text, library).verdict == verdict


def test_a_question_that_was_kept_with_its_fact_is_judged_by_that_fact() -> None:
    whole = telling("The gate was open.")
    kept = Library(telling("The gate was at Trebizond.").units, names=whole)
    question = replace(ask("Kerkoporta Gate", "What was opened?"), fact="world/f")
    verdicts = [mark(question, "Kerkoporta Gate, Trebizond", library).verdict for library in (whole, kept, whole)]
    assert verdicts == ["near-miss", "right", "near-miss"]


def test_a_place_and_a_year_go_with_what_a_fact_of_the_unit_is_called_after() -> None:
    fact = Fact(
        id="world/f", title="Battle of Zama", statement="So.", testimony=(), place="Tunisia", date=HistoricalDate.parse("-0201")
    )
    library = Library([replace(make_unit({}, {"Zama": ()}), facts=(fact,))])
    verdicts = {"Zama, Tunisia": "right", "Zama 202 BC": "right", "Zama, Poland": "near-miss", "Zama 203 BC": "near-miss"}
    assert {text: mark(ask("Zama", "Which battle?"), text, library).verdict for text in verdicts} == verdicts


def test_a_state_goes_by_its_other_name_unless_the_unit_tells_the_two_apart() -> None:
    one, two = (Library([make_unit({}, dict.fromkeys(names, ()))]) for names in (("Netherlands",), ("Netherlands", "Holland")))
    asked = ask("Netherlands", "Which country rose against Spain?")
    assert [mark(asked, "Holland", library).verdict for library in (one, two)] == ["right", "wrong"]


def test_a_king_keeps_his_number_though_the_fact_calls_him_without() -> None:
    fact = Fact(id="world/f", title="Third Crusade", statement="Richard led the Third Crusade.", testimony=())
    library = Library([replace(make_unit({"Richard I": (), "Richard II": ()}, {}), facts=(fact,))])
    verdicts = {"Richard": "near-miss", "Richard I": "right", "Richard II": "wrong"}
    question = replace(ask("Richard I", "Which king led the crusade?"), fact="world/f")
    assert {text: mark(question, text, library).verdict for text in verdicts} == verdicts


def test_whom_the_unit_says_are_mixed_up_may_be_listed_by_their_surnames() -> None:
    (unit,) = Library([make_unit({"Joseph Stalin": (), "Leon Trotsky": ()}, {})]).units
    head = UnitHead(id="world", title="World", confusable=(("Joseph Stalin", "Trotsky", "Sergei Kirov"),))
    library = Library([replace(unit, head=head)])
    verdicts = {"Trotsky": "right", "Stalin": "wrong", "Kirov": "wrong", "Sergei Kirov": "wrong"}
    assert {text: mark(ask("Leon Trotsky", "Who led it?"), text, library).verdict for text in verdicts} == verdicts


def test_a_name_of_the_unit_that_is_near_a_title_is_none() -> None:
    library = Library([make_unit({"Aaron Burr": (), "Lafayette": ("Gilbert du Motier",)}, {})])
    verdicts = {"Govenor Aaron Burr": "right", "Burr, Gilbert du Motier": "wrong", "Burr and Motier": "wrong"}
    assert {text: mark(ask("Aaron Burr", "Who shot Hamilton?"), text, library).verdict for text in verdicts} == verdicts


def test_a_forename_in_another_language_is_no_short_name() -> None:
    library = Library([make_unit({"John Hunyadi": ("Hunyadi János",)}, {})])
    verdicts = {"Hunyadi": "right", "János": "near-miss", "János Hunyadi": "right"}
    assert {text: mark(ask("John Hunyadi"), text, library).verdict for text in verdicts} == verdicts


@pytest.mark.parametrize("text", ["Imre Nagy II", "Nagy XIV"])
def test_a_number_that_the_unit_tells_of_another_ruler_excuses_none(text: str) -> None:
    fact = Fact(id="world/f", title="The fact", statement="Alexander II freed them, and Louis XIV was there.", testimony=())
    library = Library([replace(make_unit({"Imre Nagy": ()}, {}), facts=(fact,))])
    assert mark(replace(ask("Imre Nagy", "Who freed them?"), fact="world/f"), text, library).verdict == "near-miss"


def test_the_names_of_64_units_are_kept_and_no_more() -> None:
    first, *others = (Library([make_unit({}, {}, key=f"unit-{number}")]) for number in range(65))
    kept = [weakref.ref(keys_of(ask("Pompey"), library).lexicon) for library in (first, *others[:-1])]
    assert all(lexicon() for lexicon in kept)
    mark(ask("Pompey"), "Pompey", others[-1])
    gc.collect()
    assert kept[0]() is None


@pytest.mark.parametrize(("text", "verdict"), [("September 11 attacks", "right"), ("September 12 attacks", "wrong")])
def test_what_is_called_after_its_day_goes_by_its_other_names(text: str, verdict: str) -> None:
    library = Library([make_unit({}, {"11 September 2001": ("September 11 attacks",)})])
    assert mark(ask("11 September 2001", "Which event began the War on Terror?"), text, library).verdict == verdict


def test_of_several_dates_that_are_accepted_the_nearest_counts() -> None:
    question = replace(ask("1956", "When did they rise?"), answers=("1956", "25 December 1848"))
    verdicts = {"1956": "right", "25 December 1848": "right", "1848": "near-miss", "1849": "wrong"}
    assert {text: mark(question, text).verdict for text in verdicts} == verdicts


def test_a_place_goes_with_the_land_that_the_unit_names_it_with() -> None:
    fact = Fact(id="world/f", title="The rising", statement="So.", testimony=(), place="Poznan, Poland")
    library = Library([replace(make_unit({}, {"Hungary": ()}), facts=(fact,))])
    verdicts = {"Poznan, Poland": "right", "Poznan, Hungary": "wrong", "Poznan, Prussia": "near-miss"}
    assert {text: mark(ask("Poznan", "Where was it?"), text, library).verdict for text in verdicts} == verdicts


@pytest.mark.parametrize(
    ("title", "key", "text", "verdict"),
    [
        ("Stuart Britain", "Charles I", "Charles I of England", "right"),
        ("Stuart Britain", "Anne", "Queen Anne of Great Britain", "right"),
        ("Stuart Britain", "Bill of Rights", "the English Bill of Rights", "right"),
        ("Stuart Britain", "Charles I", "Charles I of Spain", "near-miss"),
        ("Tudor Britain", "Mary I", "Mary I of Scotland", "near-miss"),
        ("The Habsburgs", "Charles I", "Charles I of England", "near-miss"),
    ],
)
def test_the_country_of_a_unit_is_that_of_its_kings_and_laws(title: str, key: str, text: str, verdict: str) -> None:
    (unit,) = telling("Envoys came from England, from Scotland and from Spain.").units
    people = make_unit({} if key == "Bill of Rights" else {key: ()}, {}).people
    library = Library([replace(unit, head=replace(unit.head, title=title), people=people)])
    assert mark(ask(key, "Which was it?"), text, library).verdict == verdict


def test_a_king_whose_other_name_tells_the_country_is_that_of_no_other() -> None:
    library = Library([make_unit({"Nicholas II": ("Nicholas II of Russia",)}, {})])
    verdicts = {"Nicholas II of Russia": "right", "Tsar Nicholas II": "right", "Nicholas II of Germany": "near-miss"}
    assert {text: mark(ask("Nicholas II", "Who was it?"), text, library).verdict for text in verdicts} == verdicts


def test_it_was_somebody_elses_brother_is_no_aside() -> None:
    library = Library([make_unit({"Augustus": ()}, {})])
    verdicts = {"Augustus, it was his brother": "wrong", "Augustus, Julia's father": "right"}
    assert {text: mark(ask("Augustus", "Who was it?"), text, library).verdict for text in verdicts} == verdicts


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("Mansa Musa I", "right"),
        ("King Musa of Mali", "right"),
        ("Musa", "right"),
        ("Mansa Musa II", "near-miss"),
        ("Musa II", "near-miss"),
    ],
)
def test_a_number_that_only_another_name_has_may_be_said_or_not(text: str, verdict: str) -> None:
    library = Library([make_unit({"Mansa Musa": ("Musa I of Mali",)}, {})])
    assert mark(ask("Mansa Musa", "Which ruler was it?"), text, library).verdict == verdict


@pytest.mark.parametrize("text", ["General Perón", "General Peron", "el general Perón", "Señor Perón"])
def test_an_accent_hides_no_title(text: str) -> None:
    library = Library([make_unit({"Juan Perón": ()}, {})])
    assert mark(ask("Juan Perón", "Who became president in 1946?"), text, library).verdict == "right"


def test_a_name_of_two_letters_is_not_found_inside_words() -> None:
    fact = Fact(
        id="world/f", title="A murder", statement="So.", testimony=(), place="Trebizond", date=HistoricalDate.parse("1560")
    )
    library = Library([replace(make_unit({}, {"Ur": ()}), facts=(fact,))])
    verdicts = {"Ur": "right", "Ur, Trebizond": "near-miss", "Ur 1560": "near-miss"}
    assert {text: mark(ask("Ur", "Which city?"), text, library).verdict for text in verdicts} == verdicts


def test_a_state_goes_by_its_letters_behind_a_place_of_it() -> None:
    fact = Fact(id="world/f", title="The first flight", statement="So.", testimony=(), place="North Carolina, United States")
    library = Library([replace(make_unit({}, {}), facts=(fact,))])
    verdicts = {"Kitty Hawk, NC": "right", "Kitty Hawk, SC": "near-miss"}
    question = replace(ask("Kitty Hawk", "Where was it?"), fact="world/f")
    assert {text: mark(question, text, library).verdict for text in verdicts} == verdicts


def test_a_year_inside_those_that_are_asked_for_is_left_to_the_teacher() -> None:
    judged = mark(ask("1950 to 1952", "When was it?"), "1951")
    assert (judged.verdict, say(judged.reason)) == ("near-miss", "That lies within it; the answer is 1950 to 1952.")
