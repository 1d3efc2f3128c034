"""The kinds of question that are answered by choosing among options."""

from __future__ import annotations

from ..errors import Reason, Why, because
from ..library.catalogue import Library
from ..library.questions import OneChoice, SeveralChoices, SourceCriticism, TrueFalse, Wrong
from .judgement import Given, Judgement, QuestionKind, Rules, right, wrong
from .reasons import ChoiceReason, SourceReason


def fault_of(chosen: tuple[int, ...], options: int) -> Reason | None:
    """Say what keeps these indices from being an answer among so many options; None where nothing does."""
    if not chosen:
        return ChoiceReason.NOTHING_CHOSEN
    return None if all(0 <= index < options for index in chosen) else ChoiceReason.NO_SUCH_OPTION


def _stands_for(options: tuple[Wrong, ...], chosen: tuple[int, ...], before: int) -> str:
    """Give the misconception of the first wrong option chosen, where `before` right options stand ahead of them."""
    return next((option.misconception for option in _chosen_wrong(options, chosen, before) if option.misconception), "")


def _chosen_wrong(options: tuple[Wrong, ...], chosen: tuple[int, ...], before: int) -> list[Wrong]:
    return [options[index - before] for index in chosen if 0 <= index - before < len(options)]


def _said_to(options: tuple[Wrong, ...], chosen: tuple[int, ...], before: int) -> tuple[str, ...]:
    """Give the feedback on the wrong options chosen."""
    return tuple(option.feedback for option in _chosen_wrong(options, chosen, before))


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
            return wrong(ChoiceReason.ONE_ONLY)
        if given.chosen[0] == 0:
            return right()
        return wrong(because(ChoiceReason.OTHER_OPTION, chosen=options[given.chosen[0]], right=question.answer))

    def misconception(self, question: OneChoice, given: Given) -> str:
        return _stands_for(question.wrong, given.chosen, 1)

    def feedback(self, question: OneChoice, given: Given) -> tuple[str, ...]:
        return _said_to(question.wrong, given.chosen, 1)


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
        return Judgement.of_share((hits - slips) / asked, self._reason(hits, asked, slips))

    @staticmethod
    def _reason(found: int, asked: int, slips: int) -> Why | None:
        if slips:
            return because(ChoiceReason.SHARE_FOUND_AND_SLIPS, found=found, asked=asked, slips=slips)
        return because(ChoiceReason.SHARE_FOUND, found=found, asked=asked) if found < asked else None

    def misconception(self, question: SeveralChoices, given: Given) -> str:
        return _stands_for(question.wrong, given.chosen, len(question.answers))

    def feedback(self, question: SeveralChoices, given: Given) -> tuple[str, ...]:
        return _said_to(question.wrong, given.chosen, len(question.answers))


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
            return wrong(ChoiceReason.BOTH_TRUE_AND_FALSE)
        if given.chosen[0] == self.right(question, library)[0]:
            return right()
        return wrong(ChoiceReason.IS_TRUE if question.answer else ChoiceReason.IS_FALSE)

    def misconception(self, question: TrueFalse, given: Given) -> str:
        believed = not question.answer and given.chosen[:1] == (0,)
        return question.misconception if believed else ""

    def feedback(self, question: TrueFalse, given: Given) -> tuple[str, ...]:
        believed = given.chosen[:1] == ((1,) if question.answer else (0,))
        return (question.feedback,) if believed else ()


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
            return wrong(SourceReason.NO_SOURCE)
        counts = (len(question.among), 1 + len(question.wrong))
        if len(given.chosen) > 2 or any(not 0 <= i < n for i, n in zip(given.chosen, counts, strict=False)):
            return wrong(ChoiceReason.NO_SUCH_OPTION)
        named = given.chosen[0] == self.right(question, library)[0]
        told = given.chosen[1:] == (0,)
        return Judgement.of_share((named + told) / 2, self._reason(question, library, named=named, told=told))

    def _reason(self, question: SourceCriticism, library: Library, *, named: bool, told: bool) -> Why | None:
        if named:
            return None if told else because(SourceReason.OTHER_TELL, tell=question.tell)
        source = self.accused(question, library)[self.right(question, library)[0]]
        if told:
            return because(SourceReason.OTHER_SOURCE, source=source)
        return because(SourceReason.OTHER_SOURCE_AND_TELL, source=source, tell=question.tell)

    def misconception(self, question: SourceCriticism, given: Given) -> str:
        return _stands_for(question.wrong, given.chosen[1:2], 1)

    def feedback(self, question: SourceCriticism, given: Given) -> tuple[str, ...]:
        return _said_to(question.wrong, given.chosen[1:2], 1)
