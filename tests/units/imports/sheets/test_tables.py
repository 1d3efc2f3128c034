"""Teachers' own tables: whatever separator, language, key and disorder; what is open is asked, nothing is guessed silently."""

from __future__ import annotations

import datetime
import io

import pytest
from openpyxl import load_workbook

from bot.units.imports.recognise import read_upload
from bot.units.imports.upload import EntryState, Format

from .files import Rows, book, faults, read_csv, read_xlsx, remarks, told

THREE = [
    "one-choice: Who spoke in 1956? Khrushchev not Stalin/Lenin",
    "one-choice: Who died in 1953? Stalin not Khrushchev/Lenin",
]


IN_MANY_LANGUAGES = (
    ("Question,A,B,C,Correct", "KSL,A", "KSL,B", ","),
    ("Frage;Antwort 1;Antwort 2;Antwort 3;Richtige Antwort", "KSL;1", "KSL;2", ";"),
    ("Question\tRéponse 1\tRéponse 2\tRéponse n°3\tBonne réponse", "KSL\tKhrushchev", "KSL\tStalin", "\t"),
    ("sep=|\nPregunta|Opción A|Opción B|Opción C|Respuesta correcta", "KSL|a)", "KSL|b)", "|"),
    ("Domanda;Risposta corretta;Risposta sbagliata 1;Risposta sbagliata 2", "KSL", "SKL", ";"),
    ("Pergunta;Resposta 1 (correta);Resposta 2;Resposta 3", "KSL", "SKL", ";"),
    ("Вопрос;Вариант А;Вариант Б;Вариант В;Правильный ответ", "KSL;А", "KSL;Б", ";"),
    ("Pytanie;Odpowiedź A;Odpowiedź B;Odpowiedź C;Poprawna odpowiedź", "KSL;Odpowiedź A", "KSL;B", ";"),
    ("Vraag,Juiste antwoord,Fout antwoord 1,Fout antwoord 2", "KSL", "SKL", ","),
    ("Quesiton,Answer 1,Answer 2,Answer 3,Corect Anwser", "KSL,1", "KSL,2", ","),
)
NAMES = {"K": "Khrushchev", "S": "Stalin", "L": "Lenin"}


@pytest.mark.parametrize(("head", "first", "second", "separator"), IN_MANY_LANGUAGES)
def test_headings_of_many_languages_are_known(head: str, first: str, second: str, separator: str) -> None:
    rows = [
        separator.join([prompt, *(NAMES[letter] for letter in answer[:3])]) + answer[3:]
        for prompt, answer in (("Who spoke in 1956?", first), ("Who died in 1953?", second))
    ]
    found = read_csv("\n".join([head, *rows]))
    assert (found.format, told(found), found.faults, found.asks) == (Format.TABLE, THREE, (), ())


def test_all_options_may_stand_in_one_cell() -> None:
    cells = "Khrushchev|Stalin|Lenin"
    assert told(read_csv(f"Question,Choices,Answer\nWho spoke in 1956?,{cells},1\nWho died in 1953?,{cells},Stalin\n")) == THREE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_encodings_are_read_and_an_assumed_one_is_named(encoding: str) -> None:
    text = "Question;Answer\nWho wrote “L’Être et le Néant”?;Jean-Paul Sartre\nWho else? No: é;Šik"
    found = read_upload("a.csv", text.encode(encoding))
    assert found.unit.questions[0].prompt == "Who wrote “L’Être et le Néant”?"
    assert remarks(found) == (["ENCODING_ASSUMED"] if encoding == "cp1252" else [])


