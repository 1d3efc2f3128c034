"""Every sentence that people read, in one place."""

from __future__ import annotations

from ...language.dates import Precision
from ...library.model import SourceKind, Stance, Status
from ...store.reports import Complaint

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
    Status.ESTABLISHED: "✅\u00a0Established",
    Status.DISPUTED: "⚖️\u00a0Disputed",
    Status.MISCONCEPTION: "🚫\u00a0Common\u00a0misconception",
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
TIMELINE_PICTURED = "The picture shows the {shown} weightiest of {all} events."
TIMELINE_MORE = "List all {all} events"
TIMELINE_LESS = "List those in the picture"
TIMELINE_DATE = "“{text}” is not a date that Gobbet can read. Write 1956, 1956-02 or 25 February 1956."
NO_TOPIC = "There is no topic like “{query}”. The topics are: {topics}."
FACTS_OF = "Facts about {name}"
ASK_CLOSE = "Close as well"
ASK_LEAD = "You asked: {question}"
UNANSWERED = "Questions that students asked and nothing was found for"
UNANSWERED_TITLE = "Unanswered questions ({count})"
UNANSWERED_NONE = "There are no unanswered questions."
UNANSWERED_HOW = "Who asked is not kept. A unit's author can add a fact, or keywords to one; see docs/authors.md."
UNANSWERED_CLEAR = "Clear the list"
UNANSWERED_SURE = {1: "Clear **1** question? This cannot be undone."}
UNANSWERED_SURE_MANY = "Clear **{count}** questions? This cannot be undone."
UNANSWERED_DO_CLEAR = "Clear them"
UNANSWERED_KEEP = "Keep them"
UNIT = "The units that Gobbet teaches from"
UNIT_RELOAD = "Read the content again after an edit (for the host)"
UNIT_RELOADED = "The content was read again: {facts} facts, {questions} questions."
UNIT_KEPT = "The content has faults, so the old one stays in use"
UNIT_FIXED = "This Gobbet was started without a content folder to read again."
HOST_ONLY = "Only the host, who owns the bot's application in Discord, may do that."

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
LEADERBOARD_EMPTY = "Nobody is listed: nobody has scored yet, or whoever has does not want to be listed. /quiz is open to all."
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

# ---- marking
CLASS = "For teachers: settings, marking and class quizzes"
SETTINGS = "See and change what Gobbet does in this server"
SETTINGS_ROLE = "Who is a teacher here, besides those who may manage the server"
SETTINGS_DATES = "How 3/4/1956 is read: 3 April, or March 4"
NEAR_MISSES = "Answers that were refused but came close: accept or reject them"
ALIASES = "Answers that you have accepted besides; stop accepting one"
REPORTS = "Questions that students have reported; switch them off here"

ANSWER_BUTTON = "Answer…"
ANSWER_TITLE = "Your answer"
TYPED_HINT = "Your answer is typed in a form; nobody else sees it. Spelling is forgiven, names and numbers are not."
TYPED_LABEL = "Your answer, in a few words"
TYPED_PLACEHOLDER = "A name, a term or a number"
DATE_HINTS = {
    Precision.YEAR: "The year is asked.",
    Precision.MONTH: "Month and year are asked; each counts for a half.",
    Precision.DAY: "Day, month and year are asked; each counts for a third.",
}
DATE_LABELS = {Precision.YEAR: "The year", Precision.MONTH: "Month and year", Precision.DAY: "Day, month and year"}
DATE_PLACEHOLDERS = {
    Precision.YEAR: "In figures, like 1234",
    Precision.MONTH: "Like March 1234",
    Precision.DAY: "Like 15 March 1234; leave out what you do not know",
}
DAY_FIRST = "3/4 is read as 3 April here."
MONTH_FIRST = "3/4 is read as March 4 here."
YOU_WROTE = "You wrote: **{text}**"
NEAR_MISS = "🟠 **Close, but not accepted.** Your teacher will see it; if it is accepted, you get the points."
NEAR_MISS_ALONE = "🟠 **Close, but not accepted.**"
ORDER_HINT = "Earliest first. Choose one at a time; the last falls into place by itself."
ORDER_FIRST = "Which came first?"
ORDER_NEXT = "Which came next?"
ORDER_SO_FAR = "**Your order**"
ORDER_DONE = "Hand in"
ORDER_UNDO = "Undo"
ORDER_OWN = " · you: {place}."
SOURCE_HINT = "Step 1 of 2, half of the points each: press the letter of the source that errs."
SOURCE_CLAIM = " says: {claim}"
SOURCE_SILENT = " is silent on it"
SOURCE_CHOSEN = "Step 2 of 2. You chose **{letter}** · {title}"
SOURCE_TELL = "**How can you tell that it errs?** Press a letter."
SOURCE_ERRS = "**Which one errs**"
SOURCE_TOLD = "**How one can tell**"
YOUR_ANSWER = " · your answer"

