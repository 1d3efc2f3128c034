"""Practising alone: /quiz, /scores, /leaderboard."""
