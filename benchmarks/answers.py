"""How well typed and date answers are marked, beside plain matchers, and how long a judgement takes.

The cases are those of tests/marking/answers.toml (or a file named as argument). Agreement counts whether an answer is
accepted: a near miss and partial credit are not. A false accept of a date, number or person is the fault that no class
forgives, and is counted apart. With `--content DIR --cases FILE` the answers of that file instead, in the units of that folder.
"""

from __future__ import annotations

import re
import sys
import time
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from bot.library.catalogue import Library
from bot.library.questions import AnyQuestion, DateAsked, Typed
from bot.marking.kinds import Given, Rules, Verdict, judge, prepare

from . import given_answers

Matcher = Callable[[str, str], bool]
ROUNDS = 5


def main(arguments: list[str]) -> int:
    """Print agreement and times; fail where a false accept of a date, number or person slips through."""
    if any(argument.startswith("--") for argument in arguments):
        return given_answers.main(arguments)
    from tests import sample

    paths = [Path(argument) for argument in arguments] or [sample.CASES, sample.HELD_OUT]
    worst = 0
    if absent := [str(path) for path in paths if not path.is_file()]:
        print(f"{', '.join(absent)}: not there.")
        return 2
    for path in paths:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        questions = {record["id"]: sample.make_question(record) for record in data["questions"]}
        library = sample.make_library(tuple(questions.values()))
        print(f"{path.name}: {len(data['cases'])} cases, {len(questions)} questions")
        worst += _print_agreement(library, questions, data["cases"])
    _print_times(sample.make_library(tuple(questions.values())), questions, data["cases"])
    return 1 if worst else 0


def _print_agreement(library: Library, questions: dict[str, AnyQuestion], cases: list[dict[str, Any]]) -> int:
    given = [(case, _judged(library, questions, case)) for case in cases]
    exact = sum(case["verdict"] == verdict for case, verdict in given)
    print(f"  {'':34}{'agree':>8}{'false accepts':>15}{'of them date, number, person':>31}{'false refusals':>16}")
    ours = [(case, verdict is Verdict.RIGHT) for case, verdict in given]
    grave = _print_row("gobbet", ours, questions)
    for name, matcher in MATCHERS.items():
        _print_row(name, [(case, _accepts(matcher, questions[case["question"]], case)) for case in cases], questions)
    print(f"  gobbet gives the very verdict of four in {exact} of {len(cases)}: {exact / len(cases):.1%}")
    return grave


def _print_row(name: str, rows: list[tuple[dict[str, Any], bool]], questions: dict[str, AnyQuestion]) -> int:
    false = [case for case, accepted in rows if accepted and case["verdict"] != "right"]
    refused = sum(not accepted and case["verdict"] == "right" for case, accepted in rows)
    grave = [case for case in false if _is_grave(case, questions[case["question"]])]
    agreed = len(rows) - len(false) - refused
    print(f"  {name:34}{agreed / len(rows):>8.1%}{len(false):>15}{len(grave):>31}{refused:>16}")
    return len(grave)


def _is_grave(case: dict[str, Any], question: AnyQuestion) -> bool:
    """Say whether accepting this would be accepting a wrong date, number or person."""
    texts = [case["answer"], *(question.answers if isinstance(question, Typed) else [str(question)])]
    who = re.match(r"Who|Whose|Which \w+ (minister|chief)", question.prompt)
    return isinstance(question, DateAsked) or bool(who) or any(re.search(r"\d", text) for text in texts)


def _judged(library: Library, questions: dict[str, AnyQuestion], case: dict[str, Any]) -> Verdict:
    rules = Rules(day_first=case.get("day_first", True), aliases=tuple(case.get("aliases", ())))
    return judge(questions[case["question"]], Given(text=case["answer"]), library, rules=rules).verdict


