"""The kinds of question that are answered by choosing among options."""

from __future__ import annotations

from ..library.catalogue import Library
from ..library.questions import OneChoice, SeveralChoices, SourceCriticism, TrueFalse, Wrong
from .judgement import Given, Judgement, QuestionKind, Rules, right, wrong

UNKNOWN_OPTION = "That is not one of the options."


def fault_of(chosen: tuple[int, ...], options: int) -> str:
    """Say what keeps these indices from being an answer among so many options; empty where nothing does."""
    if not chosen:
        return "No option was chosen."
    return "" if all(0 <= index < options for index in chosen) else UNKNOWN_OPTION


def _stands_for(options: tuple[Wrong, ...], chosen: tuple[int, ...], before: int) -> str:
    """Give the misconception of the first wrong option chosen, where `before` right options stand ahead of them."""
    picked = (options[index - before].misconception for index in chosen if 0 <= index - before < len(options))
    return next((key for key in picked if key), "")


class OneChoiceKind(QuestionKind[OneChoice]):
    """All or nothing; the right option is canonical option 0."""

    chosen = True

    def options(self, question: OneChoice, library: Library) -> tuple[str, ...]:
        return (question.answer, *(option.text for option in question.wrong))

    def right(self, question: OneChoice, library: Library) -> tuple[int, ...]:
        return (0,)

    def key(self, question: OneChoice, library: Library) -> str:
        return question.answer

    def judge(self, question: OneChoice, given: Given, library: Library, rules: Rules) -> Judgement:
        options = self.options(question, library)
        if fault := fault_of(given.chosen, len(options)):
            return wrong(fault)
        if len(set(given.chosen)) > 1:
            return wrong("Only one option can be chosen.")
        if given.chosen[0] == 0:
            return right()
        return wrong(f"You chose “{options[given.chosen[0]]}”; right is “{question.answer}”.")

    def misconception(self, question: OneChoice, given: Given) -> str:
        return _stands_for(question.wrong, given.chosen, 1)


class SeveralChoicesKind(QuestionKind[SeveralChoices]):
    """Each right option earns its share, each wrong one takes a share away, and the sum is never below nothing."""

    chosen = True

    def options(self, question: SeveralChoices, library: Library) -> tuple[str, ...]:
        return (*question.answers, *(option.text for option in question.wrong))

    def right(self, question: SeveralChoices, library: Library) -> tuple[int, ...]:
        return tuple(range(len(question.answers)))

    def key(self, question: SeveralChoices, library: Library) -> str:
        return "; ".join(question.answers)

    def judge(self, question: SeveralChoices, given: Given, library: Library, rules: Rules) -> Judgement:
        if fault := fault_of(given.chosen, len(self.options(question, library))):
            return wrong(fault)
        asked = len(question.answers)
        hits = sum(index < asked for index in set(given.chosen))
        slips = len(set(given.chosen)) - hits
        reason = "" if hits == asked and not slips else self._reason(hits, asked, slips)
        return Judgement.of_share((hits - slips) / asked, reason)

    @staticmethod
    def _reason(hits: int, asked: int, slips: int) -> str:
        found = f"You found {hits} of the {asked} right options"
        return f"{found} and chose {slips} wrong {'one' if slips == 1 else 'ones'}." if slips else f"{found}."

    def misconception(self, question: SeveralChoices, given: Given) -> str:
        return _stands_for(question.wrong, given.chosen, len(question.answers))


class TrueFalseKind(QuestionKind[TrueFalse]):
    """Option 0 is True, option 1 is False."""

    chosen = True
    shuffled = False

    def options(self, question: TrueFalse, library: Library) -> tuple[str, ...]:
        return ("True", "False")

    def right(self, question: TrueFalse, library: Library) -> tuple[int, ...]:
        return (0,) if question.answer else (1,)

    def key(self, question: TrueFalse, library: Library) -> str:
        return str(question.answer)

    def judge(self, question: TrueFalse, given: Given, library: Library, rules: Rules) -> Judgement:
        if fault := fault_of(given.chosen, 2):
            return wrong(fault)
        if len(set(given.chosen)) > 1:
            return wrong("A statement cannot be both true and false.")
        if given.chosen[0] == self.right(question, library)[0]:
            return right()
        return wrong(f"The statement is {'true' if question.answer else 'false'}.")

    def misconception(self, question: TrueFalse, given: Given) -> str:
        believed = not question.answer and given.chosen[:1] == (0,)
        return question.misconception if believed else ""


class SourceCriticismKind(QuestionKind[SourceCriticism]):
    """Two steps, half of the points each: which source errs (an index in `among`), then how one can tell."""

    def options(self, question: SourceCriticism, library: Library) -> tuple[str, ...]:
        return (question.tell, *(option.text for option in question.wrong))

    def accused(self, question: SourceCriticism, library: Library) -> tuple[str, ...]:
        fact = library.facts[question.fact]
        return tuple(library.source(fact, key).title for key in question.among)

    def right(self, question: SourceCriticism, library: Library) -> tuple[int, ...]:
        return (question.among.index(question.errs), 0)

    def key(self, question: SourceCriticism, library: Library) -> str:
        return f"{self.accused(question, library)[self.right(question, library)[0]]}: {question.tell}"

    def judge(self, question: SourceCriticism, given: Given, library: Library, rules: Rules) -> Judgement:
        if not given.chosen:
            return wrong("No source was chosen.")
        counts = (len(question.among), 1 + len(question.wrong))
        if len(given.chosen) > 2 or any(not 0 <= i < n for i, n in zip(given.chosen, counts, strict=False)):
            return wrong(UNKNOWN_OPTION)
        named = given.chosen[0] == self.right(question, library)[0]
        told = given.chosen[1:] == (0,)
        return Judgement.of_share((named + told) / 2, self._reason(question, library, named=named, told=told))

    def _reason(self, question: SourceCriticism, library: Library, *, named: bool, told: bool) -> str:
        if named and told:
            return ""
        if named:
            return f"You found the source that errs, but not how one can tell: {question.tell}"
        title = self.accused(question, library)[self.right(question, library)[0]]
        return f"You saw how one can tell, but it is {title} that errs." if told else f"It is {title} that errs: {question.tell}"

    def misconception(self, question: SourceCriticism, given: Given) -> str:
        return _stands_for(question.wrong, given.chosen[1:2], 1)
