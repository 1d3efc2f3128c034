"""A list of questions alone is a unit: what it may leave out, and what is wrong with one."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.units.check import check_content
from bot.units.exports.markdown import export_markdown
from bot.units.load import load_library

from .test_check import faults

LIGHT = """
[[questions]]
id = "q-1"
kind = "one-choice"
prompt = "Who?"
answer = "He"
wrong = [{ text = "She", feedback = "She came later." }]

[[questions]]
id = "q-2"
kind = "number"
prompt = "How many?"
answer = 12
seconds = 240

[[questions]]
id = "q-3"
kind = "matching"
prompt = "Who did what?"
pairs = [{ left = "He", right = "spoke" }, { left = "She", right = "wrote" }]
spare = ["slept"]

[[questions]]
id = "q-4"
kind = "several-choices"
prompt = "Which?"
answers = ["All", "of", "them"]
"""


@pytest.fixture
def light(tmp_path: Path) -> Path:
    """A list of questions without a fault: two files."""
    folder = tmp_path / "light"
    folder.mkdir()
    (folder / "unit.toml").write_text('id = "light"\ntitle = "Light"\nkind = "questions"\n', "utf-8")
    (folder / "questions.toml").write_text(LIGHT, "utf-8")
    return folder


def test_a_list_of_questions_needs_no_facts_and_no_other_files(light: Path) -> None:
    assert faults(light) == ""
    library = load_library(light)
    assert library.questions["light/q-2"].seconds == 240
    assert not library.facts


def test_a_term_of_such_a_list_needs_no_fact(light: Path) -> None:
    (light / "terms.toml").write_text('[[terms]]\nid = "tithe"\nname = "Tithe"\nentry = "A tenth."\n', "utf-8")
    assert faults(light) == ""


def test_in_any_other_unit_what_is_missing_is_named(light: Path) -> None:
    (light / "unit.toml").write_text('id = "light"\ntitle = "Light"\n', "utf-8")
    told = faults(light)
    for where in ("unit.toml · description", "unit.toml · topics", "q-1 · fact", "q-1 · explanation", "q-1 · difficulty"):
        assert f"{where}: {where.rpartition(' ')[2]} is missing. Add it; or, if the unit is a list of questions alone" in told
    assert "facts.toml: the file is missing" in told


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("answer = 12", "answer = nan", "q-2 · answer"),
        ("seconds = 240", "seconds = 241", "q-2 · seconds"),
        ("answer = 12", "answer = 12\ntolerance = -1", "q-2 · tolerance"),
        ('left = "She"', 'left = "he"', "q-3 · pairs: the left side 'he' is there twice"),
        ('spare = ["slept"]', 'spare = ["spoke"]', "q-3 · spare: the spare 'spoke' is the right side of a pair"),
        ('right = "wrote" }]\nspare = ["slept"]', 'right = "spoke" }]', "q-3 · pairs: all pairs have the same right side"),
        ('answers = ["All", "of", "them"]', 'answers = ["All"]', "q-4 · wrong: there is only one option"),
        (
            'answers = ["All", "of", "them"]',
            "answers = ['a', 'b', 'c', 'd', 'e']\nwrong = [" + ", ".join(f"{{ text = '{each}' }}" for each in "fghijk") + "]",
            "q-4 · wrong: there are 11 options. Give at most 10",
        ),
        ('kind = "number"', 'kind = "number"\nfact = "gone"', "q-2 · fact: there is no fact 'gone'"),
        ('feedback = "She came later."', 'misconception = "gone"', "misconception: there is no fact 'gone'"),
    ],
)
def test_what_is_wrong_with_a_light_question_is_named(light: Path, old: str, new: str, says: str) -> None:
    assert old in LIGHT
    (light / "questions.toml").write_text(LIGHT.replace(old, new, 1), "utf-8")
    assert says in faults(light)


def test_a_question_of_source_criticism_needs_a_fact_everywhere(light: Path) -> None:
    source = '[[questions]]\nid = "q-5"\nkind = "source"\nprompt = "Which errs?"\namong = ["a", "b"]\nerrs = "a"\n'
    source += 'tell = "So"\nwrong = [{ text = "No" }, { text = "Nor" }]\n'
    (light / "questions.toml").write_text(LIGHT + source, "utf-8")
    assert "q-5 · fact: a question of this kind rests on a fact" in faults(light)


def test_its_document_has_the_questions_with_their_keys_and_no_empty_parts(light: Path) -> None:
    library = check_content(light).library
    document = export_markdown(library, library.units[0])
    assert document.startswith("# Light\n\n## Questions with their keys\n")
    assert "\n### How many? `q-2`\nnumber\n\n- ✓ 12\n" in document
    assert "- He → ✓ spoke\n- She → ✓ wrote\n- belongs to none: slept\n" in document
