"""Keys that nobody can hit, as `check` tells of them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from bot.units.check import check_content

SMALL = Path(__file__).with_name("small_unit")
QUESTION = """
[[questions]]
id = "q-asked"
kind = "typed"
prompt = "Who crossed it?"
fact = "{fact}"
explanation = "So it was."
difficulty = 1
answers = ["{answer}"]
confusable = ["Pompey"]
"""
CHOICE = """
[[questions]]
id = "q-asked"
kind = "one-choice"
prompt = "Who crossed it?"
fact = "{fact}"
explanation = "So it was."
difficulty = 1
answer = "Julius Caesar"
wrong = [{{ text = "{answer}" }}, {{ text = "Crassus" }}]
"""


def remarks_on(folder: Path, question: str, answer: str) -> str:
    shutil.copytree(SMALL, folder / "unit")
    path = folder / "unit" / "questions.toml"
    fact = (folder / "unit" / "facts.toml").read_text("utf-8").split('id = "')[1].split('"')[0]
    path.write_text(path.read_text("utf-8") + question.format(fact=fact, answer=answer), "utf-8")
    report = check_content(folder, remarks=True)
    assert not report.faults, report.faults
    return "\n".join(str(each) for each in report.remarks if "q-asked" in str(each))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Julius Caesar", ""), ("Vercingetorix", ""), ("44", ""), ("3/4", ""), ("Either/Or", "nobody types all of"),
        ("Caesar or Antony", "nobody types all of"), ("Caesar / Antony", "nobody types all of"), ("?!", "is not marked right"),
        ("POMPEY", "and confusable, too"), ("the Pompéy", "and confusable, too"), ("Caesar; Antony", "nobody types all of"),
        ("Caesar (general)", "nobody types the brackets"), ("[Caesar] the general", "nobody types the brackets"),
        ("...", "is not marked right"), ("**Caesar**", "markup"), ("<b>Caesar</b>", "markup"), ("not Caesar", ""),
    ],
)  # fmt: skip
def test_a_key_is_what_a_student_would_type(tmp_path: Path, answer: str, said: str) -> None:
    told = remarks_on(tmp_path, QUESTION, answer)
    assert said in told
    assert bool(said) == bool(told)


@pytest.mark.parametrize(
    ("option", "said"),
    [("Antony", ""), ("Caesar", "would pass for the right answer"), ("Julius Ceasar", "would pass"), ("--", "says nothing")],
)
def test_a_wrong_option_is_clearly_wrong(tmp_path: Path, option: str, said: str) -> None:
    told = remarks_on(tmp_path, CHOICE, option)
    assert said in told
    assert bool(said) == bool(told)
