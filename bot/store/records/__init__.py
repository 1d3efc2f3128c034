"""How quizzes, and the questions that they ask, are written into their tables and read back."""
