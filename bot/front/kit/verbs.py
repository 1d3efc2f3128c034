"""Every verb that a control can mean, as a frozen record; its handler stands in the feature that it belongs to.

Fields bound what a client can send: an id is short, a number lies in its range, a choice is a member of its enumeration.
This file is long on purpose: all that can be pressed, who may press it and what it is about, is seen in one place.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from ...library.model import Length
from ...lookup.entries import EntryKind
from ...study.class_gobbet.round import MOST_MARK
from ...study.gobbets.gobbet import Criterion
from ...units.editing.fields import MOST_KEY, EditKind, FormPart
from .custom_ids import About, Verb, Who, means

Page = Annotated[int, Meta(ge=0, le=9999)]
EntryId = Annotated[str, Meta(min_length=1, max_length=80)]
TopicId = Annotated[str, Meta(max_length=60)]
"""Empty where no topic was chosen."""
QuizId = Annotated[str, Meta(pattern=r"^[\w-]{1,40}\Z")]
"""The opaque id of a round or a class quiz."""
Row = Annotated[int, Meta(ge=1, le=2**63 - 1)]
"""The number of a row in the store."""
Card = Annotated[int, Meta(ge=1, le=2**31)]
"""Which card of a round it is; presses on earlier ones are stale."""
Position = Annotated[int, Meta(ge=0, le=99)]
Place = Annotated[int, Meta(ge=0, le=24)]
"""Where something stands on a card, from 0; it says nothing about what is right."""
Steps = Annotated[str, Meta(pattern=r"^[0-9a-o]{0,10}\Z")]
"""Places chosen so far, a sign each."""
DayText = Annotated[str, Meta(pattern=r"^(-?\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?\Z")]
"""A day as EDTF writes it, or nothing."""
SetName = Annotated[str, Meta(min_length=1, max_length=60)]
Unanswered = Annotated[int, Meta(ge=0, le=2**53)]
"""The number of a question that no look-up was sure of, as the server keeps it; 0 where it is not kept."""


@means("nothing", Who.ANYBODY, About.LIBRARY)
class Nothing(Verb, frozen=True):
    """A control that is shown and cannot be used; `which` tells it from others of its card."""

    which: Annotated[str, Meta(max_length=20)] = ""


# ---- looking up


@means("show", Who.ANYBODY, About.LIBRARY)
class ShowEntry(Verb, frozen=True):
    """Show an entry below the card; after a question that nothing was found for, it is counted for that."""

    kind: EntryKind
    id: EntryId
    question: Unanswered = 0


class EntryView(StrEnum):
    """How an entry is shown: on its card, a fact by its sources, a summary in another length than a paragraph."""

    CARD = "card"
    SOURCES = "sources"
    LINE = "line"
    PAGE = "page"


@means("perhaps", Who.ANYBODY, About.LIBRARY)
class ShowPerhaps(Verb, frozen=True):
    """Show an entry that is perhaps meant in place of the card that offers it; it is counted for the question."""

    kind: EntryKind
    id: EntryId
    view: EntryView = EntryView.CARD
    question: Unanswered = 0


@means("fact", Who.ANYBODY, About.LIBRARY)
class ShowChosenFact(Verb, frozen=True):
    """Show the fact that is chosen in a menu."""


@means("ask-other", Who.ANYBODY, About.LIBRARY)
class ShowOther(Verb, frozen=True):
    """Show the close second that is chosen in a menu, whose values are `kind/id`."""


@means("sources", Who.ANYBODY, About.LIBRARY)
class ShowSources(Verb, frozen=True):
    """Show who says what about a fact."""

    fact: EntryId
    page: Page = 0


@means("sources-page", Who.ANYBODY, About.LIBRARY)
class TurnSources(Verb, frozen=True):
    """Turn the pages of that card."""

    fact: EntryId
    page: Page


@means("sources-one", Who.ANYBODY, About.LIBRARY)
class ShowSource(Verb, frozen=True):
    """Show in full the source that is chosen in a menu; `page` is that of the card that names it."""

    fact: EntryId
    page: Page


@means("related", Who.ANYBODY, About.LIBRARY)
class ShowRelated(Verb, frozen=True):
    """Show what shares people or topics with a fact."""

    fact: EntryId


@means("read-it", Who.ANYBODY, About.LIBRARY)
class ReadExtracts(Verb, frozen=True):
    """Show the extracts that bear on a fact, one a page."""

    fact: EntryId


@means("read-it-page", Who.ANYBODY, About.LIBRARY)
class TurnExtracts(Verb, frozen=True):
    """Turn the pages of that card."""

    fact: EntryId
    page: Page


@means("another", Who.ANYBODY, About.PRESSER)
class ShowAnother(Verb, frozen=True):
    """Show a fact that is new to whoever presses."""


@means("summary", Who.ANYBODY, About.LIBRARY)
class ShowSummary(Verb, frozen=True):
    """Show a summary in one length."""

    id: EntryId
    length: Length
    page: Page


class Listed(StrEnum):
    """Which events a timeline lists."""

    PICTURED = "pictured"
    ALL = "all"


@means("timeline", Who.ANYBODY, About.LIBRARY)
class TurnTimeline(Verb, frozen=True):
    """Show a page of a timeline; an open end is empty."""

    first: DayText = ""
    last: DayText = ""
    topic: TopicId = ""
    listed: Listed = Listed.PICTURED
    page: Page = 0


@means("show-all", Who.IN_SERVER, About.LIBRARY)
class ShowToAll(Verb, frozen=True):
    """Post the card of a look-up, which one person saw alone, for everybody in the channel."""


@means("timeline-all", Who.IN_SERVER, About.LIBRARY)
class ShowTimelineToAll(TurnTimeline, frozen=True):
    """Do so with a page of a timeline, whose picture is drawn again."""


# ---- practice


@means("practise", Who.ANYBODY, About.PRESSER)
class Practise(Verb, frozen=True):
    """Begin a round of one's own as /quiz does, or offer to go on with one that is half done."""