@pytest.mark.parametrize(
    ("key", "right", "named"),
    [
        ("2", "Lenin", False), (2, "Lenin", False), (2.0, "Lenin", False), ("B", "Lenin", False), ("b)", "Lenin", False),
        ("Lenin", "Lenin", False), ("lenin.", "Lenin", True), ("B) Lenin", "Lenin", True), ("1,3", "Stalin/Beria", False),
        ("1 et 3", "Stalin/Beria", False), ("A + C", "Stalin/Beria", False), ("AC", "Stalin/Beria", False),
        ("13", "Stalin/Beria", True), (13, "Stalin/Beria", True), (1.3, "Stalin/Beria", True),
        (datetime.date(2026, 3, 1), "Stalin/Beria", True), (datetime.date(2003, 2, 1), "Stalin/Lenin/Beria", True),
        ("01.03.2026", "Stalin/Beria", True), ("1-Mar", "Stalin/Beria", True), ("Stalin; Beria", "Stalin/Beria", False),
        ("5", "Zhukov", False),
    ],
)  # fmt: skip
def test_a_key_is_read_however_it_is_written(key: object, right: str, named: bool) -> None:
    """The fourth column is empty, and counts."""
    rows: Rows = [
        ["Question", "A", "B", "C", "D", "E", "Answer"],
        ["Which of them?", "Stalin", "Lenin", "Beria", None, "Zhukov", key],
    ]
    found = read_xlsx(book(rows))
    assert ["/".join(each.right_options) for each in found.unit.questions] == [right]
    assert [entry for entry in remarks(found) if "KEY_READ_AS" in entry] == (["row 2 G (Answer) KEY_READ_AS"] if named else [])


@pytest.mark.parametrize(
    ("key", "fault"),
    [("4", "KEY_NOWHERE"), ("7", "KEY_NOWHERE"), ("", "KEY_MISSING"), ("Berai", "KEY_NEARLY"), ("Napoleon", "KEY_NOT_AMONG")],
)
def test_a_key_that_points_nowhere_is_a_fault(key: str, fault: str) -> None:
    found = read_csv(f"Question,A,B,C,D,E,Answer\nWhich of them?,Stalin,Lenin,Beria,,Zhukov,{key}\n")
    assert faults(found) == [f"row 2 G (Answer) {fault}"]
    assert found.count(EntryState.FAULTY) == 1


NUMBERS = "Question,1,2,3,Answer\nHow many world wars?,1,2,3,2\nHow many Romes?,3,2,1,1\nWho?,Stalin,Lenin,Beria,3\n"


def test_a_key_that_may_be_a_place_or_a_text_is_asked() -> None:
    (ask,) = read_csv(NUMBERS).asks
    assert (ask.id, ask.about, [option.sample for option in ask.options]) == ("key", "1", ["3", "1"])
    by_place, by_text = (read_csv(NUMBERS, {"key": how}) for how in ("position", "text"))
    assert [each.right_options for each in by_place.unit.questions] == [("2",), ("3",), ("Beria",)]
    assert [each.right_options for each in by_text.unit.questions] == [("2",), ("1",), ("Beria",)]


def test_keys_that_count_from_0_are_asked() -> None:
    text = "question,option1,option2,option3,correctIndex\nWho?,Stalin,Lenin,Beria,0\nWhen?,1953,1956,1964,1\n"
    (ask,) = read_csv(text).asks
    assert (ask.id, [option.value for option in ask.options], ask.options[0].sample) == ("count-from", ["0", "1"], "Stalin")
    assert [each.right_options for each in read_csv(text, {"count-from": "0"}).unit.questions] == [("Stalin",), ("1956",)]
    assert faults(read_csv(text, {"count-from": "1"})) == ["row 2 E (correctIndex) KEY_NOWHERE"]


def test_a_column_that_is_not_known_is_asked_and_left_aside_until_then() -> None:
    text = "Question,Right,Gefühl\nWho died in 1953?,Stalin,Because.\n"
    (ask,) = read_csv(text).asks
    assert (ask.id, ask.about, ask.options[0].value, ask.options[0].sample) == ("column-1-C", "C (Gefühl)", "aside", "Because.")
    assert read_csv(text).unit.questions[0].explanation == ""
    assert read_csv(text, {"column-1-C": "explanation"}).unit.questions[0].explanation == "Because."


def test_without_headings_all_columns_are_asked_with_a_guess() -> None:
    found = read_csv("Who spoke in 1956?;Khrushchev;Stalin;Lenin;1\nWho died in 1953?;Khrushchev;Stalin;Lenin;2\n")
    assert told(found) == THREE
    assert [ask.id for ask in found.asks] == [f"column-1-{letter}" for letter in "ABCDE"]
    assert [ask.options[0].value for ask in found.asks] == ["prompt", "option", "option", "option", "key"]


