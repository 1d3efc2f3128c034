"""Gobbet: a Discord bot that teaches history from cited facts and quizzes a class fairly."""

__version__ = "0.1.0"