@means("practise-topic", Who.ANYBODY, About.PRESSER)
class PractiseTopic(Verb, frozen=True):
    """Do so on one topic."""

    topic: TopicId


@means("quiz-pick", Who.ANYBODY, About.QUESTION_IN_PLAY)
class PickOption(Verb, frozen=True):
    """Answer with one option by a button, or with those chosen in a menu."""

    round: QuizId
    card: Card
    position: Position
    place: Place | None = None


@means("quiz-type", Who.ANYBODY, About.QUESTION_IN_PLAY)
class TypeAnswer(Verb, frozen=True):
    """Open the form for an answer, and hand it in."""

    round: QuizId
    card: Card
    position: Position


@means("quiz-order", Who.ANYBODY, About.QUESTION_IN_PLAY)
class PlaceEvent(Verb, frozen=True):
    """Choose in a menu which event or partner comes next, after those placed before."""

    round: QuizId
    card: Card
    position: Position
    steps: Steps


@means("quiz-arrange", Who.ANYBODY, About.QUESTION_IN_PLAY)
class TakeBack(Verb, frozen=True):
    """Go back to these places chosen."""

    round: QuizId
    card: Card
    position: Position
    steps: Steps


@means("quiz-hand-in", Who.ANYBODY, About.QUESTION_IN_PLAY)
class HandIn(Verb, frozen=True):
    """Answer with an order of events, or with pairs."""

    round: QuizId
    card: Card
    position: Position
    steps: Steps


@means("quiz-accuse", Who.ANYBODY, About.QUESTION_IN_PLAY)
class Accuse(Verb, frozen=True):
    """Say which source errs, the first step of two."""

    round: QuizId
    card: Card
    position: Position
    place: Place


@means("quiz-tell", Who.ANYBODY, About.QUESTION_IN_PLAY)
class TellHow(Verb, frozen=True):
    """Say how one can tell, the second step."""

    round: QuizId
    card: Card
    position: Position
    accused: Place
    tell: Place


@means("quiz-next", Who.ANYBODY, About.ROUND)
class NextQuestion(Verb, frozen=True):
    """Go on to the next question of a round, or to its result."""

    round: QuizId
    card: Card


@means("quiz-on", Who.ANYBODY, About.ROUND)
class ResumeRound(Verb, frozen=True):
    """Go on with a round that is half done, on this card."""

    round: QuizId


@means("quiz-new", Who.ANYBODY, About.PRESSER)
class NewRound(Verb, frozen=True):
    """Begin a round of so many questions; a difficulty of 0 is any."""

    topic: TopicId
    count: Annotated[int, Meta(ge=1, le=30)]
    difficulty: Annotated[int, Meta(ge=0, le=3)]


