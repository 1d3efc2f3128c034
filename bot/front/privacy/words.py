"""What /privacy and /class erase-server say."""

from __future__ import annotations

PRIVACY = "What I keep about you: see it, get it, erase it"
SHOW = "See what I keep about you here, and why"
EXPORT = "Get everything that I keep about you here, as a file"
ERASE = "Erase everything that I keep about you here; I ask first"
ERASE_SERVER = "Erase everything of this server; I ask first"
EXPORT_SERVER = "Get everything of this server as a file, for another host"

HERE, EVERYWHERE = "in this server", "in every server where I know you, and in direct messages"
TITLE = "What I keep about you"
LEAD = (
    "This is what I keep about you {where}. I know you only by your Discord id: "
    "no name, no messages, nothing that you do elsewhere."
)
KEPT = (
    "- **{answers}** answer{answers_s} to questions and steps of gobbets, with mark and time, and what you wrote at their end: "
    "for your scores, and so that a mark can be put right\n"
    "- **{quizzes}** class quiz{quizzes_s} that you took part in: for the results that your teacher sees\n"
    "- **{gobbets}** answer{gobbets_s} that you wrote or began about an extract in class, with your teacher's marks: for your"
    " teacher, and for you to see again; **{votes}** vote{votes_s} on which of two answers is the better\n"
    "- **{reports}** question{reports_s} that you reported, and why\n"
    "- **{facts}** fact{facts_s} that you were shown, so that the next one is new"
)
WHO_SEES = (
    "Your teachers see what you answered in class quizzes and wrote in class. Only you see what you practise by yourself. "
    "Nobody else gets any of it."
)
EXPORT_BUTTON, ERASE_BUTTON = "Get it as a file", "Erase it …"

FILE = "gobbet-my-data.json"
EXPORTED = "Here is everything that I keep about you {where}. Only you see this message."

ERASE_ASK = "Erase all that I keep about you {where}? Your scores and answers are gone then, and nobody can bring them back."
BACKUPS = "The host's backups hold it for up to {weeks} weeks more. Then it is gone from them, too."
ERASE_YES, ERASE_NO = "Erase it for good", "Keep it"
ERASED = "Erased. I keep nothing about you {where} any more. With your next answer I start again."
KEPT_ON = "Nothing was erased."

SERVER_ASK = (
    "Erase everything of this server? Scores, answers, results, question sets, your own units and settings are gone then, "
    "for everybody, and nobody can bring them back."
)
SERVER_HINT = "If you send me away from a server, the same happens by itself after {days} days. To keep your units: /unit export."
SERVER_FILE = "gobbet-server.json.gz"
SERVER_EXPORTED = (
    "Here is everything that I keep of this server: settings, units, sets, quizzes, and what each student answered. "
    "Only you see this message; keep the file as safe as a mark book."
)
SERVER_FILE_HOW = "Another host takes it in with python -m bot import-server. Nothing was changed or erased here."
SERVER_TOO_BIG = "All of this server is {size} MB, and Discord takes {most} MB here. Your host can write it: export-server."
SERVER_YES = "Erase the whole server"
SERVER_ERASED = "Erased. I keep nothing of this server any more."