SETTINGS_TITLE = "Settings of this server"
SETTINGS_LINES = "**Teachers:** {teachers}\n**Dates:** {dates}"
SETTINGS_NO_ROLE = "whoever may manage the server"
SETTINGS_WITH_ROLE = "<@&{role}>, and whoever may manage the server"
SETTINGS_LOST_ROLE = "whoever may manage the server (the teacher role was deleted: choose another)"
SETTINGS_SHOW = (
    "Discord shows /class only to those who may manage the server, until you let the role see it: Server Settings → "
    "Integrations → Gobbet → /class."
)
SETTINGS_SAVED = "✅ Saved."
SETTINGS_MANAGER = "Only somebody who may manage the server can change who is a teacher."
SETTINGS_EVERYONE = "Everybody has that role, so everybody would be a teacher. Choose another one."
SETTINGS_CLEAR = "No teacher role"
DATES = {True: "Day first: 3/4/1956 is 3 April", False: "Month first: 3/4/1956 is March 4"}

NEAR_TITLE = "Near miss {number} of {total}"
NEAR_NONE = "No answer waits for your word."
NEAR_ANSWER = "“**{text}**”"
NEAR_STUDENTS = {1: "1 student wrote this", 0: "{count} students wrote this"}
NEAR_KEY = "Accepted: {key}"
NEAR_HOW = "Accept: counts as right in this server from now on, and for everybody who wrote it already."
NEAR_ACCEPTED = "✅ “{text}” is accepted; {answers}."
NEAR_REJECTED = "“{text}” is rejected."
NEAR_WITHDRAWN = "“{text}” is no longer accepted; {answers}."
NEAR_REMARKED = {0: "no mark changed", 1: "1 answer was marked anew"}
NEAR_REMARKED_MANY = "{count} answers were marked anew"
NEAR_SETTLED = "Somebody has settled this one already."
NEAR_GONE = "This near miss is no longer stored."
ALIASES_TITLE = "Accepted besides"
ALIASES_NONE = "You have accepted nothing besides what the unit accepts."
ALIASES_LINE = "- {prompt}\n  “**{text}**”, {students}"
ALIASES_MENU = "Stop accepting …"

REPORT_BUTTON = "Report"
REPORT_ASK = "What is wrong with this question?"
REPORT_MENU = "Choose a reason"
REPORT_THANKS = "Thank you. Your teacher sees it, and your points stay as they are."
REPORT_ANSWER_FIRST = "Answer the question first; then you can report it."
REPORTS_TITLE = "Reported question {number} of {total}"
REPORTS_NONE = "No question is reported, and none is switched off."
REPORTS_OFF = "⏸️ **Switched off:** it is not drawn in this server."
REPORTS_ON = "It is drawn in this server."
REPORTS_GONE = "This question is no longer in the library."
REPORTS_NO_MORE = "No report is open."
REASONS = {
    Complaint.KEY: "The right answer is wrong",
    Complaint.UNCLEAR: "It is unclear",
    Complaint.TYPO: "There is a typo",
    Complaint.HARD: "It is too hard",
    Complaint.OTHER: "Something else",
}

NEWS_LEAD = "📬 **Your teacher has marked anew:**"
NEWS_ACCEPTED = "- “{text}” is accepted now, and you have the points: {prompt}"
NEWS_WITHDRAWN = "- “{text}” is no longer accepted: {prompt}"
NEWS_MORE = "- and {count} more; /scores has them all"
NEWS_OLD_QUESTION = "a question that has since been taken out"

