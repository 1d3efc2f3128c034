"""Which shorter names stand for whole ones, in names of many cultures."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.marking.typed.person_names import is_family_first, short_names

from .units import ask, make_unit, mark

SHORT = {
    "Maximilien Robespierre": ["Robespierre"],
    "Mao Zedong": ["Mao"], "Chiang Kai-shek": ["Chiang"], "Zheng He": [], "Zhao Gao": [],
    "Kim Il-sung": [], "Rashid al-Din": ["Rashid"], "Siraj ud-Daulah": ["Siraj"],
    "Charles de Gaulle": ["de Gaulle"], "Otto von Bismarck": ["von Bismarck"], "Vasco da Gama": ["da Gama"],
    "Genghis Khan": ["Genghis"], "Yongle Emperor": ["Yongle"], "Enver Pasha": ["Enver"],
    "Alexios I Komnenos": ["Alexios I", "Alexios Komnenos"],
    "Louis XVI": [], "Constantine the Great": ["Constantine"], "Ivan IV the Terrible": ["Ivan IV", "Ivan the Terrible"],
    "Caliph Umar": ["Umar"], "Field Marshal Haig": ["Marshal Haig", "Haig"], "Empress Dowager Cixi": ["Dowager Cixi", "Cixi"],
    "Philip II of Spain": ["Philip II"], "Eleanor of Aquitaine": [],
    "Umar ibn al-Khattab": ["Umar"], "Osama bin Laden": ["Osama", "bin Laden"], "Harun al-Rashid": ["al-Rashid", "Harun"],
    "Gamal el-Amin": ["el-Amin", "Gamal"], "Salim ar-Rashid": ["ar-Rashid", "Salim"], "Hafez an-Nasir": ["an-Nasir", "Hafez"],
    "Franklin D. Roosevelt": ["Roosevelt", "Franklin Roosevelt", "D. Roosevelt"],
    "John Wilkes Booth": ["Booth", "John Booth", "Wilkes Booth"],
    "Cixi": [], "Ahmed Ben Bella": ["Ben Bella"], "Pu Yi": ["Yi"],
    "Anwar as-Sadat": ["as-Sadat", "Anwar"],
    "El Cid Campeador": ["Campeador", "El Campeador", "Cid Campeador"],
    "Martin Luther King Jr.": ["Martin Luther King", "King", "Martin King", "Luther King"],
}  # fmt: skip


@pytest.mark.parametrize(("name", "shorts"), SHORT.items())
def test_a_part_stands_for_the_whole(name: str, shorts: list[str]) -> None:
    assert short_names(name) == shorts


@pytest.mark.parametrize("name", ["Sun Yat-sen", "Park Chung-hee", "Deng Xiaoping", "Zhu Yuanzhang"])
def test_some_names_begin_with_the_familys(name: str) -> None:
    assert is_family_first(name.split())


@pytest.mark.parametrize("name", ["Jean-Paul Marat", "Harun al-Rashid", "Robert Lee", "Marie-Antoinette"])
def test_most_names_do_not(name: str) -> None:
    assert not is_family_first(name.split())


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("John III", "right"),
        ("Sobieski", "near-miss"),
        ("Jan Sobieski", "right"),
        ("John II", "wrong"),
        ("John Casimir", "near-miss"),
    ],
)
def test_a_ruler_goes_by_the_number_or_by_the_house_beside_the_name(text: str, verdict: str) -> None:
    library = Library([make_unit({"John III Sobieski": (), "John II Casimir": ()}, {})])
    assert mark(ask("John III Sobieski", "Which king was it?"), text, library).verdict == verdict


def test_an_author_says_what_is_short() -> None:
    usual, own, none = (Library([make_unit({"Mahatma Gandhi": ()}, {}, short=short)]) for short in (None, ("Bapu",), ()))
    question = ask("Mahatma Gandhi")
    assert [mark(question, "Gandhi", library).verdict for library in (usual, own, none)] == ["right", "near-miss", "near-miss"]
    assert mark(question, "Bapu", own).verdict == "right"


def test_an_author_who_says_what_is_short_says_it_of_rulers_too() -> None:
    usual, none = (Library([make_unit({"Harold Godwinson": ("Harold II",)}, {}, short=short)]) for short in (None, ()))
    assert [mark(ask("Harold Godwinson"), "Harold", library).verdict for library in (usual, none)] == ["right", "near-miss"]


def test_somebody_unknown_to_the_unit_written_in_both_orders_has_one_surname() -> None:
    question = replace(ask("Bela Kun", "Who led it?"), answers=("Bela Kun", "Kun Bela"))
    verdicts = {"Kun": "right", "Bela": "near-miss", "Bela Kun": "right", "Kun Bela": "right"}
    assert {text: mark(question, text).verdict for text in verdicts} == verdicts


def test_a_small_word_is_nobodys_short_name() -> None:
    library = Library([make_unit({"Zheng He": ("Ma He",), "Zheng Chenggong": ()}, {})])
    assert mark(ask("Zheng He"), "He", library).verdict == "wrong"
    assert mark(ask("Zheng He"), "Ma He", library).verdict == "right"


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("the grandson of Genghis Khan", "right"),
        ("he was his grandson", "right"),
        ("Genghis Khan's grandson", "right"),
        ("Batu was the grandson of Genghis Khan", "right"),
        ("Genghis Khan was the grandson of Batu", "wrong"),
        ("Batu's grandson was Genghis Khan", "wrong"),
        ("the son of Genghis Khan", "near-miss"),
    ],
)
def test_whose_relative_somebody_is_does_not_turn_round(text: str, verdict: str) -> None:
    library = Library([make_unit({"Genghis Khan": (), "Batu Khan": ("Batu",)}, {})])
    assert mark(ask("grandson of Genghis Khan", "How was Batu related to Genghis Khan?"), text, library).verdict == verdict
