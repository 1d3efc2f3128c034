"""Names said fuller, shorter, by ear or in another language than the key has them, beside names of many cultures."""

from __future__ import annotations

import pytest

from bot.library.catalogue import Library
from bot.marking.judgement import Verdict

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

TABLES = (IN_OTHER_LANGUAGES, BY_EAR, FULLER_AND_SHORTER, IN_WADE_GILES, WRITTEN_TOGETHER, CHILD_OF)


def _rows(table: str) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in line.split("|")) for line in table.strip().splitlines()]


@pytest.mark.parametrize(("key", "answer", "expected"), [row for table in TABLES for row in _rows(table)], ids=lambda cell: cell)
def test_a_name_is_said_in_many_ways(key: str, answer: str, expected: str) -> None:
    question = ask(key, "Who was king of Great Britain then?" if key == "George III" else "Which?")
    assert (mark(question, answer, WORLD).verdict is Verdict.RIGHT) == (expected == "right")
