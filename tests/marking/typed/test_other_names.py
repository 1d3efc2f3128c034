"""Names said fuller, shorter, by ear or in another language than the key has them, beside names of many cultures."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.library.catalogue import Library
from bot.marking.judgement import Verdict
from bot.marking.typed.alignment import are_one_state

from .units import ask, make_unit, mark

PEOPLE = {
    "Ramesses II": (), "Louis XIV": (), "Charles I": (), "Ivan the Terrible": ("Ivan IV",), "Tokugawa Ieyasu": (),
    "Henry VI": (), "Philip II": (), "Philip IV": ("Philip the Fair",), "Louis Philippe": (), "George III": (),
    "Richard I": ("Richard the Lionheart",), "Mehmed II": ("Mehmed the Conqueror",), "Muhammad Ali Jinnah": (),
    "William the Conqueror": (), "Frederick the Great": ("Frederick II",), "Catherine the Great": (), "Vo Nguyen Giap": (),
    "Ngo Dinh Diem": (), "Charlotte Corday": (), "Charles Cornwallis": (), "Orval Faubus": (), "Akhenaten": ("Amenhotep IV",),
    "Martin Luther King Jr.": (), "Otto von Bismarck": (), "Ho Chi Minh": (), "Gamal Abdel Nasser": (), "Miklós Horthy": (),
    "Franklin D. Roosevelt": (), "Nicholas II": (), "Mao Zedong": (), "Zhou Enlai": (), "Deng Xiaoping": (), "Lin Biao": (),
    "Hong Xiuquan": (), "Qin Shi Huang": (), "Kangxi Emperor": (), "Liu Shaoqi": (), "Cao Cao": (), "Chiang Kai-shek": (),
    "Sher Shah Suri": ("Sher Khan",), "Shah Jahan": (), "Mir Jafar": (), "António de Oliveira Salazar": (),
    "Antonio López de Santa Anna": (), "Abd al-Malik": (), "Umar ibn al-Khattab": ("Umar",), "Ibn Battuta": (),
    "Bahadur Shah I": (), "Bahadur Shah II": ("Bahadur Shah Zafar",),
}  # fmt: skip
TERMS: dict[str, tuple[str, ...]] = {
    "World War II": ("Second World War",), "World War I": ("First World War",), "Ku Klux Klan": (),
    "House of Representatives": (), "Board of Education": (), "Tea": (),
}  # fmt: skip
WORLD = Library([make_unit(PEOPLE, TERMS)])

LOOKS_ALIKE = """
Ramesses II | Ramses ll | right
Ramesses II | Ramesses Il | right
Ramesses II | Rameses 1I | right
Louis XIV | Louis XlV | right
Louis XIV | Louis X1V | right
Charles I | Charles l of England | right
Ivan the Terrible | Ivan lV | right
Henry VI | Henry V1 | right
World War II | World War ll | right
World War II | WWll | right
World War I | WW l | right
Tokugawa Ieyasu | Tokugawa Leyasu | right
Ramesses II | Ramesses lll | refused
Ramesses II | Ramesses l | refused
Ramesses II | Ramesses 11 | refused
Louis XIV | Louis XVl | refused
Louis XIV | Louis Xl | refused
Charles I | Charles ll | refused
Henry VI | Henry lV | refused
Henry VI | Henry Vll | refused
World War II | World War l | refused
World War II | WWlll | refused
World War I | WWll | refused
Tokugawa Ieyasu | Tokugawa Lemitsu | refused
"""

IN_OTHER_LANGUAGES = """
Philip IV | King Philippe le Bel | right
Richard I | Richard Coeur de Lion | right
Richard I | Richard Cœur-de-Lion | right
Richard I | King Richard the Lion Heart | right
Mehmed II | Fatih Sultan Mehmed | right
Mehmed II | Muhammad II | right
William the Conqueror | Guillaume le Conquérant | right
Frederick the Great | Friedrich der Große | right
Ivan the Terrible | Ivan Grozny | right
Catherine the Great | Yekaterina the Great | right
Miklós Horthy | Admiral Nicholas Horthy | right
Gamal Abdel Nasser | Jamal Abd al-Nasir | right
Philip IV | Philippe le Bon | refused
Philip IV | Philip the Handsome | refused
Philip IV | Philippe III | refused
Philip IV | Louis Philippe | refused
Philip IV | Felipe II | refused
Richard I | Richard the Bold | refused
Richard I | Robert Coeur de Lion | refused
Mehmed II | Fatih Sultan Selim | refused
Mehmed II | Mehmed Yavuz | refused
Mehmed II | Mehmed I | refused
Mehmed II | Muhammad Ali | refused
William the Conqueror | Guillaume le Bon | refused
Frederick the Great | Friedrich der Weise | refused
Ivan the Terrible | Ivan Veliky | refused
Gamal Abdel Nasser | Abdul Rahman | refused
"""
BY_EAR = """
Vo Nguyen Giap | General Vo Nguyen Giab | right
Charlotte Corday | Charlotte Cordet | right
Charles Cornwallis | Gen. Cornwallace | right
Ku Klux Klan | Klu Klux Klan | right
Orval Faubus | Govenor Faubus of Arkansas | right
Akhenaten | the pharoh Akhenaten | right
Nicholas II | Emporer Nicholas II | right
Franklin D. Roosevelt | Presedent Roosevelt | right
Vo Nguyen Giap | General Vo Van Kiet | refused
Vo Nguyen Giap | General Vo Nguyen | refused
Ngo Dinh Diem | President Ngo Dinh Nhu | refused
Charlotte Corday | Charlotte Corbet | refused
Charles Cornwallis | Gen. Wallace | refused
Ku Klux Klan | Ku Klux | refused
Orval Faubus | Govenor Wallace of Alabama | refused
Nicholas II | Emporer Alexander II | refused
Nicholas II | Emporer Nicholas III | refused
"""
FULLER_AND_SHORTER = """
George III | king george 3 of england | right
Akhenaten | amenhotep the fourth, later called akhenaten | right
Martin Luther King Jr. | MLK | right
Otto von Bismarck | Otto Eduard Leopold von Bismarck | right
Ho Chi Minh | President Ho Chi Minh of North Vietnam | right
House of Representatives | house of reps | right
Board of Education | the board of ed | right
George III | king george 2 of england | refused
Akhenaten | Ramesses the second, later called Akhenaten | refused
Akhenaten | amenhotep the third, later called akhenaten | refused
Martin Luther King Jr. | MLK Sr | refused
Otto von Bismarck | Herbert von Bismarck | refused
Otto von Bismarck | Otto von Habsburg | refused
Ho Chi Minh | Ho Chi Minh City | refused
Ho Chi Minh | Ho Chi Minh the Younger | refused
House of Representatives | House of Commons | refused
House of Representatives | reps | refused
Board of Education | board of trade | refused
"""

IN_WADE_GILES = """
Mao Zedong | Mao Tse-tung | right
Mao Zedong | Mao Tse Tung | right
Deng Xiaoping | Teng Hsiao-p'ing | right
Lin Biao | Lin Piao | right
Hong Xiuquan | Hung Hsiu-ch'uan | right
Qin Shi Huang | Ch'in Shih Huang | right
Kangxi Emperor | Emperor K'ang-hsi | right
Liu Shaoqi | Liu Shao-ch'i | right
Cao Cao | Ts'ao Ts'ao | right
Zhou Enlai | Chou En-lai | right
Mao Zedong | Mao Tse-min | refused
Mao Zedong | Mao An-ying | refused
Deng Xiaoping | Teng Ying-chao | refused
Lin Biao | Lin Po-chu | refused
Hong Xiuquan | Hung Jen-kan | refused
Qin Shi Huang | Han Wu-ti | refused
Kangxi Emperor | Ch'ien-lung Emperor | refused
Kangxi Emperor | the Kuang-hsu Emperor | refused
Liu Shaoqi | Liu Po-cheng | refused
Cao Cao | Ts'ao P'i | refused
Zhou Enlai | Chu En-lai | refused
Zhou Enlai | Chu Te | refused
Chiang Kai-shek | Chiang Ching-kuo | refused
"""
WRITTEN_TOGETHER = """
Sher Shah Suri | shershah | right
Sher Shah Suri | Emperor Shershah | right
Shah Jahan | Emperor Shahjahan | right
Mir Jafar | Meer Jafir | right
Tea | tee | right
António de Oliveira Salazar | Dr Salazar | right
Shah Jahan | Emperor Shahalam | refused
Sher Shah Suri | shahsher | refused
Bahadur Shah II | Bahadur Shah Zafar | right
Sher Shah Suri | Suri Emperor Humayun | refused
Mir Jafar | Meer Qasim | refused
Tea | tie | refused
Tea | teak | refused
Tea | ti | refused
António de Oliveira Salazar | Oliveira | refused
Antonio López de Santa Anna | Anna | refused
"""
BEGUN_WITH_THE_QUESTION = """
Akhenaten | the first pharaoh of the 18th dynasty was Akhenaten | right
Akhenaten | The 1st pharaoh was Akhenaten | right
Akhenaten | the second pharaoh was Akhenaten | refused
Akhenaten | the first pharaoh of the 19th dynasty was Akhenaten | refused
Akhenaten | the first pharaoh was not Akhenaten | refused
Akhenaten | the first pharaoh was Ramesses II | refused
Akhenaten | the first pharaoh was the son of Akhenaten | refused
"""
CHILD_OF = """
Abd al-Malik | Abd al-Malik ibn Marwan | right
Umar ibn al-Khattab | Omar ibn al-Katab | right
Umar ibn al-Khattab | Umar bin el-Khattab | right
Ibn Battuta | ibn Batuta | right
Abd al-Malik | al-Walid ibn Abd al-Malik | refused
Abd al-Malik | Walid bin Abd al-Malik | refused
Umar ibn al-Khattab | Abdullah ibn Umar | refused
Umar ibn al-Khattab | Hafsa bint Umar | refused
Shah Jahan | Murad ibn Shah Jahan | refused
"""

TABLES = (LOOKS_ALIKE, IN_OTHER_LANGUAGES, BY_EAR, FULLER_AND_SHORTER, IN_WADE_GILES, WRITTEN_TOGETHER, CHILD_OF)


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("key", "answer", "expected"), [row for table in TABLES for row in _rows(table)], ids=lambda cell: cell)
def test_a_name_is_said_in_many_ways(key: str, answer: str, expected: str) -> None:
    question = ask(key, "Who was king of Great Britain then?" if key == "George III" else "Which?")
    assert (mark(question, answer, WORLD).verdict is Verdict.RIGHT) == (expected == "right")


def test_a_realm_goes_by_its_other_names() -> None:
    told = {"great", "britain", "holand"}
    assert [place for place in ("england", "netherland", "scotland", "ireland", "persia") if are_one_state(place, told)] == [
        "england",
        "netherland",
    ]


@pytest.mark.parametrize(("key", "answer", "expected"), _rows(BEGUN_WITH_THE_QUESTION), ids=lambda cell: cell)
def test_an_answer_may_begin_with_the_question(key: str, answer: str, expected: str) -> None:
    question = ask(key, "Who was the first pharaoh of the 18th dynasty?")
    assert (mark(question, answer, WORLD).verdict is Verdict.RIGHT) == (expected == "right")


def test_a_prompt_makes_no_number_needless() -> None:
    (unit,) = WORLD.units
    people = tuple(
        replace(each, entry="Last Mughal emperor.") if each.name == "Bahadur Shah II" else each for each in unit.people
    )
    question = ask("Bahadur Shah II", "Who was the last Mughal emperor?")
    answers = ("Bahadur Shah ll", "Bahadur Shah", "Bahadur Shah l")
    verdicts = [mark(question, answer, Library([replace(unit, people=people)])).verdict for answer in answers]
    assert verdicts == ["right", "near-miss", "near-miss"]