# ---- class quiz
LIVE = "Start a live quiz for the whole class in this channel"
LIVE_TOPIC = "Only questions on this topic"
LIVE_QUESTIONS = "How many questions, 3 to 30 (10, unless you choose), or the name of a saved set"
LIVE_SECONDS = "Seconds for each question, 5 to 120 (20, unless you choose)"
LIVE_SCORING = "Does speed count, or only being right?"
LIVE_ANSWERS = "Is the first answer final, or may it be changed until the time is up?"
LIVE_TEAMS = "Play in teams; students are spread evenly"
LIVE_NAMES = "Show the class names, or nicknames that no other student knows"
LIVE_COUNT = (
    "“{text}” is neither a number from 3 to 30 nor a saved set. Choose from the list, or make one with /class set create."
)
LIVE_NO_QUESTIONS = "There is no question{topic} that can be asked. Try another topic or set."
LIVE_LACKING = "Gobbet may not run a quiz in this channel. Give it here: {permissions}."
LIVE_TITLE = "Class quiz: {title}"
LIVE_EVERYTHING = "everything"
LIVE_RULES = {
    "speed": "Right answers earn 1000 points at once, down to 500 at the last second.",
    "accuracy": "Every right answer earns one point, fast or slow.",
}
LIVE_FINAL = {True: "The first answer is final.", False: "Answers can be changed until the time is up."}
LIVE_LENGTH = "**{count}** questions, **{seconds} seconds** each."
LIVE_LENGTH_ONE = "**1** question, **{seconds} seconds**."
LIVE_IN_TEAMS = "{teams} teams."
LIVE_UNDER_NICKNAMES = "Everybody plays under a nickname."
LIVE_JOINED = {0: "Nobody has joined yet.", 1: "**1** has joined."}
LIVE_JOINED_MANY = "**{count}** have joined."
SETTINGS_THREADS = "Play each class quiz in a thread of its own, to keep the channel quiet"
SETTINGS_PLAYED = {False: "**Class quizzes:** in the channel itself", True: "**Class quizzes:** each in a thread of its own"}
LIVE_IN_THREAD = "The quiz has begun in <#{thread}>."
LIVE_LATER = "You can join later, too: your first answer lets you in."
LIVE_JOIN = "Join"
LIVE_START = "Start"
LIVE_CANCEL = "Cancel"
LIVE_YOU_ARE_IN = "✅ You are in. Wait for the first question."
LIVE_YOU_ARE_IN_ALREADY = "You are in already."
LIVE_YOUR_TEAM = "You play in **team {team}**."
LIVE_YOUR_NICKNAME = "You are shown as **{name}**; no other student is told who that is."
LIVE_CANCELLED = "The class quiz was cancelled."
LIVE_STARTED = "The quiz has begun; the questions are below."
LIVE_QUESTION = "Question {number} of {total}"
LIVE_CLOSES = "⏳ Closes {when} · **{count}** answered"
LIVE_PAUSED = "⏸️ Paused · **{count}** answered"
LIVE_CLOSED = "⌛ Time is up · **{count}** answered"
LIVE_SKIPPED = "⏭️ Skipped: this question counts for nobody."
LIVE_SAVED = "✅ Saved: **{answer}**"
LIVE_CHANGED = "✅ Changed to: **{answer}**"
LIVE_MAY_CHANGE = "You may change it until the time is up."
LIVE_ORDER_HINT = "Press the button and write the letters in order, earliest first."
LIVE_ORDER_LABEL = "The letters, earliest first"
LIVE_ORDER_PLACEHOLDER = "Like this: {letters}"
LIVE_ORDER_FAULT = "Write each of the letters {letters} once, earliest first."
LIVE_SOURCE_HINT = "Choose in the menu which source errs, and how one can tell. Each is a half of the points."
LIVE_SOURCE_MENU = "Which errs, and how can you tell?"
LIVE_SOURCE_PAIR = "{letter} errs; {number}: {tell}"
LIVE_NOBODY = "Nobody answered."
LIVE_HOW_MANY = "**{right}** of {count} right."
LIVE_BARS = {"right": "Right", "partly": "Partly right", "wrong": "Not right"}
LIVE_GOES_ON = "Goes on {when}."
LIVE_STANDS_STILL = "⏸️ Paused; the teacher goes on."
LIVE_STANDINGS = "Standings after question {number} of {total}"
LIVE_NO_PLAYERS = "Nobody has joined yet."
LIVE_PODIUM = "The podium"
LIVE_PODIUM_EMPTY = "No question was played to its end, so there is nobody to honour."
LIVE_STREAK = "🔥 Longest streak: {names}, **{streak}** in a row."
LIVE_TEAM_LINE = "{medal} **Team {team}** · {mean} points a head ({members}, {total} in all)"
LIVE_TEAMS_TITLE = "**Teams**"
LIVE_NEXT = "Next"
LIVE_PAUSE = "Pause"
LIVE_RESUME = "Resume"
LIVE_MORE_TIME = "+15 s"
LIVE_SKIP = "Skip"
LIVE_END = "End"
LIVE_MY_RANK = "My rank"
LIVE_MY_ANSWERS = "My answers"
LIVE_RESULTS = "Results"
LIVE_RANK = "You are at place **{rank}** of {all}, with **{points}** points: {right} right, longest streak {streak}."
LIVE_NOT_IN = "You are not in this quiz. Your first answer lets you in."
LIVE_NOT_PLAYED = "You did not play in this quiz."
LIVE_GONE = "This quiz is no longer stored."
LIVE_RECAP = "Your answers: {right} of {total} right"
LIVE_RECAP_ALL = "Everything right. Well done!"
LIVE_RECAP_LINE = "{sign} {number}. {prompt}"
LIVE_RECAP_UNANSWERED = "▫️ {number}. {prompt} *(not answered)*"
LIVE_RECAP_GIVEN = "You: {answer}"
LIVE_RECAP_KEY = "Right: {key}"
LIVE_RECAP_EDITED = "something that the question no longer offers"
LIVE_RETRY = "Retry what was missed"
LIVE_WORD_REPAIRED = "The message of your class quiz in <#{channel}> was deleted, so I have put it there again."
LIVE_WORD_ENDED = "Your class quiz in <#{channel}> has ended: {why} What was answered before is stored; see /class results."
LIVE_WHY = {
    "channel": "the channel is gone.",
    "permission": "I may no longer write there. Give me View Channel, Send Messages and Attach Files to play another one.",
}
RESULTS = "How a class quiz went: by question, hardest first, and by student"
RESULTS_QUIZ = "Which quiz (the latest, unless you choose)"
RESULTS_NONE = "No class quiz has been played in this server yet. Start one with /class quiz."
RESULTS_UNKNOWN = "That quiz is not stored. Choose one from the list."
RESULTS_TITLE = "Results: {title}"
RESULTS_PLAYED = "{when} · {players} · {did}"
RESULTS_SHARE = "{percent} of the answers right"
RESULTS_NOBODY = "nobody answered"
RESULTS_PLAYERS = {1: "1 student"}
RESULTS_PLAYERS_MANY = "{count} students"
RESULTS_QUESTION = "**{number}. {prompt}**\n{did}"
RESULTS_RIGHT = "{percent} right ({right} of {count})"
RESULTS_WRONG = "Most chosen wrong: “{text}” ({count})"
RESULTS_WRONG_TIED = "Most chosen wrong: {texts} ({count} each)"
RESULTS_BELIEF = "🚫 Stands for: {myth}"
RESULTS_BELIEF_TIED = "🚫 “{text}” stands for: {myth}"
RESULTS_STUDENTS = "**By student**"
RESULTS_STUDENT = "**{rank}.** {name} · {right} of {total} right · {points} points"
RESULTS_CSV = "CSV"
RESULTS_TEACH = "Teach this again"
TABLE_STUDENT, TABLE_NUMBER, TABLE_TEAM = "Student", "Id", "Team"
TABLE_PLACE, TABLE_POINTS, TABLE_RIGHT = "Place", "Points", "Right"
RESULTS_CSV_READY = "One row a student, one column a question: 1 is right, 0 is wrong, empty is not answered."
RESULTS_TEACH_TITLE = "Teach this again"
RESULTS_TEACH_NOTHING = "Every question was answered right by four fifths of the class. There is nothing to teach again."
RESULTS_TEACH_LINE = "**{title}** ({did})\n{statement}"
RESULTS_TEACH_SHARE = "{percent} right"
RESULTS_TEACH_BELIEF = "Many believe: {myth}"
SET_CREATE = "Save a set of questions for a class quiz, to be asked in this order"
SET_NAME = "The name of the set"
SET_TOPIC = "Only questions on this topic"
SET_DIFFICULTY = "Only questions of this difficulty"
SET_COUNT = "How many are chosen for you, 3 to 30; you can then change them by hand (10, unless you choose)"
SET_SHOW = "Preview a saved set, with its answers; only you see it"
SET_DELETE = "Delete a saved set"
SET_GROUP = "Question sets that you prepare at home"
SET_TITLE = "Set: {name}"
SET_COUNTS = "{count} questions · start it with /class quiz questions:{name}"
SET_LINE = "**{number}.** {prompt}\n→ {key}"
SET_WITHDRAWN = "**{number}.** *This question has been taken out of the unit, and is left out.*"
SET_DELETED = "The set “{name}” is deleted."
SET_UNKNOWN = "There is no set “{name}”. {known}"
SET_KNOWN = "The sets are: {names}."
SET_NONE = "No set is saved yet: make one with /class set create."
SET_BAD_NAME = "A name needs a letter and at most 40 characters, so that it cannot be taken for a number of questions."
SET_FULL = "A set holds 30 questions at most."
SET_EMPTY = "A set holds one question at least."
SET_REMOVE = "Take questions out"
SET_OPTION = "{number} · {prompt}"
SET_ADD = "Add questions"
SET_MORE = "Other questions to add"
SET_MANY = "This server has 50 sets. Delete one first with /class set delete."

# ---- failures
APOLOGY = (
    "Something went wrong on our side, and it has been noted as **{number}**. Nothing that you saved is lost. "
    "Please try again; if it happens again, give the host this number."
)
NOT_ALLOWED = "Only a teacher of this server may do that."
IN_A_SERVER = "That belongs to a server; in direct messages there is no class."
OLD_BUTTON = "This button is from an older Gobbet. Use the command again for a fresh card."