def test_headings_in_a_language_we_do_not_know_are_asked_by_name() -> None:
    found = read_csv("Kysymys;Oikea;Väärä\nKuka puhui?;Hruštšov;Stalin\nKuka kuoli?;Stalin;Lenin\n")
    assert [ask.about for ask in found.asks] == ["A (Kysymys)", "B (Oikea)", "C (Väärä)"]
    assert told(found) == ["one-choice: Kuka puhui? Hruštšov not Stalin", "one-choice: Kuka kuoli? Stalin not Lenin"]


def test_kinds_are_told_by_their_cells_or_their_names() -> None:
    text = """Type,Question,A,B,C,Answer,Time,Level,Topic,Explanation
Multiple Choice,Who?,Stalin,Lenin,,1,30,easy,The thaw,He did.
,It was so.,True,False,,True,0:45,2,The thaw; Ends,
,It was otherwise.,,,,false,,,,
,Which city?,,,,Moscow; Moskva,,,,
numeric,How many?,,,,"1,500,000",,hard,,
Poll,What do you like?,This,That,,,,,,
Essay,Discuss.,,,,,,,,
Multipel Choice,Which?,Stalin,Lenin,Beria,"1,2",,,,
nonsense,Which one?,Stalin,Lenin,Beria,2,,,,
"""
    found = read_csv(text)
    assert told(found) == [
        "one-choice: Who? Stalin not Lenin",
        "true-false: It was so. True",
        "true-false: It was otherwise. False",
        "typed: Which city? Moscow/Moskva",
        "number: How many? 1.5e+06±0",
        "several-choices: Which? Stalin/Lenin not Beria",
    ]
    first, second = found.unit.questions[:2]
    assert (first.seconds, first.difficulty, first.explanation, second.seconds) == (30, 1, "He did.", 45)
    assert ([topic.title for topic in found.unit.head.topics], second.topics) == (["The thaw", "Ends"], ("the-thaw", "ends"))
    assert [entry.what for entry in found.entries if entry.state is EntryState.NOT_SUPPORTED] == ["Poll", "Essay"]
    assert faults(found) == ["row 10 A (Type) KIND_UNKNOWN"]


def test_two_faults_in_a_row_are_two_and_each_has_its_column() -> None:
    rows = f",Stalin,{'x' * 201},stalin,n\nWho?,Stalin,,Stalin.,\nWho died?,Stalin,Lenin,Beria,\nwho DIED,stalin,Beria,Lenin,\n"
    found = read_csv(f"Question,Right answer,Wrong 1,Wrong 2,Note\n{rows}")
    assert faults(found) == [
        "row 2 A (Question) PROMPT_BLANK",
        "row 2 C (Wrong 1) LONGER_THAN",
        "row 2 D (Wrong 2) OPTION_TWICE",
        "row 3 D (Wrong 2) OPTION_ALMOST_KEY",
        "row 5 A (Question) QUESTION_TWICE",
    ]
    assert "has 201 characters, and at most 200 are allowed" in str(found.faults[1])


def test_a_fault_of_an_option_names_its_own_column_and_what_may_be_meant() -> None:
    rows = f"Who?,Stalin,Beria,Stalin.,A\nWhich?,x,{'y' * 201},z,B\nWhat?,Nikita Khrushchev,b,c,Krushchev\n"
    found = read_csv(f"Question,A,B,C,Key\n{rows}")
    assert faults(found) == [
        "row 2 D (C) OPTION_ALMOST_KEY", "row 3 C (B) LONGER_THAN", "row 4 E (Key) KEY_NEARLY",
    ]  # fmt: skip
    assert "Did you mean 'Nikita Khrushchev'?" in str(found.faults[2])