@means("quiz-retry", Who.ANYBODY, About.ROUND)
class RetryMissed(Verb, frozen=True):
    """Begin a round over what was missed in one."""

    round: QuizId


@means("my-place", Who.IN_SERVER, About.PRESSER)
class ShowMyPlace(Verb, frozen=True):
    """Tell one's own place on the leaderboard."""


@means("board-leave", Who.IN_SERVER, About.PRESSER)
class LeaveOrRejoin(Verb, frozen=True):
    """Leave the leaderboard, or come back to it."""


# ---- gobbets


@means("gobbet-start", Who.ANYBODY, About.PRESSER)
class StartGobbet(Verb, frozen=True):
    """Work on an extract step by step."""

    extract: EntryId


@means("gobbet-begin", Who.ANYBODY, About.PRESSER)
class BeginGobbet(Verb, frozen=True):
    """Begin a gobbet on an extract, in place of one that is half done."""

    extract: EntryId


@means("gobbet-new", Who.ANYBODY, About.PRESSER)
class NewGobbet(Verb, frozen=True):
    """Begin a gobbet on another extract of a topic."""

    topic: TopicId


@means("gobbet-pick", Who.ANYBODY, About.GOBBET)
class TakeStep(Verb, frozen=True):
    """Answer a step of a gobbet with one option by a button, or with those chosen in a menu."""

    gobbet: QuizId
    card: Card
    position: Position
    place: Place | None = None


@means("gobbet-next", Who.ANYBODY, About.GOBBET)
class NextStep(Verb, frozen=True):
    """Go on to the next step of a gobbet, or to its end."""

    gobbet: QuizId
    card: Card


@means("gobbet-on", Who.ANYBODY, About.GOBBET)
class ResumeGobbet(Verb, frozen=True):
    """Go on with a gobbet that is half done, on this card."""

    gobbet: QuizId


@means("gobbet-model", Who.ANYBODY, About.GOBBET)
class ShowModel(Verb, frozen=True):
    """Show the model answer below the end of a gobbet, with what one has written oneself."""

    gobbet: QuizId


@means("gobbet-write", Who.ANYBODY, About.GOBBET)
class WriteOwn(Verb, frozen=True):
    """Open the form for an answer of one's own, and keep what is written there."""

    gobbet: QuizId


@means("gobbet-tick", Who.ANYBODY, About.GOBBET)
class TickCriterion(Verb, frozen=True):
    """Say that what one has written meets a criterion, or does not."""

    gobbet: QuizId
    criterion: Criterion
    met: bool


@means("gobbet-mine", Who.ANYBODY, About.PRESSER)
class ShowMyGobbets(Verb, frozen=True):
    """Show the answers that one has written, one a page, the latest first."""


@means("gobbet-mine-page", Who.ANYBODY, About.PRESSER)
class TurnMyGobbets(Verb, frozen=True):
    """Turn the pages of that card."""

    page: Page


# ---- reports


class AskedIn(StrEnum):
    """Where a question that is reported was asked."""

    PRACTICE = "quiz"
    CLASS_QUIZ = "live"


@means("report", Who.IN_SERVER, About.REPORTED)
class Report(Verb, frozen=True):
    """Report a question by a button, then say in a menu what is wrong with it."""

    where: AskedIn
    quiz: QuizId
    position: Position


@means("reports", Who.TEACHER, About.SERVER)
class TurnReports(Verb, frozen=True):
    """Show a reported question."""

    page: Page


@means("report-switch", Who.TEACHER, About.SERVER)
class SwitchQuestion(Verb, frozen=True):
    """Switch a reported question off in this server, or on again."""

    row: Row
    off: bool
    page: Page


@means("report-settle", Who.TEACHER, About.SERVER)
class SettleReports(Verb, frozen=True):
    """Drop the reports of a question."""

    row: Row
    page: Page


@means("report-show", Who.TEACHER, About.SERVER)
class ShowReported(Verb, frozen=True):
    """Show the whole question with its key."""

    row: Row


# ---- near misses


@means("near-misses", Who.TEACHER, About.SERVER)
class TurnNearMisses(Verb, frozen=True):
    """Show a near miss of the queue."""

    page: Page


@means("near-show", Who.TEACHER, About.NEAR_MISS)
class ShowMissed(Verb, frozen=True):
    """Show the whole question of a near miss."""

    row: Row


