"""What a question asks for: two things at once, a sentence in one's own words, a country by its people."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.marking.kinds import Verdict

from .units import ask, mark

BUILT = ask("Shah Jahan, for Mumtaz Mahal", "Which emperor built the Taj Mahal, and in memory of whom?")
LED = ask("Julius Nyerere, 1961", "Who led Tanganyika to independence, and in which year?")
RULED = ask("Hyder Ali and Tipu Sultan", "Which two rulers of Mysore, father and son, fought against the Company?")
PROMISED = replace(
    ask("Religion, independence and union", "Which three guarantees did the plan give?"),
    answers=("Religion, independence and union", "religion, independence, unity"),
)


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        (BUILT, "Shah Jahan for Mumtaz Mahal", 1),
        (BUILT, "shah jahan built it 4 mumtaz mahal", 1),
        (BUILT, "Shah Jahan, Mumtaz Mahal", 1),
        (BUILT, "Shah Jahan", 0.5),
        (BUILT, "Mumtaz Mahal", 0.5),
        (BUILT, "Augustus for Mumtaz Mahal", 0.5),
        (BUILT, "Mumtaz Mahal for Augustus", 0),
        (BUILT, "Augustus for Theodora", 0),
        (LED, "Nyerere in 1961", 1),
        (LED, "Julius Nyerere, 1961", 1),
        (LED, "julius nyerere", 0.5),
        (LED, "1961", 0.5),
        (LED, "Julius Nyerere, 1962", 0.5),
        (LED, "in 1962", 0),
        (RULED, "Tipu Sultan and his father Hyder Ali", 1),
        (RULED, "haidar ali + tippu sultan", 1),
        (RULED, "Tipu Sultan n Hyder Ali", 1),
        (RULED, "Tipu Sultan and Augustus", 0.5),
        (RULED, "Tipu Sultan, Hyder Ali and Augustus", 0.5),
        (PROMISED, "independence, religion and unity", 1),
        (PROMISED, "independence, religion and union", 1),
        (PROMISED, "independence, religion and land", 2 / 3),
    ],
)
def test_each_of_two_things_asked_at_once_is_worth_its_share(question: object, text: str, share: float) -> None:
    assert mark(question, text).share == pytest.approx(share)  # type: ignore[arg-type]  # ask gives a Typed


WHY = ask("to revise the unequal treaties", "Why did the mission travel to America?")


@pytest.mark.parametrize(
    ("question", "text", "verdict"),
    [
        (WHY, "to revise unequal treaties", "right"),
        (WHY, "they wanted to get rid of the unfair treaties", "near-miss"),
        (WHY, "they hated treaties", "near-miss"),
        (WHY, "gold", "wrong"),
        (ask("Japan had tariffs of 5 percent", "Why was it hated?"), "they had to pay 7 percent", "wrong"),
        (ask("Julius Caesar", "What did Brutus do him harm for, or whom?"), "somebody they hated there", "wrong"),
        (ask("to revise the treaties", "Which aim had they?"), "they wanted to get rid of them", "wrong"),
    ],
)
def test_a_sentence_of_ones_own_is_left_to_the_teacher(question: object, text: str, verdict: str) -> None:
    assert mark(question, text).verdict == Verdict(verdict)  # type: ignore[arg-type]  # ask gives a Typed


@pytest.mark.parametrize(
    ("key", "text", "verdict"),
    [
        ("to revere the emperor and expel the foreigners", "expel the foreigners and revere the emperor", "right"),
        ("to revere the emperor and expel the foreigners", "to expel the emperor and revere the foreigners", "wrong"),
        ("rich country, strong army", "strong army, rich country", "right"),
        ("rich country, strong army", "rich army, strong country", "wrong"),
        (
            "The Japanese fleet destroyed the Russian Baltic Fleet",
            "the japanese fleet destroyed the russian baltic fleet",
            "right",
        ),
        (
            "The Japanese fleet destroyed the Russian Baltic Fleet",
            "The Russian Baltic Fleet destroyed the Japanese fleet",
            "wrong",
        ),
        ("They were not represented", "they werent represented", "right"),
        ("They were not represented", "they weren't represented", "right"),
        ("They were not represented", "they were represented", "wrong"),
        ("5:5:3", "5:5:3", "right"),
        ("5:5:3", "5:3:5", "wrong"),
        ("200 million taels", "200 thousand taels", "wrong"),
        ("because they were taught in Afrikaans", "because they were taught in English", "wrong"),
    ],
)
def test_what_is_said_of_one_is_not_said_of_the_other(key: str, text: str, verdict: str) -> None:
    assert mark(ask(key, "What was it?"), text).verdict == Verdict(verdict)


@pytest.mark.parametrize(
    ("prompt", "key", "text", "verdict"),
    [
        ("Which country's constitution was the model?", "Germany", "the french one", "wrong"),
        ("From which country did it become independent?", "Portugal", "the portugese", "right"),
        ("Which country made the alliance?", "Great Britain", "england", "right"),
        ("Which country did England join with in 1707?", "Great Britain", "england", "wrong"),
        ("Which battle was it?", "Great Britain", "scotland", "wrong"),
    ],
)
def test_a_country_goes_by_its_people(prompt: str, key: str, text: str, verdict: str) -> None:
    assert mark(ask(key, prompt), text).verdict == Verdict(verdict)


@pytest.mark.parametrize(
    ("prompt", "text", "verdict"),
    [
        ("Which oath was sworn?", "Robespierre", "right"),
        ("Which oath was sworn?", "the oath of Maximilien Robespierre", "right"),
        ("Which oath was sworn?", "Maximilien Robespierre", "wrong"),
        ("What was sworn?", "Robespierre", "wrong"),
        ("Which oath was sworn?", "the oath of Augustus", "wrong"),
        ("Which oath was sworn?", "the Robespierre oath of Augustus", "near-miss"),
    ],
)
def test_a_thing_goes_by_the_name_of_whom_it_is_called_after(prompt: str, text: str, verdict: str) -> None:
    assert mark(ask("Robespierre Oath", prompt), text).verdict == Verdict(verdict)
