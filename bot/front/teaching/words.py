"""What teachers' commands say, and the reports that students make."""

from __future__ import annotations

from ...store.lookups.unanswered import Ending
from ...store.reports import Complaint

UNANSWERED = "Questions that Gobbet was not sure of; point them to entries"
UNANSWERED_TITLE = "Unanswered questions ({count})"
UNANSWERED_NONE = "There are no unanswered questions."
UNANSWERED_HOW = (
    "Who asked is not kept. Choose a question, then the entry that answers it. From then on, the question finds that entry."
)
UNANSWERED_MENU = "Choose a question …"
UNANSWERED_GONE = "This question is not on the list any more. Somebody has cleared it or pointed it to an entry."
ENDED = {Ending.PERHAPS: "it ended in “perhaps”", Ending.NOTHING: "nothing was found"}
OPENED_LINE = "students opened {titles}"
OPENED = "**{title}**{count}"
OPENED_TIMES = "opened {count}× · "
ASKED_TIMES = ("Asked once, {last}; {ending}.", "Asked {count} times, the last time {last}; {ending}.")
POINT_HOW = "From then on the phrase finds the entry that you choose, misspelt too, in this server only. You can take it back."
POINT_NONE = "No entry shares its words. Search for the right one by its title."
POINT_MENU = "Which entry answers it?"
POINT_SEARCH = "Search …"
POINT_BACK = "Back to the list"
SEARCH_TITLE = "Search for the entry"
SEARCH_LABEL = "Words of its title"
SEARCH_HINT = "A fact, a person, a term or a summary"
SEARCHED = ("Nothing is like “{text}”.", "What “{text}” finds is in the menu.")

TAUGHT_NOW = "✅ From now on “{phrase}” finds **{title}** here."
TAUGHT_BUTTON = "Taught phrases ({count})"
TAUGHT_TITLE = "Taught phrases ({count})"
TAUGHT_HOW = "Each finds its entry in this server only. The host can pass them on to the unit's author."
TAUGHT_NONE = "There are no taught phrases."
TAUGHT_LINE = "- “{phrase}” → {title}"
TAUGHT_ASLEEP = "an entry of a unit that is not in use here now"
TAUGHT_MENU = "Take a phrase back …"
TAUGHT_BACK = "Unanswered questions"
TAUGHT_FORGOTTEN = "“{phrase}” is taken back."
TAUGHT_GONE = "That phrase was taken back already."
TAUGHT_DROPPED = (
    "🗑️ The entry of a taught phrase is no longer in its unit, so the phrase was dropped: {phrases}.",
    "🗑️ The entries of {count} taught phrases are no longer in their units, so these were dropped: {phrases}.",
)
UNANSWERED_CLEAR = "Clear the list"
UNANSWERED_SURE = {1: "Clear **1** question? This cannot be undone."}
UNANSWERED_SURE_MANY = "Clear **{count}** questions? This cannot be undone."
UNANSWERED_DO_CLEAR = "Clear them"
UNANSWERED_KEEP = "Keep them"

CLASS = "For teachers: settings, marking and class quizzes"
NEAR_MISSES = "Refused answers that came close: accept or reject them"
ALIASES = "Answers that you accepted yourself; stop accepting one"
REPORTS = "Questions that students reported; switch them off here"

NEAR_TITLE = "Near miss {number} of {total}"
NEAR_NONE = "There are no near misses to decide on."
NEAR_ANSWER = "“**{text}**”"
NEAR_STUDENTS = {1: "1 student wrote this", 0: "{count} students wrote this"}
NEAR_KEY = "Accepted: {key}"
NEAR_HOW = "Accept: counts as right in this server from now on, and for everybody who wrote it already."
NEAR_ACCEPTED = "✅ “{text}” is accepted; {answers}."
NEAR_REJECTED = "“{text}” is rejected."
NEAR_WITHDRAWN = "“{text}” is no longer accepted; {answers}."
NEAR_REMARKED = {0: "no mark changed", 1: "1 mark changed"}
NEAR_REMARKED_MANY = "{count} marks changed"
NEAR_SETTLED = "Somebody has settled this one already."
NEAR_GONE = "This near miss is no longer stored."
ALIASES_TITLE = "Answers that you accepted"
ALIASES_NONE = "You have not accepted any answer yourself yet. /class near-misses shows what came close."
ALIASES_LINE = "- {prompt}\n  “**{text}**”, {students}"
ALIASES_MENU = "Stop accepting …"

REPORT_BUTTON = "Report"
REPORT_ASK = "What is wrong with this question?"
REPORT_MENU = "Choose a reason"
REPORT_THANKS = "Thank you. Your teacher sees it, and your points stay as they are."
REPORTS_TITLE = "Reported question {number} of {total}"
REPORTS_NONE = "No question is reported or switched off."
REPORTS_OFF = "⏸️ **Switched off:** it is not asked in this server."
REPORTS_ON = "It is asked in this server."
REPORTS_GONE = "This question is not in any unit any more."
REPORTS_NO_MORE = "No reports are left."
REASONS = {
    Complaint.KEY: "The right answer is wrong",
    Complaint.UNCLEAR: "It is unclear",
    Complaint.TYPO: "There is a typo",
    Complaint.HARD: "It is too hard",
    Complaint.OTHER: "Something else",
}

UNDO = "Undo"
ACCEPT = "Accept"
REJECT = "Reject"
SWITCH_ON = "Switch on"
SWITCH_OFF = "Switch off"
SETTLED = "Settled"
SHOW_QUESTION = "Show question"