@means("near-accept", Who.TEACHER, About.NEAR_MISS)
class AcceptMiss(Verb, frozen=True):
    """Accept a near miss for the whole class."""

    row: Row
    page: Page


@means("near-reject", Who.TEACHER, About.NEAR_MISS)
class RejectMiss(Verb, frozen=True):
    """Reject a near miss."""

    row: Row
    page: Page


@means("near-reopen", Who.TEACHER, About.NEAR_MISS)
class ReopenMiss(Verb, frozen=True):
    """Put a rejected near miss back into the queue."""

    row: Row
    page: Page


@means("aliases", Who.TEACHER, About.SERVER)
class TurnAliases(Verb, frozen=True):
    """Show a page of what is accepted besides."""

    page: Page


@means("alias-remove", Who.TEACHER, About.SERVER)
class RemoveAlias(Verb, frozen=True):
    """Stop accepting the answer that is chosen in a menu."""

    page: Page


# ---- settings, unanswered questions


@means("settings-dates", Who.TEACHER, About.SERVER)
class SetDayFirst(Verb, frozen=True):
    """Say whether the day comes first in a date."""

    day_first: bool


@means("settings-role", Who.MANAGER, About.SERVER)
class ClearTeacherRole(Verb, frozen=True):
    """Have no teacher role."""


@means("settings", Who.TEACHER, About.SERVER)
class ShowSettings(Verb, frozen=True):
    """Show the settings of the server."""


@means("settings-teachers", Who.MANAGER, About.SERVER)
class ChooseTeacherRole(Verb, frozen=True):
    """Have the role that is chosen in a menu make a teacher."""


class Change(StrEnum):
    """What a setting is changed to."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"
    IN_CHANNEL = "in-channel"
    IN_THREADS = "in-threads"
    TEACHER_GOES_ON = "teacher-goes-on"
    GOES_ON_BY_ITSELF = "goes-on-by-itself"
    CLOSE_EARLY = "close-early"
    CLOSE_ON_TIME = "close-on-time"
    PRIVATE_IN_QUIZ = "private-in-quiz"
    ALWAYS_PUBLIC = "always-public"
    ALWAYS_PRIVATE = "always-private"


@means("settings-change", Who.TEACHER, About.SERVER)
class ChangeSetting(Verb, frozen=True):
    """Change a setting to what is chosen in a menu, whose values are of `Change`."""


@means("settings-form", Who.TEACHER, About.SERVER)
class EditSettings(Verb, frozen=True):
    """Open the form for the time zone, seconds and days, and keep what was typed."""


@means("unanswered", Who.TEACHER, About.SERVER)
class TurnUnanswered(Verb, frozen=True):
    """Show a page of what nothing was found for."""

    page: Page


@means("unanswered-clear", Who.TEACHER, About.SERVER)
class AskToClear(Verb, frozen=True):
    """Ask whether to clear that list."""


@means("unanswered-cleared", Who.TEACHER, About.SERVER)
class ClearUnanswered(Verb, frozen=True):
    """Clear what was on it up to a moment, in milliseconds since 1970."""

    until: Annotated[int, Meta(ge=0, le=2**53)]


@means("unanswered-one", Who.TEACHER, About.SERVER)
class ShowUnanswered(Verb, frozen=True):
    """Show the question of the list that is chosen in a menu, with the entries that are likely to answer it."""

    page: Page


@means("unanswered-point", Who.TEACHER, About.SERVER)
class PointQuestion(Verb, frozen=True):
    """Point a question to the entry that is chosen in a menu, which finds it in this server from then on."""

    row: Row
    page: Page


@means("unanswered-search", Who.TEACHER, About.SERVER)
class SearchEntries(Verb, frozen=True):
    """Open the form for words of the entry that a question is to be pointed to, and offer what they find."""

    row: Row
    page: Page


@means("taught", Who.TEACHER, About.SERVER)
class TurnTaught(Verb, frozen=True):
    """Show a page of the phrases that were pointed to an entry."""

    page: Page


@means("taught-undo", Who.TEACHER, About.SERVER)
class UndoTaught(Verb, frozen=True):
    """Take the phrase back that was pointed to an entry just now, and show the list that it was on."""

    row: Row
    page: Page


@means("taught-remove", Who.TEACHER, About.SERVER)
class RemoveTaught(Verb, frozen=True):
    """Take back the phrase that is chosen in a menu."""

    page: Page


# ---- units

UnitNumber = Row
"""The number of a server's own unit."""
ChannelId = Annotated[int, Meta(ge=0, le=2**63 - 1)]
"""A channel, or 0 for the whole server."""


