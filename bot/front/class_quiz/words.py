"""What class quizzes, their results and their sets say."""

from __future__ import annotations

CLASS_QUIZ = "Start a live quiz for the whole class in this channel"
TOPIC = "Only questions on this topic"
QUESTIONS = "3 to 30, or a saved set; left out, 10"
SECONDS = "Seconds a question, 5 to 240; left out, its own or 20"
SCORING = "Does speed count, or only being right?"
ANSWERS = "Is the first answer final, or may it be changed?"
TEAMS = "Play in teams; students are spread evenly"
NAMES = "Names, or nicknames that no other student knows"
PACE = "Who goes on after a reveal: you, or the quiz by itself?"
PRESENT = "Each question as a large picture, for a projector"
COUNT = "“{text}” is neither a number from 3 to 30 nor a saved set. Choose from the list, or make one with /class set create."
FOR_TEACHERS = "Your teacher starts the class quiz. **Practise** is a quiz of your own: only you see it."
PRACTISE = "Practise"
NO_QUESTIONS = "There is no question{topic} that can be asked. Try another topic or set."
LACKING = "Gobbet may not run a quiz in this channel. Give it here: {permissions}."
TITLE = "Class quiz: {title}"
EVERYTHING = "All topics"
RULES = {
    "speed": "Right answers earn 1000 points at once, down to 500 at the last second.",
    "accuracy": "Every right answer earns one point, fast or slow.",
}
FINAL = {True: "The first answer is final.", False: "Answers can be changed until the time is up."}
LENGTH = "**{count}** questions, **{seconds} seconds** each."
LENGTH_ONE = "**1** question, **{seconds} seconds**."
LENGTH_VARIES = "**{count}** questions, **{least} to {most} seconds** each."
IN_TEAMS = "{teams} teams."
UNDER_NICKNAMES = "Everybody plays under a nickname."
JOINED = {0: "Nobody has joined yet.", 1: "**1** has joined."}
JOINED_MANY = "**{count}** have joined."
IN_THREAD = "The quiz has begun in <#{thread}>."
LATER = "You can join later, too: your first answer lets you in."
JOIN = "Join"
YOU_ARE_IN = "✅ You are in. Wait for the first question."
YOU_ARE_IN_ALREADY = "You are in already."
CANCELLED = "The class quiz was cancelled."
STARTED = "The quiz has begun; the questions are below."
QUESTION = "Question {number} of {total}"
ANSWERED = "**{count}** of {all} answered"
CLOSES = "⏳ Closes {when} · {answered}"
PAUSED = "⏸️ Paused · {answered}"
CLOSED = "⌛ Closed · {answered}"
SKIPPED = "⏭️ Skipped: this question counts for nobody."
ENDED = "⏹️ The quiz was ended here: this question counts for nobody."
ENDED_AFTER = "Ended after {number} of {total} questions."
AND_MORE = "and {count} more"
TEACHER = "Teacher"
TEACHER_GOES_ON = "Your teacher goes on."
SAVED = "📥 Saved: **{answer}**"
CHANGED = "📥 Changed to: **{answer}**"
MAY_CHANGE = "You may change it until the time is up."
NOBODY = "Nobody answered."
HOW_MANY = "**{right}** of {count} right."
GOES_ON = "Goes on {when}."
STANDS_STILL = "⏸️ Paused until your teacher goes on."
STANDINGS = "Standings after question {number} of {total}"
NO_PLAYERS = "Nobody has joined yet."
PODIUM = "The podium"
PODIUM_EMPTY = "No question was finished."
PODIUM_NOTHING = "Nobody has won points this time."
STREAK = "🔥 Longest streak: {names}, **{streak}** in a row."
TEAM_LINE = "{medal} **Team {team}** · {mean} points on average ({members}, {total} in all)"
TEAMS_TITLE = "**Teams**"
MY_ANSWERS = "My answers"
RESULTS_BUTTON = "Results"
RANK = "You are at place **{rank}** of {all}, with **{points}** points: {right} right, longest streak {streak}."
NOT_IN = "You are not in this quiz. Your first answer lets you in."
NOT_PLAYED = "You did not play in this quiz."
ELSEWHERE = "That class quiz is played in another channel. Its buttons count there alone."
GONE = "This quiz is no longer stored."
RECAP = "Your answers: {right} of {total} right"
RECAP_ALL = "Everything right. Well done!"
RECAP_LINE = "{sign} {number}. {prompt}"
RECAP_UNANSWERED = "▫️ {number}. {prompt} *(not answered)*"
RECAP_GIVEN = "You: {answer}"
RECAP_KEY = "Right: {key}"
RETRY = "Retry what was missed"
WORD_REPAIRED = "The message of your class quiz in <#{channel}> was deleted, so I have put it there again."
WORD_ENDED = "Your class quiz in <#{channel}> has ended: {why} What was answered before is stored; see /class results."
WORD_NOT_SAVED = "I cannot save the next step of your class quiz in <#{channel}> just now; I am trying again."
WORD_MOVED = "The thread of your class quiz is closed to me, so the quiz goes on in <#{channel}>."
OCCUPIED_END = "End that quiz"
WHY = {
    "refused": "Discord does not take its next card.",
    "fault": "something went wrong on our side, and the host will find it in the log.",
    "channel": "the channel is gone.",
    "permission": "I may no longer write there. Give me View Channel, Send Messages and Attach Files to play another one.",
}

