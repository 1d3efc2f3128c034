"""A running class quiz as it is stored: of each step no more is held, and so no more is shown, than is on disk."""

from __future__ import annotations

from ...store.class_quizzes import ClassQuizzes
from ...study.class_quiz.press import Late
from ...study.class_quiz.quiz import ClassQuiz, Phase


class Overtaken(Late):
    """Another step was stored before this one, by another process."""


class StoredQuiz:
    """The latest step of a quiz, and how many came in for it."""

    def __init__(self, store: ClassQuizzes, quiz: ClassQuiz) -> None:
        self.quiz = quiz
        self.count = 0
        """How many have joined, or have answered the question in play."""
        self._store = store

    async def take(self, quiz: ClassQuiz) -> None:
        """Store a step, and only then hold it; raise Overtaken where another was stored before, Unsaved where the disk fails."""
        if quiz.serial == self.quiz.serial:
            return
        try:
            await self._store.save(quiz)
        except Late as late:
            raise Overtaken(late.why) from late
        self._hold(quiz)

    async def reload(self) -> bool:
        """Hold what another process has stored; False where that is no later step, and the quiz is not ours to go on with."""
        stored = await self._store.find(self.quiz.id)
        if stored is None or stored.serial <= self.quiz.serial:
            return False
        self._hold(stored)
        return True

    def _hold(self, quiz: ClassQuiz) -> None:
        if quiz.position != self.quiz.position:
            self.count = 0
        self.quiz = quiz

    async def recount(self) -> None:
        """Count anew from what is stored, as after a restart."""
        if self.quiz.phase is Phase.LOBBY:
            self.count = len(await self._store.players(self.quiz.id))
        else:
            self.count = await self._store.count_answers(self.quiz.id, self.quiz.position)