@means("units", Who.TEACHER, About.SERVER)
class TurnUnits(Verb, frozen=True):
    """Show a page of the list of units."""

    page: Page


@means("unit-remove", Who.TEACHER, About.SERVER)
class RemoveUnit(Verb, frozen=True):
    """Remove a unit of this server."""

    unit: UnitNumber


@means("unit-back", Who.TEACHER, About.SERVER)
class GoBackTo(Verb, frozen=True):
    """Go back to the version chosen in a menu, from the version that the card was made of."""

    unit: UnitNumber
    version: Row


@means("units-choose", Who.TEACHER, About.SERVER)
class ChooseUnits(Verb, frozen=True):
    """Choose in a menu, which holds one page of them, the units of a server or a channel."""

    channel: ChannelId
    page: Page


@means("units-turn", Who.TEACHER, About.SERVER)
class TurnChoice(Verb, frozen=True):
    """Show a page of the units that can be chosen."""

    channel: ChannelId
    page: Page


@means("units-reset", Who.TEACHER, About.SERVER)
class ResetUnits(Verb, frozen=True):
    """Choose nothing: a channel has the server's units, a server the host's."""

    channel: ChannelId


@means("units-of", Who.ANYBODY, About.PRESSER)
class ChooseServer(Verb, frozen=True):
    """Choose in a menu the server whose units one has in direct messages."""


UploadId = QuizId
"""The opaque id of an upload that waits."""
Digest = Annotated[str, Meta(pattern=r"^[0-9a-f]{8}\Z")]
"""What stands for something that a file asks; its own id may be longer than a custom id is."""


class UploadView(StrEnum):
    """What of an upload is shown below its summary."""

    ENTRIES = "entries"
    ASKED = "asked"
    FAULTS = "faults"
    REMARKS = "remarks"


class UploadStep(StrEnum):
    """What a teacher does with an upload."""

    ACCEPT = "accept"
    ANEW = "anew"
    LEAVE_OUT = "leave-out"
    USE = "use"
    CANCEL = "cancel"


@means("upload", Who.TEACHER, About.UPLOAD)
class TurnUpload(Verb, frozen=True):
    """Show a page of what an upload holds."""

    upload: UploadId
    view: UploadView
    page: Page


@means("upload-answer", Who.TEACHER, About.UPLOAD)
class AnswerUpload(Verb, frozen=True):
    """Answer in a menu what the file leaves open; the card was at this page of what is asked."""

    upload: UploadId
    asked: Digest
    page: Page


@means("upload-do", Who.TEACHER, About.UPLOAD)
class DecideUpload(Verb, frozen=True):
    """Take a step with an upload, from the card that showed this page of what is asked."""

    upload: UploadId
    step: UploadStep
    page: Page = 0


# ---- question sets


@means("set-page", Who.TEACHER, About.SERVER)
class TurnSet(Verb, frozen=True):
    """Show a page of a set."""

    name: SetName
    topic: TopicId
    page: Page


@means("set-remove", Who.TEACHER, About.SERVER)
class RemoveFromSet(Verb, frozen=True):
    """Take the questions chosen in a menu out of a set."""

    name: SetName
    topic: TopicId


@means("set-add", Who.TEACHER, About.SERVER)
class AddToSet(Verb, frozen=True):
    """Add the questions chosen in a menu to a set."""

    name: SetName
    topic: TopicId


@means("set-more", Who.TEACHER, About.SERVER)
class OfferMore(Verb, frozen=True):
    """Offer other questions to add, from the so many-th on."""

    name: SetName
    topic: TopicId
    start: Page


WhichOne = Annotated[str, Meta(pattern=r"^([0-9a-f]{8})?\Z")]
"""What stands for a question of a set, whose id and the set's name together are too long."""


class SetMove(StrEnum):
    """Where a question of a set goes."""

    UP = "up"
    DOWN = "down"
    OUT = "out"


@means("sets", Who.TEACHER, About.SERVER)
class ListSets(Verb, frozen=True):
    """Show a page of all sets, or open the one that is chosen in its menu."""

    page: Page


