"""What a question asks for: two things at once, a sentence in one's own words, a country by its people."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.front.kit.reasons import say
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


KINGDOMS = ask("Old Kingdom, Middle Kingdom and New Kingdom", "Into which three kingdoms do historians divide it?")
KOREAS = ask("North Korea and South Korea", "Which two states were founded in 1948?")
STATES = ask("New York and New Jersey", "Which two states lay between the others?")
TREATIES = ask("Treaty of Nanjing and Treaty of Tianjin", "Which two treaties opened the ports?")
RAMESSES = ask("Ramesses II and Thutmose II", "Which two pharaohs were they?")
CITY = ask("Ashurbanipal, in Nineveh", "Which Assyrian king collected a library, and in which city?")
HEAD = ask("Manchukuo, Puyi", "What was the puppet state called, and who was put at its head?")
WROTE = ask("Jean-Jacques Rousseau, 1762", "Who wrote it, and in which year?")
OFFICERS = ask("Kitchener and Marchand", "Which two officers faced each other?")
HOLY = ask("Mecca and Medina", "What are the two holiest cities?")
POWERS = replace(ask("USA and USSR", "Which two powers?"), answers=("United States and Soviet Union", "USA and USSR"))
YALTA = ask("Churchill, Roosevelt and Stalin", "Who were the three leaders at Yalta?")
MILAN = ask("Constantine, Edict of Milan", "Which emperor made it legal, and by which edict?")
LANDED = ask("Hispaniola, Christopher Columbus", "Where did they land, and who led them?")
TOWNS = ask("Buda and Pest", "Which 2 towns became one?")
STATESMEN = ask("Gustav Stresemann and Aristide Briand", "Which two statesmen shared the prize of 1926?")
REBELS = ask("Fidel Castro and Che Guevara", "Which two revolutionaries landed in Cuba from the Granma?")
AXIS = replace(
    ask("", "Name two of the Axis powers."),
    answers=("Germany and Italy", "Germany and Japan", "Italy and Japan", "any of the three"),
)
PROVINCES = ask("Punjab and Bengal", "Which two provinces were divided in 1947?")
TOMB = ask("by Shah Jahan, for Mumtaz Mahal", "By whom was the Taj Mahal built, and for whom?")
RISING = ask("Boudica, against the Romans", "Who led the rising, and against whom?")
YEARS = ask("1914 and 1918", "In which two years did the war begin and end?")
BANNED = ask("Women and boys under ten", "Which two groups did the act ban?")


@pytest.mark.parametrize(
    ("question", "text", "share"),
    [
        (KINGDOMS, "old, middle and new", 1),
        (KINGDOMS, "the Old, Middle and New Kingdoms", 1),
        (KINGDOMS, "old, middle and late", 2 / 3),
        (KINGDOMS, "old, old and new", 2 / 3),
        (KINGDOMS, "upper kingdom, middle kingdom, lower kingdom", 1 / 3),
        (KINGDOMS, "three kingdoms", 0),
        (KOREAS, "north and south", 1),
        (KOREAS, "North and South Korea", 1),
        (KOREAS, "north and north", 0.5),
        (KOREAS, "East and West Korea", 0),
        (STATES, "York and Jersey", 0),
        (TREATIES, "Nanjing and Tianjin", 1),
        (TREATIES, "Nanjing and Versailles", 0.5),
        (RAMESSES, "Ramesses and Thutmose", 0),
        (CITY, "Nineveh - Ashurbanipal", 1),
        (CITY, "Nineveh - Ashurnasirpal", 0.5),
        (CITY, "Babylon - Ashurbanipal", 0.5),
        (HEAD, "Manchuko under Pu Yi", 1),
        (HEAD, "Manchukuo under Hirohito", 0.5),
        (HEAD, "Korea under Hirohito", 0),
        (WROTE, "rousseau 1762", 1),
        (WROTE, "in 1762 by Rousseau", 1),
        (WROTE, "Rousseau 1763", 0.5),
        (WROTE, "Voltaire 1762", 0.5),
        (WROTE, "Voltaire 1763", 0),
        (OFFICERS, "Britain and France", 0),
        (OFFICERS, "Marchand with Kitchener", 1),
        (OFFICERS, "Marchand, Kitchener with Burton", 0.5),
        (HOLY, "mecca", 0.5),
        (HOLY, "Mecca and Jerusalem", 0.5),
        (HOLY, "Medina plus Mecca", 1),
        (HOLY, "1. Mecca 2. Medina", 1),
        (HOLY, "both Mecca and Medina together", 1),
        (HOLY, "both together", 0),
        (POWERS, "the USA and the Soviet Union", 1),
        (POWERS, "USA and the United States", 0.5),
        (POWERS, "United and Union", 0),
        (POWERS, "the unions and the states", 0),
        (POWERS, "the British and the Chinese", 0),
        (YALTA, "Churchill and Stalin", 2 / 3),
        (YALTA, "Churchill", 1 / 3),
        (YALTA, "Churchill, Truman and Stalin", 2 / 3),
        (YALTA, "USSR, USA and UK", 0),
        (MILAN, "Constantine through the Edict of Milan", 1),
        (MILAN, "Nero through the Edict of Nantes", 0),
        (BUILT, "Mumtaz Mahal built it for Shah Jahan", 0),
        (BUILT, "Shah Jahan for his wife Theodora", 0.5),
        (RULED, "Tipu Sultan and his father", 0.5),
        (RULED, "Tipu Sultan and his brother Augustus", 0.5),
        (RULED, "Tipu Sultan and the father of Hyder Ali", 0.5),
        (LANDED, "Hispaniola, Columbus", 1),
        (LANDED, "Columbus in Jamaica", 0.5),
        (TOWNS, "Pest and Buda, obviously", 1),
        (STATESMEN, "Briand and Stresemann", 1),
        (REBELS, "Guevara and Castro", 1),
        (AXIS, "Japan and Italy", 1),
        (AXIS, "Japan and Spain", 0.5),
        (AXIS, "any of the three", 1),
        (PROVINCES, "Punjab in the west and Bengal in the east", 1),
        (TOMB, "for Mumtaz Mahal by Shah Jahan", 1),
        (TOMB, "by Mumtaz Mahal for Shah Jahan", 0),
        (RISING, "Boudica vs the Romans", 1),
        (RISING, "Boudica against the Romans", 1),
        (RISING, "the Romans against Boudica", 0),
        (OFFICERS, "Kitchener against Marchand", 1),
        (YEARS, "1914, 1919", 0.5),
        (BANNED, "men and boys under 15", 0),
    ],
)
def test_each_part_is_judged_as_if_it_were_all(question: object, text: str, share: float) -> None:
    assert mark(question, text).share == pytest.approx(share)  # type: ignore[arg-type]  # ask gives a Typed


def test_how_many_are_found_is_said() -> None:
    either = replace(BUILT, answers=("Shah Jahan, for Mumtaz Mahal", "Shah Jahan, for his third wife"))
    assert mark(RULED, "Tipu Sultan, Hyder Ali").reason is None
    assert say(mark(RULED, "Tipu Sultan").reason) == "1 of 2 are right; the answer is Hyder Ali and Tipu Sultan."
    assert say(mark(either, "Shah Jahan").reason) == "1 of 2 are right; the answer is Shah Jahan, for Mumtaz Mahal."
    turned = say(mark(either, "Mumtaz Mahal for Shah Jahan").reason)
    assert turned == "That says the reverse; the answer is Shah Jahan, for Mumtaz Mahal."


WHY = ask("to revise the unequal treaties", "Why did the mission travel to America?")


@pytest.mark.parametrize(
    ("question", "text", "verdict"),
    [
        (WHY, "to revise unequal treaties", "right"),
        (WHY, "they wanted to get rid of the unfair treaties", "near-miss"),
        (WHY, "they hated treaties", "near-miss"),
        (WHY, "gold", "wrong"),
        (ask("Boston Tea Party", "What happened at Boston in 1773?"), "they signed the declaration there", "wrong"),
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
        ("Which country did King Stephen rule?", "Hungary", "the Kingdom of Hungary", "right"),
        ("Which country did King Stephen rule?", "Hungary", "Austria-Hungary", "near-miss"),
        ("Which country did King Stephen rule?", "Hungary", "austria hungary", "near-miss"),
        ("What made them end the treaty?", "Tet Offensive", "Tet", "near-miss"),
        ("Which attack made them end the treaty?", "Tet Offensive", "Tet", "right"),
        ("Which country did Caesar conquer?", "Gaul", "the Gauls", "right"),
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


@pytest.mark.parametrize(
    ("key", "text", "verdict"),
    [
        ("Indian Mutiny", "mutiny", "near-miss"),
        ("Indian Mutiny", "the indian mutiny", "right"),
        ("Mutiny of Meerut", "Meerut", "right"),
    ],
)
def test_what_a_thing_is_does_not_name_it(key: str, text: str, verdict: str) -> None:
    assert mark(ask(key, "What is the mutiny of the Indian soldiers called?"), text).verdict == verdict


@pytest.mark.parametrize(
    ("prompt", "key", "text", "verdict"),
    [
        ("Which right was given away?", "Diwani", "Diwali", "near-miss"),
        ("At which battle was it?", "Battle of Actium", "Battle of Antium", "near-miss"),
        ("Which nun was it?", "Marina", "Maria", "near-miss"),
        ("Which king was it?", "Philip II of Spain", "Philip II", "right"),
        ("Which Philip sent the Armada?", "Philip II of Spain", "Philip II", "right"),
        ("In which year BC was Caesar killed?", "44 BC", "44", "right"),
        ("Who was arrested for the fire?", "Marinus van der Lubbe", "Van der Lubbe (a Dutch communist)", "right"),
        ("Who took Berlin?", "Georgy Zhukov", "Zhukov", "right"),
        ("Which king was it?", "Philip II of Spain", "Philip II of England", "near-miss"),
        ("Which two fought against Russia?", "Britain and France", "Britain, France and Russia", "partly"),
        ("Who built it, and in memory of whom?", "Umar, for Theodora", "Theodora, in memory of Umar", "wrong"),
        ("Who built it, and in memory of whom?", "Umar, for Theodora", "Umar, in memory of Theodora", "right"),
    ],
)
def test_what_tempts_is_refused(prompt: str, key: str, text: str, verdict: str) -> None:
    assert mark(ask(key, prompt), text).verdict == verdict
