"""A running class quiz as it is stored: of each step no more is held, and so no more is shown, than is on disk."""

from __future__ import annotations

from ...store.class_quizzes import ClassQuizzes
from ...study.class_quiz.quiz import ClassQuiz, Phase


class StoredQuiz:
    """The latest step of a quiz, and how many came in for it."""

    def __init__(self, store: ClassQuizzes, quiz: ClassQuiz) -> None:
        self.quiz = quiz
        self.count = 0
        """How many have joined, or have answered the question in play."""
        self._store = store

    async def take(self, quiz: ClassQuiz) -> None:
        """Store a step, and only then hold it; raise Late where another step was stored before it."""
        if quiz.serial == self.quiz.serial:
            return
        await self._store.save(quiz)
        if quiz.position != self.quiz.position:
            self.count = 0
        self.quiz = quiz

    async def recount(self) -> None:
        """Count anew from what is stored, as after a restart."""
        if self.quiz.phase is Phase.LOBBY:
            self.count = len(await self._store.players(self.quiz.id))
        else:
            self.count = await self._store.count_answers(self.quiz.id, self.quiz.position)