RESULTS = "How a class quiz went, by question and by student"
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
RESULTS_BELIEF = "🚫 Misconception: {myth}"
RESULTS_BELIEF_TIED = "🚫 Misconception behind “{text}”: {myth}"
RESULTS_STUDENTS = "**By student**"
RESULTS_STUDENT = "**{rank}.** {name} · {right} of {total} right · {points} points"
RESULTS_AGAIN = "Play again"
RESULTS_MISSED = "Ask the missed ones ({count})"
RESULTS_NONE_MISSED = "No question was missed by most who answered it."
RESULTS_AGAIN_GONE = "None of these questions can be asked any more: they were taken out of their units."
MISSED_TITLE = "Missed: {title}"
RESULTS_CSV = "CSV"
RESULTS_TEACH = "Teach this again"
TABLE_STUDENT, TABLE_NUMBER, TABLE_TEAM = "Student", "Id", "Team"
TABLE_PLACE, TABLE_POINTS, TABLE_MARKS = "Place", "Points", "Marks"
TABLE_MAXIMUM, TABLE_PERCENT = "Maximum", "Percent"
TABLE_QUIZ, TABLE_DATE = "Quiz", "Date"
RESULTS_CSV_READY = (
    "One row a student, one column a question: 1 is right, 0 is wrong, empty is not answered. *Marks* adds these up; "
    "*Percent* is their share of *Maximum*. *Points* are those of the podium, where speed may count."
)
RESULTS_TEACH_TITLE = "Teach this again"
RESULTS_TEACH_NOTHING = "At least 80 % of the class got each question right. There is nothing to teach again."
RESULTS_TEACH_LINE = "**{title}** ({did})\n{statement}"
RESULTS_TEACH_QUESTION = "**{prompt}** ({did})\n{key}"
RESULTS_TEACH_SHARE = "{percent} right"
RESULTS_TEACH_BELIEF = "Many believe: {myth}"

WROTE = "**What the class wrote**"
WROTE_LINE = "{sign} **{text}** · {count} · {worth}"
WROTE_WORTH = {"right": "right", "partly": "partly right", "close": "close", "wrong": "wrong"}
WROTE_SIGNS = {"right": "✅", "partly": "🟡", "close": "🟠", "wrong": "❌"}
WROTE_REST = {1: "And 1 other answer."}
WROTE_REST_MANY = "And {count} other answers."
WROTE_BUTTON = "What the class wrote"
WROTE_TITLE = "What the class wrote: {prompt}"
WROTE_HOW = "Accept: counts as right in this server from now on, and for everybody who wrote it. Only you see this."
WROTE_NOTHING = "Nobody has written anything."
WROTE_NOT_YET = "What the class writes is shown once the question is revealed."
WROTE_ACCEPT = "Accept"
WROTE_TAKE_BACK = "Take back"
WROTE_ACCEPTED = "✅ “{text}” counts as right now: {answers}."
WROTE_TAKEN_BACK = "“{text}” no longer counts as right: {answers}."
WROTE_MARKED = {0: "no mark changed", 1: "1 answer has a new mark"}
WROTE_MARKED_MANY = "{count} answers have a new mark"
WROTE_SETTLED = "Somebody has decided on “{text}” meanwhile."

PERMISSIONS = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
    "create_public_threads": "Create Public Threads",
    "send_messages_in_threads": "Send Messages in Threads",
}
"""As Discord itself names them."""
SO_MANY = "{count} questions"
SAVED_SET = "📁 {name} ({count} questions)"
AND = " and "