def _accepts(matcher: Matcher, question: AnyQuestion, case: dict[str, Any]) -> bool:
    if isinstance(question, Typed):
        accepted: Iterable[str] = (*question.answers, *case.get("aliases", ()))
    else:
        assert isinstance(question, DateAsked)
        accepted = (question.answer.words(), str(question.answer))
        if question.precision.rank < question.answer.precision.rank:
            month = (question.answer.words().split(" ", 1)[-1], str(question.answer)[:7])
            accepted = (str(question.answer.start.year),) if question.precision.rank == 1 else month
    return any(matcher(case["answer"].casefold().strip(), text.casefold()) for text in accepted)


def _ratio(given: str, accepted: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.ratio(given, accepted) >= 88


def _wratio(given: str, accepted: str) -> bool:
    from rapidfuzz import fuzz

    return fuzz.WRatio(given, accepted) >= 90


def _by_length(given: str, accepted: str) -> bool:
    from rapidfuzz.distance import DamerauLevenshtein

    allowed = 0 if len(accepted) <= 4 else 1 if len(accepted) <= 6 else 2
    return DamerauLevenshtein.distance(given, accepted, score_cutoff=allowed) <= allowed


MATCHERS: dict[str, Matcher] = {
    "rapidfuzz ratio >= 88": _ratio,
    "rapidfuzz WRatio >= 90": _wratio,
    "Damerau-Levenshtein by length": _by_length,
}

BAD_INPUT = {
    "4,000 letters": "k" * 4000,
    "4,000 letters with spaces": "khrushchev " * 364,
    "4,000 zero-width characters": "\u200b" * 3990 + "Khrushchev",
    "4,000 spaces": " " * 4000,
    "right-to-left marks": "\u202e" + "\u200fKhrush\u200bchev\u202c" * 20,
    "Arabic": "خروتشوف " * 30,
    "combining marks": "K" + "\u0301" * 280 + "hrushchev",
    "ligatures that grow": "\ufdfa" * 290,
    "only punctuation": "?!.,;:-'\"/()" * 300,
    "10^5 digits": "9" * 100_000,
    "290 digits": "9" * 290,
    "290 words": "x y z " * 48,
    "Roman flood": "mdclxvi " * 36,
    "hyphens": "de-" * 96,
    "or or or": "or " * 96,
    "asides": "who was it, because he had made the " * 3,
    "asides without end": "it was made by the one, who lost (because he " * 90,
    "commas": "x, " * 24, "another, and another": "the other = not " * 8,
    "year 0": "0", "year 10000": "25 February 10000", "no such day": "30 February 1956", "BC": "44 BC",
}  # fmt: skip


def _print_times(library: Library, questions: dict[str, AnyQuestion], cases: list[dict[str, Any]]) -> None:
    """Time judgements one by one: each case cold in the word caches at first, then warm, then each bad input."""
    start = time.perf_counter()
    prepare(library)
    print(f"  names and accepted answers of the library made ready, once: {1000 * (time.perf_counter() - start):.1f} ms")
    usual = [_timed(library, questions[case["question"]], case["answer"]) for _ in range(ROUNDS) for case in cases]
    print(f"  a judgement: p50 {_quantile(usual, 50):.3f} ms, p99 {_quantile(usual, 99):.3f} ms, worst {max(usual):.3f} ms")
    hostile = {name: [_timed(library, question, text) for question in questions.values()] for name, text in BAD_INPUT.items()}
    every = [took for times in hostile.values() for took in times]
    slowest = max(hostile, key=lambda name: _quantile(hostile[name], 50))
    print(f"  bad input:   p50 {_quantile(every, 50):.3f} ms, p99 {_quantile(every, 99):.3f} ms, slowest kind {slowest!r}")
    both = usual + every
    print(f"  all:         p50 {_quantile(both, 50):.3f} ms, p99 {_quantile(both, 99):.3f} ms")


def _timed(library: Library, question: AnyQuestion, text: str) -> float:
    """Give the milliseconds of processor time: what else the machine does is no part of a judgement."""
    start = time.thread_time()
    judge(question, Given(text=text), library)
    return 1000 * (time.thread_time() - start)


def _quantile(values: list[float], percent: int) -> float:
    return sorted(values)[min(len(values) * percent // 100, len(values) - 1)]


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
