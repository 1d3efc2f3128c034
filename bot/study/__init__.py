"""Learning: questions drawn, rounds practised, class quizzes played. The clock and the dice are arguments."""