@means("set-start", Who.TEACHER, About.SERVER)
class StartSet(Verb, frozen=True):
    """Open the lobby of a class quiz of a set in this channel."""

    name: SetName


@means("set-one", Who.TEACHER, About.SERVER)
class ShowInSet(Verb, frozen=True):
    """Show the question of a set that is chosen in a menu; by a button, the whole set where this question stands."""

    name: SetName
    which: WhichOne = ""


@means("set-move", Who.TEACHER, About.SERVER)
class OrderSet(Verb, frozen=True):
    """Move a question of a set by one place, or take it out."""

    name: SetName
    which: WhichOne
    move: SetMove


@means("set-place", Who.TEACHER, About.SERVER)
class PlaceInSet(Verb, frozen=True):
    """Open the form for the number that a question of a set is to have, and put it there."""

    name: SetName
    which: WhichOne


@means("set-new", Who.TEACHER, About.SERVER)
class NewInSet(Verb, frozen=True):
    """Open the form of a new question, and put it into a set."""

    name: SetName


# ---- entries of a unit

EntryKey = Annotated[str, Meta(max_length=MOST_KEY)]
"""The id of an entry as its author wrote it, shortened where it is long; empty for one that is not there yet."""


@means("entries", Who.TEACHER, About.SERVER)
class ShowEntries(Verb, frozen=True):
    """Show a page of the entries of a unit, and show the one that is chosen in its menu, whose values are `kind/id`."""

    unit: UnitNumber
    page: Page


@means("entry-kind", Who.TEACHER, About.SERVER)
class NewQuestion(Verb, frozen=True):
    """Ask of which kind a new question is to be, and open its form once that is chosen in a menu."""

    unit: UnitNumber


@means("entry-form", Who.TEACHER, About.SERVER)
class EditEntry(Verb, frozen=True):
    """Open a form of an entry of this version of a unit, and take what was typed into it."""

    unit: UnitNumber
    version: Row
    kind: EditKind
    part: FormPart
    id: EntryKey = ""


@means("entry-drop", Who.TEACHER, About.SERVER)
class DropTyped(Verb, frozen=True):
    """Forget what was typed into the forms of an entry and is not stored."""

    unit: UnitNumber
    kind: EditKind
    id: EntryKey = ""


@means("entry-remove", Who.TEACHER, About.SERVER)
class AskToRemove(Verb, frozen=True):
    """Ask whether to remove an entry."""

    unit: UnitNumber
    kind: EditKind
    id: EntryKey


@means("entry-removed", Who.TEACHER, About.SERVER)
class RemoveEntry(Verb, frozen=True):
    """Remove an entry from this version of a unit."""

    unit: UnitNumber
    version: Row
    kind: EditKind
    id: EntryKey


# ---- what is kept of a person


@means("privacy-get", Who.ANYBODY, About.PRESSER)
class GetMyData(Verb, frozen=True):
    """Hand out what is kept of whoever presses."""


@means("privacy-ask", Who.ANYBODY, About.PRESSER)
class AskToEraseMe(Verb, frozen=True):
    """Ask whether to erase it."""


@means("privacy-erase", Who.ANYBODY, About.PRESSER)
class EraseMe(Verb, frozen=True):
    """Erase it."""


@means("privacy-keep", Who.ANYBODY, About.PRESSER)
class KeepAll(Verb, frozen=True):
    """Erase nothing."""


@means("privacy-server", Who.MANAGER, About.SERVER)
class EraseServer(Verb, frozen=True):
    """Erase all of a server."""


# ---- an extract that a class writes about

Number = Annotated[int, Meta(ge=0, le=9999)]
"""The number of a written answer, which its nickname goes by."""
Mark = Annotated[int, Meta(ge=0, le=MOST_MARK)]
"""What is given for a criterion."""
Pairing = Annotated[int, Meta(ge=0, le=9999)]
"""The how-many-th pair of answers that a class votes on."""


@means("class-write", Who.IN_SERVER, About.CLASS_GOBBET)
class WriteInClass(Verb, frozen=True):
    """Open the form for an answer in class, and hand it in."""

    gobbet: QuizId


@means("class-mine", Who.IN_SERVER, About.CLASS_GOBBET)
class ShowMyWritten(Verb, frozen=True):
    """Show what one has written in class oneself, and what the teacher gave for it once it is returned."""

    gobbet: QuizId


