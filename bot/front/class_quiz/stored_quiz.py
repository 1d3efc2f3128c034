"""A running class quiz as it is stored: of each step no more is held, and so no more is shown, than is on disk."""

from __future__ import annotations

from ...store.class_quizzes import ClassQuizzes
from ...study.class_quiz.press import Late
from ...study.class_quiz.quiz import ClassQuiz
from ...study.class_quiz.standings import Player


class Overtaken(Late):
    """Another step was stored before this one, by another process."""


class StoredQuiz:
    """The latest step of a quiz, who has joined, and who has answered the question in play."""

    def __init__(self, store: ClassQuizzes, quiz: ClassQuiz) -> None:
        self.quiz = quiz
        self.players: dict[int, Player] = {}
        """Who has joined, in the order of joining."""
        self._let_in: set[int] = set()
        """Who was let in by an answer, and whose place is not known yet; `look_up_players` learns it."""
        self.answered: set[int] = set()
        """Who has answered the question in play."""
        self._store = store

    @property
    def present(self) -> list[Player]:
        """Who plays, in the order of joining, but for those whose place is not known yet."""
        absent = self.quiz.absent
        return [player for player in self.players.values() if player.user not in absent]

    @property
    def playing(self) -> int:
        """How many play, with those that their answer let in."""
        return len((self.players.keys() | self._let_in) - self.quiz.absent)

    @property
    def answers(self) -> int:
        """How many of those who play have answered the question in play."""
        return len(self.answered - self.quiz.absent)

    @property
    def count(self) -> int:
        """What changes as students come in: how many have joined, or have answered."""
        return self.answers if self.quiz.asked else self.playing

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
            self.answered.clear()
        self.quiz = quiz

    def note_player(self, player: Player) -> None:
        self.players[player.user] = player

    def note_answer(self, user: int) -> None:
        """Note an answer to the question in play; it lets in whoever had not joined."""
        self.answered.add(user)
        if user not in self.players:
            self._let_in.add(user)

    def all_answered(self) -> bool:
        """Say whether the question in play may close early; a class that is still answering costs no counting."""
        quiz = self.quiz
        if not quiz.asked or len(self.answered) + len(quiz.absent) < quiz.asked[-1].joined:
            return False
        return quiz.all_answered(self.playing, self.answers)

    async def recount(self) -> None:
        """Count anew from what is stored, as after a restart."""
        await self._read_players()
        self.answered.update(await self._store.who_answered(self.quiz.id, self.quiz.position))

    async def look_up_players(self) -> None:
        """Learn the places of those that their answer let in."""
        if self._let_in:
            await self._read_players()

    async def _read_players(self) -> None:
        self.players = {player.user: player for player in await self._store.players(self.quiz.id)}
        self._let_in -= self.players.keys()
