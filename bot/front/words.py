"""Every sentence that people read, in one place."""

from __future__ import annotations

from ..library.model import SourceKind, Stance, Status

# ---- command and option descriptions (at most 100 characters)
FACT = "Look up a fact with its date and sources - or meet one you have not seen"
FACT_TOPIC = "What to look up; leave it empty for a fact that is new to you"
SUMMARY = "Read a summary: one line, a paragraph or a page"
SUMMARY_TOPIC = "Which summary"
SUMMARY_LENGTH = "How long (a paragraph, unless you choose)"
TIMELINE = "See what happened when, as a picture and as text"
TIMELINE_FROM = "First year, month or day: 1956, 1956-02, 25 February 1956"
TIMELINE_TO = "Last year, month or day"
TIMELINE_TOPIC = "Only events of this topic"
SOURCES = "Who says what about a fact: sources that agree, and those that err and why"
SOURCES_FACT = "Which fact"
WHO = "Who was that? A person of the unit, with the facts they are part of"
WHO_PERSON = "Name, in any usual spelling"
DEFINE = "What does that word mean? A term of the unit"
DEFINE_TERM = "The term"
ASK = "Ask a question about the unit; the answer comes with its sources"
ASK_QUESTION = "Your question, in your own words"
QUIZ = "Practise by yourself: a private quiz, one card, with explanations"
QUIZ_TOPIC = "Only questions on this topic"
QUIZ_QUESTIONS = "How many questions (10, unless you choose)"
QUIZ_DIFFICULTY = "Only questions of this difficulty"
SCORES = "Your own scores: in all, by topic, and lately (only you see them)"
LEADERBOARD = "The best of this server"
HELP = "What Gobbet can do"

# ---- status, stance, kinds
STATUS = {
    Status.ESTABLISHED: "✅ Established",
    Status.DISPUTED: "⚖️ Disputed",
    Status.MISCONCEPTION: "🚫 Common misconception",
}
STANCES = {Stance.AGREES: "✅ Agrees", Stance.DISAGREES: "❌ Errs", Stance.SILENT: "🤐 Is silent"}
KINDS = {
    SourceKind.PRIMARY: "primary source",
    SourceKind.SCHOLARLY: "scholarly work",
    SourceKind.REFERENCE: "reference work",
    SourceKind.TEXTBOOK: "textbook",
    SourceKind.WEB: "web page",
    SourceKind.STUDENT_ESSAY: "student essay",
}
DIFFICULTIES = {1: "easy", 2: "medium", 3: "hard"}

# ---- look-ups
NOTHING_FOUND = "Nothing found for “{query}”. Gobbet only says what its sources say, so it does not guess."
NEAREST = "Nearest titles:"
GONE = "This entry is no longer in the library; its unit was edited since this card was made."
BELIEF = "**Often believed:** {myth}"
RATHER = "**Rather:** {statement}"
LESSON = "🔎 {lesson}"
SOURCES_LINE = "Sources: {sources}"
RELATED_TITLE = "Related to {title}"
RELATED_CHOOSE = "Choose a fact to read"
NO_RELATED = "Nothing else in the unit shares a person or a topic with this fact."
NO_EVENTS = "No event of the timeline falls between {start} and {end}{topic}."
NO_EVENTS_NEAREST = "The nearest is **{title}** ({date})."
TIMELINE_ORDER = "The timeline begins {start} and ends {end}, which is earlier. Swap the two."
TIMELINE_PICTURED = "The picture shows the {shown} weightiest of {all} events; the text has them all."
TIMELINE_DATE = "“{text}” is not a date that Gobbet can read. Write 1956, 1956-02 or 25 February 1956."
NO_TOPIC = "There is no topic like “{query}”. The topics are: {topics}."
FACTS_OF = "Facts about {name}"
ASK_CLOSE = "Close as well:"

# ---- quiz
QUIZ_TITLE = "Question {number} of {total}"
RIGHT = "✅ **Right.**"
PARTLY = "🟡 **Partly right** ({percent} %)."
WRONG = "❌ **Not right.**"
KEY = "Right answer: **{key}**"
CHOOSE_ONE = "Press the letter of your answer."
CHOOSE_SEVERAL = "Several are right. Choose all of them in the menu; a wrong one costs what a right one earns."
SEVERAL_MENU = "Choose every right option"
QUIZ_HALF_DONE = "You have a quiz half done: **{done} of {total}** answered{topic}."
QUIZ_OF_ANOTHER = "This is somebody else's quiz. Start your own with /quiz."
QUIZ_GONE = "This quiz is no longer stored. Start a new one with /quiz."
QUIZ_WITHDRAWN = "The questions that were left have been taken out of the unit, so the quiz ends here."
QUIZ_DONE = "Quiz finished: {points} of {total}"
QUIZ_PERFECT = "Everything right. Well done!"
QUIZ_MISSED = "To look at again:"
QUIZ_REPLACED = "Your earlier quiz was ended; what you had answered in it still counts."
NO_SUCH_QUESTIONS = "There is no question{topic}{difficulty} yet. Try another topic or difficulty."

# ---- scores
NO_SCORES = "You have not answered anything here yet. Start with /quiz."
SCORES_TITLE = "Your scores {place}"
SCORES_TOTAL = "**{won} of {possible}** points, {percent} %"
LEADERBOARD_TITLE = "Leaderboard"
LEADERBOARD_HOW = "One point for each different question answered right, however often it is tried."
LEADERBOARD_EMPTY = "Nobody has scored here yet. /quiz is open to all."
LEADERBOARD_LEFT = "You have left this leaderboard. Your scores are kept; only you see them. Press again to come back."
LEADERBOARD_BACK = "You are on this leaderboard again."
MY_PLACE = "You are at place **{rank}** of {all}, with **{points}** points."
NO_PLACE = "You are not on this leaderboard: you have no points here yet, or you have left it."
SERVER_ONLY = "The leaderboard belongs to a server; in direct messages there is nobody to compare with. See /scores."

# ---- help
HELP_TITLE = "What Gobbet can do"
HELP_LEAD = "Everything Gobbet says shows where it comes from. Spelling is forgiven in what you type."
HELP_EVERYONE = "For everyone"
HELP_TEACHERS = "For teachers"

# ---- failures
APOLOGY = (
    "Something went wrong on our side, and it has been noted as **{number}**. Nothing that you saved is lost. "
    "Please try again; if it happens again, give the host this number."
)
NOT_ALLOWED = "Only a teacher of this server may do that."
OLD_BUTTON = "This button is from an older Gobbet. Use the command again for a fresh card."
