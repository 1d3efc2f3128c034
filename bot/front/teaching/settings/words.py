"""What /class settings says."""

from __future__ import annotations

from ....store.servers import LookUps
from ....study.class_quiz.plan import Pace
from ...kit.verbs import Change

SETTINGS = "See and change how Gobbet works in this server"
OPTION_ROLE = "Which role makes a teacher, besides server managers"
OPTION_ZONE = "Where the class is: a city or a country"
OPTION_DATES = "How 3/4/1956 is read: 3 April, or March 4"
OPTION_THREADS = "Play each class quiz in a thread, to keep the channel quiet"
OPTION_PACE = "Who goes on in a class quiz, unless /class quiz says so"
OPTION_READING = "Seconds for a reveal, where a quiz goes on by itself"
OPTION_STANDING = "Seconds for the standings, where a quiz goes on by itself"
OPTION_EARLY = "Close a question as soon as all who joined have answered"
OPTION_LOOKUPS = "Who sees what students look up, as with /fact or /ask"
OPTION_KEEP = "Erase answers after so many days; 0: keep them"

TITLE = "Settings of this server"
SAVED = "✅ Saved."
NOTHING_NEEDED = "Nothing has to be set: this is how I work now. Only you see this card."
SHOW = (
    "Discord shows /class only to those who may manage the server, until you let the role see it: Server Settings → "
    "Integrations → Gobbet → /class."
)

TEACHERS = "**Teachers:** {teachers}"
NO_ROLE = "whoever may manage the server"
WITH_ROLE = "<@&{role}>, and whoever may manage the server"
LOST_ROLE = "whoever may manage the server (the teacher role was deleted: choose another)"
ZONE = "**Time zone:** {zone}, {now} now"
DATES = {True: "Day first: 3/4/1956 is 3 April", False: "Month first: 3/4/1956 is March 4"}
DATED = {first: f"**Dates:** {text}" for first, text in DATES.items()}
PLAYED = {False: "**Class quizzes:** in the channel itself", True: "**Class quizzes:** each in a thread of its own"}
PACES = {Pace.TEACHER: "when the teacher presses Next", Pace.AUTOMATIC: "by themselves, after some seconds"}
PACE = {
    Pace.TEACHER: "**They go on:** when the teacher presses **Next** (by themselves: reveal {reading} s, standings {standing} s)",
    Pace.AUTOMATIC: "**They go on:** by themselves: reveal {reading} s, standings {standing} s",
}
CLOSES = {
    True: "**A question closes:** when its time is up, or all who joined have answered",
    False: "**A question closes:** when its time is up",
}
SHOWN = "**Look-ups:** {lookups}"
LOOKUPS = {
    LookUps.IN_QUIZ: "private while a class quiz runs in the channel",
    LookUps.PUBLIC: "always public",
    LookUps.PRIVATE: "always private",
}
UNITS = "**Units:** {units}"
ALL_UNITS, SOME_UNITS = "all {count}", "{chosen} of {count}"
KEPT = "**Answers:** erased after {days} days"
KEPT_ON = "**Answers:** kept until somebody erases theirs (`/privacy erase`)"

CHANGE_MENU = "Change …"
CHANGES = {
    Change.DAY_FIRST: ("Dates: day first", "3/4/1956 is 3 April"),
    Change.MONTH_FIRST: ("Dates: month first", "3/4/1956 is March 4"),
    Change.IN_CHANNEL: ("Class quizzes: in the channel", "Everybody in the channel sees them at once"),
    Change.IN_THREADS: ("Class quizzes: each in a thread", "The channel stays quiet"),
    Change.TEACHER_GOES_ON: ("Pace: the teacher presses Next", "Reveal and standings stand until then"),
    Change.GOES_ON_BY_ITSELF: ("Pace: by themselves", "Reveal and standings stand for some seconds"),
    Change.CLOSE_EARLY: ("Questions: close when all have answered", "Nobody waits for the clock"),
    Change.CLOSE_ON_TIME: ("Questions: close when their time is up", "Also when all have answered"),
    Change.PRIVATE_IN_QUIZ: ("Look-ups: private during a quiz", "In the channel of the quiz, while it runs"),
    Change.ALWAYS_PUBLIC: ("Look-ups: always public", "Everybody in the channel sees them"),
    Change.ALWAYS_PRIVATE: ("Look-ups: always private", "Whoever looks something up may show it to all"),
}
"""What each change is called in the menu, and what it means."""
ROLE_MENU = "Teacher role …"
NO_SUCH_ROLE = "That role is not in this server any more. Choose another one."
EVERYONE = "Everybody has that role, so everybody would be a teacher. Choose another one."
CLEAR = "No teacher role"
UNITS_BUTTON = "Units …"
FORM_BUTTON = "Time zone, seconds, days …"
FORM_TITLE = "Time zone, seconds and days"
FORM_ZONE = "Time zone"
FORM_ZONE_HINT = "A city, such as Accra or New York; /class settings time_zone: offers them"
FORM_READING = "Seconds for a reveal"
FORM_STANDING = "Seconds for the standings"
FORM_KEEP = "Erase answers after so many days"
FORM_RANGE = "{least} to {most}"
NO_SUCH_NUMBER = "{field}: a number from {least} to {most} is needed, and “{typed}” is none. Nothing was changed."
NO_SUCH_ZONE = (
    "I know no one time zone by “{typed}”. Begin to type a city or a country into /class settings time_zone: and choose from the "
    "list. Nothing was changed."
)