@means("class-desk", Who.TEACHER, About.CLASS_GOBBET)
class OpenDesk(Verb, frozen=True):
    """Bring the teacher's private card: how it stands, or the answers."""

    gobbet: QuizId


@means("class-more", Who.TEACHER, About.CLASS_GOBBET)
class GiveMoreTime(Verb, frozen=True):
    """Give the class five minutes more."""

    gobbet: QuizId


@means("class-end", Who.TEACHER, About.CLASS_GOBBET)
class EndWriting(Verb, frozen=True):
    """Ask whether to end the writing now, or end it."""

    gobbet: QuizId
    sure: bool = False


@means("class-read", Who.TEACHER, About.CLASS_GOBBET)
class ReadAnswer(Verb, frozen=True):
    """Show a page of the answers, one a page."""

    gobbet: QuizId
    page: Page


@means("class-mark", Who.TEACHER, About.CLASS_GOBBET)
class MarkAnswer(Verb, frozen=True):
    """Give what is chosen in a menu for a criterion, or by a button full marks for all of them."""

    gobbet: QuizId
    number: Number
    criterion: Criterion | None = None


@means("class-say", Who.TEACHER, About.CLASS_GOBBET)
class SayOnAnswer(Verb, frozen=True):
    """Open the form for a sentence on an answer, and keep it."""

    gobbet: QuizId
    number: Number


@means("class-return", Who.TEACHER, About.CLASS_GOBBET)
class ReturnAnswers(Verb, frozen=True):
    """Give the answers back with their marks; where some have none, ask first."""

    gobbet: QuizId
    sure: bool = False


@means("class-table", Who.TEACHER, About.CLASS_GOBBET)
class DownloadAnswers(Verb, frozen=True):
    """Give answers and marks as a table."""

    gobbet: QuizId


@means("class-compare", Who.TEACHER, About.CLASS_GOBBET)
class ShowComparing(Verb, frozen=True):
    """Show how the comparing stands."""

    gobbet: QuizId


@means("class-pair", Who.TEACHER, About.CLASS_GOBBET)
class OpenPair(Verb, frozen=True):
    """Have the class vote on a pair, the how-many-th it is to be, in place of the one before."""

    gobbet: QuizId
    position: Pairing


@means("class-over", Who.TEACHER, About.CLASS_GOBBET)
class EndComparing(Verb, frozen=True):
    """End the vote on the pair that is open."""

    gobbet: QuizId


@means("class-vote", Who.IN_SERVER, About.CLASS_GOBBET)
class VoteOnPair(Verb, frozen=True):
    """Say that the first, or the second, of two answers is the better."""

    gobbet: QuizId
    position: Pairing
    first: bool


# ---- class quiz


@means("live-open", Who.IN_SERVER, About.SERVER)
class OpenQuiz(Verb, frozen=True):
    """Open the lobby of a class quiz, for a teacher; whoever is none is offered a round of their own instead."""


@means("live-join", Who.IN_SERVER, About.CLASS_QUIZ)
class JoinQuiz(Verb, frozen=True):
    """Join a class quiz; a teacher who does not lead it is asked first whether they mean to."""

    quiz: QuizId
    sure: bool = False


@means("live-leave", Who.IN_SERVER, About.CLASS_QUIZ)
class LeaveQuiz(Verb, frozen=True):
    """Leave a class quiz."""

    quiz: QuizId


@means("live-name", Who.IN_SERVER, About.CLASS_QUIZ)
class ChooseNickname(Verb, frozen=True):
    """Play under another of the nicknames that stand in for a name which the teacher refused."""

    quiz: QuizId
    number: Annotated[int, Meta(ge=0, le=999)]


@means("live-pick", Who.IN_SERVER, About.CLASS_QUIZ)
class PickInClass(Verb, frozen=True):
    """Answer a question of a class quiz with one option by a button, or with what is chosen in a menu."""

    quiz: QuizId
    position: Position
    place: Place | None = None


@means("live-form", Who.IN_SERVER, About.CLASS_QUIZ)
class TypeInClass(Verb, frozen=True):
    """Open the form for an answer in a class quiz, and hand it in."""

    quiz: QuizId
    position: Position


@means("live-rank", Who.IN_SERVER, About.CLASS_QUIZ_CARD)
class ShowMyRank(Verb, frozen=True):
    """Tell one's own rank, from the standings after a question."""

    quiz: QuizId
    position: Position


