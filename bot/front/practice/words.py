"""What quizzes played alone and scores say."""

from __future__ import annotations

QUIZ = "Practise by yourself: a private quiz, one card, with explanations"
QUIZ_TOPIC = "Only questions on this topic"
QUIZ_QUESTIONS = "How many questions (10, unless you choose)"
QUIZ_DIFFICULTY = "Only questions of this difficulty"
SCORES = "Your own scores: in all, by topic, and lately (only you see them)"
LEADERBOARD = "The best of this server"

QUIZ_TITLE = "Question {number} of {total}"
QUIZ_HALF_DONE = "You have a quiz half done: **{done} of {total}** answered{topic}."
QUIZ_OF_ANOTHER = "This is somebody else's quiz. Start your own with /quiz."
QUIZ_GONE = "This quiz is no longer stored. Start a new one with /quiz."
QUIZ_DONE = "Quiz finished: {points} of {total}"
QUIZ_PERFECT = "Everything right. Well done!"
NO_SUCH_QUESTIONS = "There is no question{topic}{difficulty} yet. Try another topic or difficulty."

NO_SCORES = "You have not answered anything here yet. Start with /quiz."
SCORES_TITLE = "Your scores {place}"
SCORES_TOTAL = "**{won} of {possible}** points, {percent} %"
LEADERBOARD_TITLE = "Leaderboard"
LEADERBOARD_HOW = "One point for each different question answered right, however often it is tried."
LEADERBOARD_EMPTY = "Nobody is listed: nobody has scored yet, or whoever has does not want to be listed. /quiz is open to all."
LEADERBOARD_LEFT = "You have left this leaderboard. Your scores are kept; only you see them. Press again to come back."
LEADERBOARD_BACK = "You are on this leaderboard again."
MY_PLACE = "You are at place **{rank}** of {all}, with **{points}** points."
NO_PLACE = "You are not on this leaderboard: you have no points here yet, or you have left it."
SERVER_ONLY = "The leaderboard belongs to a server; in direct messages there is nobody to compare with. See /scores."

DAY_FIRST = "3/4 is read as 3 April here."
MONTH_FIRST = "3/4 is read as March 4 here."
NEAR_MISS_ALONE = "🟠 **Close, but not accepted.**"
