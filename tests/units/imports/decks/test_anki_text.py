"""Anki's notes in plain text, as its export dialogue writes them."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

from bot.library.questions import Typed
from bot.units.imports.upload import EntryState, Format, Unusable

from . import all_told, bring, faults, remarks, set_aside

NOTES = """\
#separator:tab
#html:true
#guid column:1
#notetype column:2
#deck column:3
#tags column:7
kA1\tBasic\tHistory::Russia\tWho led the <b>Bolsheviks</b>?\tLenin\t\tRevolution::1917 leech
kA2\tBasic\tHistory::Russia\tDuma\t"A parliament that the tsar granted<br>after the <i class=""x"">revolution</i> of 1905"\t\t
kA3\tCloze\tHistory::Russia\t{{c1::Kerensky}} led from {{c2::July 1917::month}}.\tHe fled&nbsp;&amp; taught.\t\tRevolution::1917
kA4\tBasic\tHistory::Russia\tWho is this? <img src="a.jpg">\tTrotsky [sound:a.mp3]\t\t
kA5\tBasic\tHistory::Russia\t"<img src=""b.jpg"">"\tStalin\t\t
kA6\tImage Occlusion\tHistory::Russia\t{{c1::image-occlusion:rect:left=.1:top=.2}}\t"<img src=""m.png"">"\t\t
kA7\tBasic\tHistory::Russia\t"two
lines"\t\t\t
"#8"\tBasic\tHistory::Russia\tIt has 10<sup>6</sup> men & a < b\tRed Army\t\t
"""


def test_an_export_with_all_its_columns() -> None:
    found = bring("history.txt", NOTES)
    assert found.format is Format.ANKI_TEXT
    assert all_told(found) == [
        "Who led the Bolsheviks? = Lenin",
        "[...] led from July 1917. = Kerensky",
        "Kerensky led from [...] (month). = July 1917",
        "Who is this? = Trotsky",
        "It has 10⁶ men & a < b = Red Army",
    ]
    assert [(term.name, term.entry) for term in found.unit.terms] == [
        ("Duma", "A parliament that the tsar granted\nafter the revolution of 1905")
    ]
    assert (found.unit.head.title, [topic.title for topic in found.unit.head.topics]) == ("History: Russia", ["Revolution: 1917"])
    assert [question.topics for question in found.unit.questions][:2] == [("revolution-1917",), ("revolution-1917",)]
    assert found.unit.questions[1].explanation == "He fled & taught."
    assert set_aside(found) == ["picture or sound", "image occlusion"]
    assert faults(found) == ["line 13 · answer: there is no answer. Write at least one that is right"]
    assert [remark.partition(".")[0] for remark in remarks(found)] == [
        "line 10: 1 pictures are not taken over",
        "line 10: 1 sounds or films are not taken over",
    ]
    assert len(found.entries) == 9


def test_head_lines_name_columns_and_hold_for_all() -> None:
    head = "#separator:Semicolon\n#columns:Front;Extra;Back;Tags\n#tags:class-9\n#deck:Rome\n"
    text = head + 'When?;a < b;"44 BC; March";caesar ides\n# a comment\nWho?;x;Brutus;\n'
    found = bring("rome.csv", text)
    assert all_told(found) == ["When? = 44 BC; March", "Who? = Brutus"]
    assert [topic.title for topic in found.unit.head.topics] == ["class-9", "caesar", "ides"]
    assert found.unit.head.title == "Rome"


def test_where_several_columns_are_filled_the_teacher_says_which_answers() -> None:
    text = "#separator:Pipe\n#html:false\nWho?|<b>Caesar</b>|p. 12\nWhere?|Rome|p. 13\n"
    (ask,) = bring("rome.txt", text).asks
    assert [(option.value, option.sample) for option in ask.options] == [("2", "<b>Caesar</b>"), ("3", "p. 12")]
    found = bring("rome.txt", text, **{ask.id: "3"})
    assert all_told(found) == ["Who? = p. 12", "Where? = p. 13"]
    assert not found.asks


def test_gaps_in_gaps_open_gaps_and_many_on_one_card() -> None:
    text = "#separator:tab\n#html:false\n" + "\n".join(
        [
            "{{c1::The {{c2::Third}} Estate}} swore an oath.",
            "{{c1::Paris}} and {{c1::Lyon}} rose.",
            "{{c1::Paris}} loved {{c1::Paris}}.",
            "{{c1::Robespierre fell.",
            "{{c1::}} is empty, }} and {{c2::a::b::c}}",
            "{{c1,2::Marat}} and {{c2::David}}",
            "{{c1::one two three four five six seven}}",
            "".join(f"{{{{c{number}::x}}}}" for number in range(1, 40)),
        ]
    )
    found = bring("gaps.txt", text)
    assert all_told(found) == [
        "[...] swore an oath. = The Third Estate",
        "The [...] Estate swore an oath. = Third",
        "[...] loved [...]. = Paris",
        " is empty, }} and [...] (b::c) = a".strip(),
        "[...] and David = Marat",
    ]
    assert set_aside(found) == ["several or long gaps on one card"] * 3 + ["text with 39 gaps"]
    assert found.count(EntryState.FAULTY) == 2
    assert len(found.entries) == 11


def test_a_quote_that_never_closes_costs_no_other_note() -> None:
    found = bring("quotes.txt", '#separator:tab\n#html:false\n"Who said it?\tLenin\nWhen?\t1917\n')
    assert all_told(found) == ['"Who said it? = Lenin', "When? = 1917"]


def test_no_file_takes_long() -> None:
    before = process_time()
    head = "#separator:tab\n#html:true\n"
    for body in (
        '"a\t""\t' * 150_000,
        "<a '>\" " * 150_000,
        "<" * 150_000,
        "<!-- " * 150_000,
        "<style> " * 150_000,
        "&#" + "9" * 700_000 + ";\tx",
        "{{c1::" * 150_000,
        "}}" * 250_000 + "{{c1::a}}",
        "[sound:" * 150_000,
        "#\n" * 1_150_000,
        "".join(f"{{{{c{number}::x}}}}" for number in range(1, 31)) * 3 + "y" * 900_000,
    ):
        with suppress(Unusable):
            assert len(bring("x.txt", head + body).entries) < 5_000
    assert process_time() - before < 20


def test_gaps_are_known_without_a_head() -> None:
    found = bring("gaps.txt", "{{c1::Lenin}} led the party, and won.\n{{c1::Trotsky}} led the army.\tIn 1919\n")
    assert found.format is Format.ANKI_TEXT
    assert all_told(found) == ["[...] led the party, and won. = Lenin", "[...] led the army. = Trotsky"]
    assert found.unit.questions[1].explanation == "In 1919"


def test_old_exports_have_no_head_and_typed_keys_stay_short() -> None:
    found = bring("old.txt", "Who?<br>Say!\tLenin\nWhere?\tPetrograd\n", side="term")
    assert all_told(found) == ["Who?\nSay! = Lenin", "Where? = Petrograd"]
    assert all(isinstance(question, Typed) for question in found.unit.questions)