def test_what_a_spreadsheet_makes_of_cells_is_named_or_a_fault() -> None:
    rows: Rows = [
        ["Question", "Answer", "Wrong 1", "Wrong 2"],
        ["In which year?", 1914.0, 1915, 1916],
        ["How much?", 0.5, "all", "none"],
        ["When?", datetime.date(1956, 2, 25), "never", None],
        ["What?", "#N/A", "this", "that"],
        ["How?", "=A1", "so", "otherwise"],
    ]
    found = read_xlsx(book(rows, formats={"B3": "0%"}))
    assert told(found) == [
        "one-choice: In which year? 1914 not 1915/1916",
        "one-choice: How much? 50% not all/none",
        "one-choice: When? 1956-02-25 not never",
    ]
    assert faults(found) == ["row 5 B (Answer) CELL_ERROR", "row 6 B (Answer) CELL_UNCALCULATED"]


def test_hidden_rows_and_sheets_are_asked_about() -> None:
    rows = [["Question", "Answer"], ["Who?", "Stalin"], ["Who else?", "Lenin"]]
    old = [["Question", "Answer"], ["Who was it?", "Beria"]]
    data = book(rows, {"Notes": [["only a note"]], "_Old": old}, hidden=[3])
    found = read_xlsx(data)
    assert told(found) == ["typed: Who? Stalin"]
    assert [(ask.id, ask.about) for ask in found.asks] == [("hidden-rows", "3"), ("sheet-3", "Old")]
    assert [entry.what for entry in found.entries if entry.state is EntryState.NOT_SUPPORTED] == ["hidden row"]
    assert remarks(found) == ["sheet Notes SHEET_ASIDE", "sheet Old SHEET_HIDDEN"]
    assert len(told(read_xlsx(data, {"sheet-3": "take", "hidden-rows": "take"}))) == 3


def test_a_stray_blank_at_the_far_end_is_nothing() -> None:
    rows = [["Question", "Answer"], ["Who?", "Stalin"]]

    made = load_workbook(io.BytesIO(book(rows)))
    made.worksheets[0]["AMJ1048576"] = " "
    out = io.BytesIO()
    made.save(out)
    assert told(read_xlsx(out.getvalue())) == ["typed: Who? Stalin"]


def test_a_mark_beside_each_option_says_which_are_right() -> None:
    head = "Question,Option 1,Correct 1,Option 2,Correct 2,Option 3,Correct 3"
    found = read_csv(f"{head}\nWho led?,Stalin,TRUE,Zhukov,FALSE,Lenin,TRUE\nWho spoke?,Beria,,Khrushchev,x,Lenin,\n")
    assert told(found) == [
        "several-choices: Who led? Stalin/Lenin not Zhukov",
        "one-choice: Who spoke? Khrushchev not Beria/Lenin",
    ]


def test_a_list_of_words_becomes_terms() -> None:
    found = read_csv("Term;Definition\nThaw;A time of less fear.\nGulag;\nthaw;Again.\n")
    assert [term.name for term in found.unit.terms] == ["Thaw"]
    assert faults(found) == ["row 3 B (Definition) CELL_BLANK", "row 4 A (Term) TERM_TWICE"]


def test_quotation_marks_spoil_one_row_alone() -> None:
    rows = '"Who\nsaid ""no""?",Stalin\n"Who is open?,Lenin\nWho is next?,Beria\n"An "inner" mark",x\nLast?,Zhukov\n'
    found = read_csv(f"Question,Answer\n{rows}")
    assert told(found) == ['typed: Who\nsaid "no"? Stalin', "typed: Who is next? Beria", "typed: Last? Zhukov"]
    assert faults(found) == ["row 3 QUOTE_NOT_CLOSED", "row 5 QUOTE_NOT_CLOSED"]


@pytest.mark.parametrize(
    ("text", "recognised"),
    [
        ("Stalin\tA man, cruel, of steel\nLenin\tAnother man, bald, short\n", Format.QUIZLET),
        ("#separator:tab\n#html:false\nQuestion\tAnswer\tTags\n", Format.ANKI_TEXT),
        ("// question, answer, options\n::Who::Who, when, and how?{=a ~b}\n", Format.GIFT),
        ("Who spoke, when, and where?\nA. Stalin\nB. Lenin\nANSWER: A\n", Format.AIKEN),
        ("Question,Right answer,Wrong answer 1\nWho?,{=a ~b},c\n", Format.TEMPLATE),
    ],
)
def test_a_table_claims_no_other_text_and_no_other_claims_a_table(text: str, recognised: Format) -> None:
    assert read_csv(text).format is recognised
