"""Red's trivia lists: what was typed is what is asked, and one slip costs one question."""

from __future__ import annotations

from time import process_time

from bot.units.imports.upload import EntryState, Format

from . import all_told, bring, faults, remarks, set_aside

LIST = """\
AUTHOR: A teacher
DESCRIPTION: From the Congress of Vienna on
CONFIG:
  delay: 25.0
  max_score: 10
# comments are for people
When did Napoleon crown himself?:
- 1804
- "'04"
Who presided in Vienna?:
  - Metternich
  - Klemens von Metternich
  - Metternich
"Complete: 'The Congress does not march, it ...'?":
- dances
Which telephone code had the Kremlin?: [0043, 1_000]
At what hour did the guns fall silent?:
- 11:00
Did Norway join?:
- NO
What stands for about?:
- ~
? |
  Name the treaty of 1814
  that ended the war of the Sixth Coalition
: - Treaty of Paris
One answer alone, as some forks have it?: Waterloo
"""


def test_every_value_stays_what_was_typed() -> None:
    found = bring("vienna.yaml", LIST)
    assert found.format is Format.RED_TRIVIA
    assert all_told(found) == [
        "When did Napoleon crown himself? = 1804 / '04",
        "Who presided in Vienna? = Metternich / Klemens von Metternich",
        "Complete: 'The Congress does not march, it ...'? = dances",
        "Which telephone code had the Kremlin? = 0043 / 1_000",
        "At what hour did the guns fall silent? = 11:00",
        "Did Norway join? = NO",
        "What stands for about? = ~",
        "Name the treaty of 1814\nthat ended the war of the Sixth Coalition = Treaty of Paris",
        "One answer alone, as some forks have it? = Waterloo",
    ]
    assert found.unit.head.description == "From the Congress of Vienna on · A teacher"
    assert {question.seconds for question in found.unit.questions} == {25}
    assert remarks(found) == [
        "line 5 · CONFIG: the setting max_score is not taken over. Class quizzes have settings of their own"
    ]
    assert not found.faults


def test_tags_aliases_and_doubled_questions_are_named() -> None:
    found = bring(
        "odd.yml",
        "Who?:\n- !!python/object/apply:os.system [ls]\nWhat?: &all\n- a\nWhere?: *all\nWhose?:\n- *all\nWhat?:\n- b\nWhy?:\n",
    )
    assert all_told(found) == ["What? = a"]
    assert faults(found) == [
        "line 1: '!!python/object/apply:os.system' is an instruction of YAML and no answer. Put the text in double quotes",
        "line 5: *all refers to another place of the file. Write the answers out, or put the text in double quotes",
        "line 6: *all refers to another place of the file. Write the answers out, or put the text in double quotes",
        "line 8: this question stands in line 3 already. Keep one of the two, with the answers of both",
        "line 10 · answer: there is no answer. Write at least one that is right",
    ]
    assert found.count(EntryState.FAULTY) == 5


def test_one_slip_hides_no_other_question() -> None:
    found = bring(
        "slips.yaml", 'A: b: c?:\n- one\nWho won?:\n- Lenin\nNo colon here?\n- two\nOpen "quote?:\n- "three\nWhen?:\n- 1917\n'
    )
    assert all_told(found) == ["Who won? = Lenin", "When? = 1917"]
    assert [fault.partition(":")[0] for fault in faults(found)] == ["line 1", "line 5", "line 8"]
    assert "no colon behind the question" in faults(found)[1]
    assert len(found.entries) == 5


def test_a_question_may_go_on_in_the_next_line() -> None:
    lines = '"Who led the party\n  that took power?":\n- Lenin\nWhich city was\n  the capital?:\n- Petrograd\nOpen "x: y:\n- z\n'
    found = bring("lines.yaml", lines)
    assert all_told(found) == ["Who led the party that took power? = Lenin", "Which city was the capital? = Petrograd"]
    assert found.count(EntryState.FAULTY) == 1


def test_a_list_of_sounds_is_counted_and_named() -> None:
    found = bring(
        "audio.yaml", "AUDIO: Which hymn?\nhttps://example.org/1:\n- La Marseillaise\nWho wrote it?:\n- Rouget de Lisle\n"
    )
    assert set_aside(found) == ["picture or sound"]
    assert all_told(found) == ["Who wrote it? = Rouget de Lisle"]


def test_forks_write_tables_and_old_lists_backticks() -> None:
    tables = "- question: Who?\n  answers: [Lenin, Ulyanov]\n- question: When?\n  answer: 1917\n- Where?: [Petrograd]\n- lost\n"
    assert all_told(bring("fork.yaml", tables)) == ["Who? = Lenin / Ulyanov", "When? = 1917", "Where? = Petrograd"]
    assert all_told(bring("old.txt", "Who?`Lenin`Ulyanov\nWhen?`1917\n")) == ["Who? = Lenin / Ulyanov", "When? = 1917"]


def test_a_list_is_known_without_its_ending() -> None:
    assert bring("list.txt", LIST).format is Format.RED_TRIVIA


def test_braces_in_a_question_make_it_no_gift() -> None:
    assert all_told(bring("x.yaml", "Who {or what}?:\n- a\nWhen {=1}?:\n- b\n")) == ["Who {or what}? = a", "When {=1}? = b"]


def test_nothing_grows_and_nothing_takes_long() -> None:
    laughs = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 30))
    before = process_time()
    assert len(bring("laughs.yaml", laughs).entries) == 30
    many = "".join(f"Question {number} of many?:\n- answer\n" for number in range(2_499))
    assert len(bring("many.yaml", many).unit.questions) == 2_499
    assert len(bring("many.yaml", many + 'bad "one: x: y\n').entries) == 2_500
    assert process_time() - before < 5