@means("live-mine", Who.IN_SERVER, About.CLASS_QUIZ_CARD)
class ShowMyAnswers(Verb, frozen=True):
    """Show one's own answers."""

    quiz: QuizId


@means("live-recap", Who.IN_SERVER, About.CLASS_QUIZ_CARD)
class TurnMyAnswers(Verb, frozen=True):
    """Turn the pages of one's own answers."""

    quiz: QuizId
    page: Page


@means("live-retry", Who.IN_SERVER, About.CLASS_QUIZ_CARD)
class RetryFromClass(Verb, frozen=True):
    """Begin a round of one's own over what was missed in a class quiz."""

    quiz: QuizId


class Shown(StrEnum):
    """Which card of a class quiz a teacher's control is on."""

    LOBBY = "lobby"
    QUESTION = "card"
    STANDINGS = "board"


class Step(StrEnum):
    """What a teacher's control does to a class quiz."""

    START = "start"
    NEXT = "next"
    PAUSE = "pause"
    RESUME = "resume"
    MORE = "more"
    SKIP = "skip"
    END = "end"


@means("live-do", Who.TEACHER, About.CLASS_QUIZ)
class Steer(Verb, frozen=True):
    """Take a step of a class quiz, from the card on which it stands; position -1 is the lobby."""

    quiz: QuizId
    position: Annotated[int, Meta(ge=-1, le=99)]
    shown: Shown
    step: Step


@means("live-wrote", Who.TEACHER, About.CLASS_QUIZ_RESULTS)
class ShowWritten(Verb, frozen=True):
    """Show to a teacher alone what the class wrote in answer to a question: anew, or another page of it."""

    quiz: QuizId
    position: Position
    page: Page | None = None


@means("live-accept", Who.TEACHER, About.CLASS_QUIZ_RESULTS)
class AcceptWritten(Verb, frozen=True):
    """Let what somebody wrote count as right from now on, or no longer."""

    quiz: QuizId
    position: Position
    row: Row
    accept: bool
    page: Page


@means("live-teacher", Who.TEACHER, About.CLASS_QUIZ)
class OpenControls(Verb, frozen=True):
    """Bring the teacher's controls, privately; the card that it stands on is known again by it."""

    quiz: QuizId
    position: Annotated[int, Meta(ge=-1, le=99)]
    shown: Shown


@means("live-controls", Who.TEACHER, About.CLASS_QUIZ)
class ShowControls(Verb, frozen=True):
    """Show the teacher's controls in place of what the private card shows."""

    quiz: QuizId


@means("live-end", Who.TEACHER, About.CLASS_QUIZ)
class AskToEnd(Verb, frozen=True):
    """Ask whether to end a class quiz, of which questions are left."""

    quiz: QuizId


@means("live-students", Who.TEACHER, About.CLASS_QUIZ)
class ShowStudents(Verb, frozen=True):
    """List who plays, or show the one who is chosen in the menu below."""

    quiz: QuizId
    page: Page


class Ruling(StrEnum):
    """What a teacher decides about a student in a class quiz."""

    REFUSE_NAME = "name"
    SEND_OUT = "out"
    LET_IN = "in"


@means("live-student", Who.TEACHER, About.CLASS_QUIZ)
class RuleOnStudent(Verb, frozen=True):
    """Refuse the name of a student, send them out, or let them back in."""

    quiz: QuizId
    user: Row
    ruling: Ruling


@means("live-results", Who.TEACHER, About.CLASS_QUIZ_RESULTS)
class TurnResults(Verb, frozen=True):
    """Show a page of a class quiz's results."""

    quiz: QuizId
    page: Page


@means("live-again", Who.TEACHER, About.CLASS_QUIZ_RESULTS)
class PlayAgain(Verb, frozen=True):
    """Open the lobby of a class quiz of the same questions in this channel, or of those alone that most got wrong."""

    quiz: QuizId
    missed: bool


@means("live-csv", Who.TEACHER, About.CLASS_QUIZ_RESULTS)
class DownloadMarks(Verb, frozen=True):
    """Give the marks as a table."""

    quiz: QuizId


@means("live-teach", Who.TEACHER, About.CLASS_QUIZ_RESULTS)
class TeachAgain(Verb, frozen=True):
    """Show the facts to revisit."""

    quiz: QuizId
