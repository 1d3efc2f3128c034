"""What each verb does in a small world: a row a verb, with a control that is right and who is served by it.

A row's control is made from the world, so that its ids are real; `served` are those who get what it offers, in the order in
which they press: whoever is refused presses first, as the one who is served may change the world.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import discord
import msgspec

from bot.front.class_quiz.running_quizzes import quizzes_of
from bot.front.kit import verbs
from bot.front.kit.controls import BUTTON, FORM, LONG_FORM, MENU
from bot.front.kit.custom_ids import Verb, digest
from bot.front.units.pending_uploads import PendingUpload, uploads_of
from bot.front.units.understood import understand
from bot.library.model import Length
from bot.library.questions import AnyQuestion, TrueFalse
from bot.library.unit import Unit, UnitHead, UnitKind
from bot.lookup.entries import EntryKind
from bot.lookup.learnt import fold_phrase
from bot.marking.judgement import Given, Judgement, Verdict
from bot.marking.near_miss import Refused
from bot.store.lookups.unanswered import Ending
from bot.store.near_misses import State
from bot.store.reports import Complaint
from bot.store.servers import ServerSettings
from bot.store.sets import QuestionSet
from bot.store.units.server_units import Change
from bot.study.class_gobbet.comparing import Pair
from bot.study.class_gobbet.round import ClassGobbet, Handed
from bot.study.class_quiz.plan import draw_plan
from bot.study.class_quiz.press import Pressed
from bot.study.class_quiz.quiz import ClassQuiz
from bot.study.gobbets.gobbet import Criterion, start_gobbet
from bot.study.practice import Answer, Round, start_round
from bot.units.editing.fields import EditKind, FormPart
from bot.units.imports.recognise import read_upload
from tests.front.conftest import Classroom
from tests.sample import HALL, ONE, ORDER, QUESTIONS, SOURCE, TRUE, TYPED

GOBBET, WORKED = "gobbet", "worked"
ROUND, DONE, PLAYED, LOBBY, ASKED, FORMED, SET = "round", "done", "played", "lobby", "asked", "formed", "three"
WROTE = "wrote"
READ, WRITING = "read", "writing"
UPLOAD = "upload"


Person = str
ANA, BEN, HELPER, TEACHER, STRANGER, DIRECT = (
    "Ana",
    "Ben",
    "a teacher by role",
    "a manager",
    "a manager elsewhere",
    "Ana, directly",
)
EVERYBODY: tuple[Person, ...] = (ANA, BEN, HELPER, TEACHER, STRANGER, DIRECT)
CLASS = (ANA, BEN, HELPER, TEACHER)
STUDENTS = (ANA, BEN)
STAFF = (HELPER, TEACHER)
OWN_STAFF = (*STAFF, STRANGER)
"""For lists of a server: a teacher of another one gets their own, which is empty."""


@dataclass
class World:
    """A class server with something of everything, and somebody from elsewhere."""

    room: Classroom
    actors: dict[Person, Any]
    places: dict[Person, Any]
    """Where each of them is: a channel."""
    miss: int = 1
    rejected: int = 2
    alias: int = 3
    """Near misses that wait, were rejected, and were accepted."""
    report: int = 1
    question: int = 1
    """One that no look-up was sure of."""
    taught: int = 1
    """A phrase that was pointed to an entry."""
    unit: int = 1
    """The number of a unit of the server's own, in its second version."""


async def make_world(room: Classroom, row: Row) -> World:
    """Make the world that a row needs, with a round of Ana's in which its question is in play."""
    bot, guild, now = room.bot, room.guild.id, room.env.now()
    teachers = room.guild.create_role("Helpers")
    helper = room.guild.add_member(room.env.create_user("helper"), roles=[teachers])
    await bot.store.servers.save(guild, ServerSettings(teacher_role=teachers.id))
    other = room.env.create_guild("Elsewhere")
    staff = other.create_role("Staff", permissions=discord.Permissions(manage_guild=True))
    stranger = other.add_member(room.env.create_user("stranger"), roles=[staff])
    actors = (room.ana, room.ben, helper, room.teacher, stranger, room.ana.user)
    places = (*[room.channel] * 4, other.create_text_channel("elsewhere"), room.ana.user.dm_channel)
    world = World(room, dict(zip(EVERYBODY, actors, strict=True)), dict(zip(EVERYBODY, places, strict=True)))
    await bot.store.rounds.start(_round(world, DONE, TYPED))
    await bot.store.rounds.save_answer(
        DONE, Answer(0, TYPED.id, Given(text="Malenko"), Verdict.NEAR_MISS, 0.0), now=now, last=True
    )
    await bot.store.rounds.start(_round(world, ROUND, row.question))
    await _work_on(world)
    for number, (text, state) in enumerate((("Malenko", None), ("Molo", State.REJECTED), ("Beri", State.ACCEPTED)), 1):
        refused = Refused(guild=guild, user=room.ana.id, question=TYPED.id, text=text, close=True)
        await bot.store.database.write(bot.store.marking.noting(refused))
        miss = await bot.store.marking.find(guild, number)
        assert miss is not None
        if state is not None:
            await bot.store.marking.rule(miss, state, by=1, now=now)
    await bot.store.reports.report(guild, ONE.id, room.ben.id, Complaint.KEY, now=now)
    await bot.store.sets.create(guild, QuestionSet(SET, (ONE.id, TRUE.id, ORDER.id)), user=1, now=now)
    for question in ("why?", "why not?"):
        world.question = await bot.store.unanswered.note(guild, question, fold_phrase(question), Ending.NOTHING, now)
        taught = await bot.store.taught.teach(guild, world.question, FACT, now) if question == "why?" else None
        world.taught = taught.id if taught else world.taught
    for title in ("Mine", "Mine again"):
        asked = TrueFalse(id="q-1", prompt="Is it mine?", answer=True)
        own = Unit(head=UnitHead(id="mine", title=title, kind=UnitKind.QUESTIONS), questions=(asked,))
        await bot.store.units.save(guild, own, change=Change.UPLOAD, detail="mine.csv", now=now)
    _upload(world)
    await _play(world)
    await _write_in_class(world)
    await _open(world, row.running)
    return world


async def _work_on(world: World) -> None:
    """Have Ana work through an extract to its end and write her own answer, and begin on it again."""
    bot, room, now = world.room.bot, world.room, world.room.env.now()
    for key in (WORKED, GOBBET):
        gobbet = start_gobbet(HALL, bot.libraries.host, bot.rng, gobbet_id=key, user=room.ana.id, guild=room.guild.id, now=now)
        await bot.store.gobbets.start(gobbet)
        while key == WORKED and not gobbet.finished:
            taken, _ = gobbet.take([0])
            gobbet = gobbet.with_taken(taken, now)
            await bot.store.gobbets.save_step(key, taken, now=now, last=gobbet.finished)
    await bot.store.gobbets.save_written(WORKED, "It is secret.", now=now)


async def _write_in_class(world: World) -> None:
    """Store an extract that a class writes about, and one that is over, on two answers to which it votes."""
    room, now = world.room, world.room.env.now()
    kept, place = room.bot.store.class_gobbets, {"guild": room.guild.id, "channel": room.channel.id, "teacher": room.teacher.id}
    handed = Handed(HALL, room.bot.libraries.host.source_of(HALL))
    for key in (READ, WRITING):
        ends = now + timedelta(minutes=5)
        await kept.open(ClassGobbet(id=key, handed=handed, seed=1, opened=now, ends=ends, message=1, **place))
        for person in (ANA, BEN):
            await kept.hand_in(key, world.actors[person].id, "It is secret.", now, lambda held: None)
        if key == READ:
            await kept.change(key, lambda held: held.end(now).end(now))
    await room.bot.store.comparisons.open(READ, Pair(position=0, first=0, second=1))


def _upload(world: World) -> None:
    """Have a file of the helper's wait, in which one thing is open and one entry faulty."""
    bot, imported = world.room.bot, read_upload("cards.txt", b"Caesar\tA general\nNero\tAn emperor\nSulla\n")
    upload = PendingUpload(
        id=UPLOAD,
        guild=world.room.guild.id,
        user=world.actors[HELPER].id,
        name="cards.txt",
        title="",
        data=b"Caesar\tA general\nNero\tAn emperor\nSulla\n",
        began=world.room.env.now(),
        read=understand(imported, ""),
    )
    uploads_of(bot).hold(upload)


def _round(world: World, key: str, *questions: AnyQuestion) -> Round:
    bot, room = world.room.bot, world.room
    return start_round(
        questions, bot.libraries.host, bot.rng, round_id=key, user=room.ana.id, guild=room.guild.id, now=room.env.now()
    )


async def _play(world: World) -> None:
    """Store two class quizzes that are over: one was answered by a button, one in writing."""
    await _play_one(world, PLAYED, ONE, Given(chosen=(1,)))
    await _play_one(world, WROTE, TYPED, Given(text="Malenko"))


async def _play_one(world: World, key: str, question: AnyQuestion, given: Given) -> None:
    room, bot, now = world.room, world.room.bot, world.room.env.now()
    over = _quiz(world, key, question)
    store = bot.store.class_quizzes
    await store.create(over)
    over = over.start().open(1, now)
    await store.save(over)
    pressed = Pressed(position=0, user=room.ana.id, press=5, given=given, took=10)
    await store.answer(over, pressed)
    over = over.go_on(now).advance(now + timedelta(seconds=5))
    await store.save(over)
    await store.mark(over, [(pressed, Judgement(Verdict.WRONG, 0.0))], now=now)
    await store.save(over.end(now).finish(now))


def _quiz(world: World, key: str, question: AnyQuestion) -> ClassQuiz:
    room = world.room
    plan = draw_plan([question], room.bot.libraries.host, seed=1, seconds=120)
    place = {"guild": room.guild.id, "channel": room.channel.id, "teacher": room.teacher.id}
    return ClassQuiz(id=key, plan=plan, created=room.env.now(), lobby=1, **place)


async def _open(world: World, key: str) -> None:
    """Run a class quiz: in its lobby, or with a question open that is answered by a button or by a form."""
    if not key:
        return
    world.room.env.settle_timeout = 1.4  # shorter than the quiz's own waits
    runner = await quizzes_of(world.room.bot).open(_quiz(world, key, TYPED if key == FORMED else ONE))
    if key != LOBBY:
        await runner.change(lambda quiz: quiz.start())
        return
    ana = world.actors[ANA].id
    joined, _ = await world.room.bot.store.class_quizzes.join(runner.quiz, ana)
    runner.note_player(joined)
    await runner.change(lambda quiz: quiz.with_people(quiz.people.refusing(ana)))


class Row(msgspec.Struct, frozen=True):
    """One control of a verb: how it is used, what it is about, and who is served."""

    make: Callable[[World], Verb]
    served: tuple[Person, ...]
    sort: str = BUTTON
    values: Callable[[World], list[str]] = lambda world: []
    text: str = ""
    fields: Mapping[str, str] = {}
    """What is typed into a form: into its one field, or into several by their names."""
    question: AnyQuestion = ONE
    """The question in play in Ana's round."""
    running: str = ""
    """The class quiz that runs meanwhile."""


def components(row: Row) -> list[dict[str, Any]]:
    """Write what Discord sends of a form that is filled in."""
    fields = row.fields or {"text": row.text}
    return [
        {"type": 18, "id": 2 * place, "component": {"type": 4, "id": 2 * place + 1, "custom_id": name, "value": value}}
        for place, (name, value) in enumerate(fields.items(), 1)
    ]


def _in_round(kind: Callable[..., Verb], *more: object, question: AnyQuestion, **how: Any) -> Row:
    return Row(lambda world: kind(ROUND, 1, 0, *more), (ANA, DIRECT), question=question, **how)


def _edit(world: World) -> Verb:
    return verbs.EditEntry(world.unit, 2, EditKind.TRUE_FALSE, FormPart.MAIN, "q-1")


FACT, SUMMARY = "speech-delivered", "a-text"
ROWS: dict[str, Row] = {
    "show": Row(lambda world: verbs.ShowEntry(EntryKind.FACT, FACT), EVERYBODY),
    "show after a question": Row(lambda world: verbs.ShowEntry(EntryKind.FACT, FACT, world.question), EVERYBODY),
    "perhaps": Row(lambda world: verbs.ShowPerhaps(EntryKind.FACT, FACT, verbs.EntryView.SOURCES, world.question), EVERYBODY),
    "fact": Row(lambda world: verbs.ShowChosenFact(), EVERYBODY, MENU, lambda world: [FACT]),
    "ask-other": Row(lambda world: verbs.ShowOther(), EVERYBODY, MENU, lambda world: [f"fact/{FACT}"]),
    "sources": Row(lambda world: verbs.ShowSources(FACT), EVERYBODY),
    "sources-one": Row(lambda world: verbs.ShowSource(FACT, 0), EVERYBODY, MENU, lambda world: ["good"]),
    "sources-page": Row(lambda world: verbs.TurnSources(FACT, 0), EVERYBODY),
    "related": Row(lambda world: verbs.ShowRelated(FACT), EVERYBODY),
    "another": Row(lambda world: verbs.ShowAnother(), EVERYBODY),
    "timeline": Row(lambda world: verbs.TurnTimeline(), EVERYBODY),
    "show-all": Row(lambda world: verbs.ShowToAll(), (*CLASS, STRANGER)),
    "timeline-all": Row(lambda world: verbs.ShowTimelineToAll(), (*CLASS, STRANGER)),
    "practise": Row(lambda world: verbs.Practise(), EVERYBODY),
    "practise-topic": Row(lambda world: verbs.PractiseTopic(""), EVERYBODY),
    "quiz-pick": _in_round(verbs.PickOption, 0, question=ONE),
    "quiz-pick by a menu": _in_round(verbs.PickOption, question=QUESTIONS[1], sort=MENU, values=lambda world: ["0", "1"]),
    "quiz-type": _in_round(verbs.TypeAnswer, question=TYPED),
    "quiz-type handed in": _in_round(verbs.TypeAnswer, question=TYPED, sort=FORM, text="Khrushchev"),
    "quiz-order": _in_round(verbs.PlaceEvent, "1", question=ORDER, sort=MENU, values=lambda world: ["0"]),
    "quiz-arrange": _in_round(verbs.TakeBack, "1", question=ORDER),
    "quiz-hand-in": _in_round(verbs.HandIn, "102", question=ORDER),
    "quiz-accuse": _in_round(verbs.Accuse, 1, question=SOURCE),
    "quiz-tell": _in_round(verbs.TellHow, 1, 0, question=SOURCE),
    "quiz-next": Row(lambda world: verbs.NextQuestion(ROUND, 1), (ANA, DIRECT)),
    "quiz-on": Row(lambda world: verbs.ResumeRound(ROUND), (ANA, DIRECT)),
    "quiz-new": Row(lambda world: verbs.NewRound("", 3, 0), EVERYBODY),
    "quiz-retry": Row(lambda world: verbs.RetryMissed(DONE), (ANA, DIRECT)),
    "read-it": Row(lambda world: verbs.ReadExtracts(FACT), EVERYBODY),
    "read-it-page": Row(lambda world: verbs.TurnExtracts(FACT, 0), EVERYBODY),
    "gobbet-start": Row(lambda world: verbs.StartGobbet(HALL.id), EVERYBODY),
    "gobbet-begin": Row(lambda world: verbs.BeginGobbet(HALL.id), EVERYBODY),
    "gobbet-new": Row(lambda world: verbs.NewGobbet(""), EVERYBODY),
    "gobbet-pick": Row(lambda world: verbs.TakeStep(GOBBET, 1, 0, 0), (ANA, DIRECT)),
    "gobbet-pick by a menu": Row(lambda world: verbs.TakeStep(GOBBET, 1, 0), (ANA, DIRECT), MENU, lambda world: ["0"]),
    "gobbet-next": Row(lambda world: verbs.NextStep(GOBBET, 1), (ANA, DIRECT)),
    "gobbet-on": Row(lambda world: verbs.ResumeGobbet(GOBBET), (ANA, DIRECT)),
    "gobbet-model": Row(lambda world: verbs.ShowModel(WORKED), (ANA, DIRECT)),
    "gobbet-write": Row(lambda world: verbs.WriteOwn(WORKED), (ANA, DIRECT)),
    "gobbet-write handed in": Row(
        lambda world: verbs.WriteOwn(WORKED), (ANA, DIRECT), LONG_FORM, fields={"text": "He asks for silence."}
    ),
    "gobbet-tick": Row(lambda world: verbs.TickCriterion(WORKED, Criterion.CONTENT, True), (ANA, DIRECT)),
    "gobbet-mine": Row(lambda world: verbs.ShowMyGobbets(), (ANA,)),
    "gobbet-mine-page": Row(lambda world: verbs.TurnMyGobbets(0), (ANA,)),
    "class-write": Row(lambda world: verbs.WriteInClass(WRITING), CLASS),
    "class-write handed in": Row(lambda world: verbs.WriteInClass(WRITING), CLASS, LONG_FORM, fields={"text": "It is read out."}),
    "class-mine": Row(lambda world: verbs.ShowMyWritten(READ), CLASS),
    "class-desk": Row(lambda world: verbs.OpenDesk(WRITING), STAFF),
    "class-more": Row(lambda world: verbs.GiveMoreTime(WRITING), STAFF),
    "class-end": Row(lambda world: verbs.EndWriting(WRITING), STAFF),
    "class-read": Row(lambda world: verbs.ReadAnswer(READ, 1), STAFF),
    "class-mark": Row(lambda world: verbs.MarkAnswer(READ, 0), STAFF),
    "class-mark by a menu": Row(lambda world: verbs.MarkAnswer(READ, 0, Criterion.CONTENT), STAFF, MENU, lambda world: ["2"]),
    "class-say": Row(lambda world: verbs.SayOnAnswer(READ, 0), STAFF),
    "class-say handed in": Row(lambda world: verbs.SayOnAnswer(READ, 0), STAFF, LONG_FORM, fields={"sentence": "Weigh it."}),
    "class-return": Row(lambda world: verbs.ReturnAnswers(READ), STAFF),
    "class-table": Row(lambda world: verbs.DownloadAnswers(READ), STAFF),
    "class-compare": Row(lambda world: verbs.ShowComparing(READ), STAFF),
    "class-pair": Row(lambda world: verbs.OpenPair(READ, 1), STAFF),
    "class-over": Row(lambda world: verbs.EndComparing(READ), STAFF),
    "class-vote": Row(lambda world: verbs.VoteOnPair(READ, 0, True), (HELPER, TEACHER)),
    "my-place": Row(lambda world: verbs.ShowMyPlace(), (*CLASS, STRANGER)),
    "board-leave": Row(lambda world: verbs.LeaveOrRejoin(), (*CLASS, STRANGER)),
    "report": Row(lambda world: verbs.Report(verbs.AskedIn.PRACTICE, DONE, 0), (ANA,)),
    "report of a class quiz": Row(lambda world: verbs.Report(verbs.AskedIn.CLASS_QUIZ, PLAYED, 0), CLASS),
    "report with a reason": Row(
        lambda world: verbs.Report(verbs.AskedIn.PRACTICE, DONE, 0), (ANA,), MENU, lambda world: ["typo"]
    ),
    "reports": Row(lambda world: verbs.TurnReports(0), OWN_STAFF),
    "report-switch": Row(lambda world: verbs.SwitchQuestion(world.report, True, 0), OWN_STAFF),
    "report-settle": Row(lambda world: verbs.SettleReports(world.report, 0), OWN_STAFF),
    "report-show": Row(lambda world: verbs.ShowReported(world.report), STAFF),
    "near-misses": Row(lambda world: verbs.TurnNearMisses(0), OWN_STAFF),
    "near-show": Row(lambda world: verbs.ShowMissed(world.miss), STAFF),
    "near-accept": Row(lambda world: verbs.AcceptMiss(world.miss, 0), STAFF),
    "near-reject": Row(lambda world: verbs.RejectMiss(world.miss, 0), STAFF),
    "near-reopen": Row(lambda world: verbs.ReopenMiss(world.rejected, 0), STAFF),
    "aliases": Row(lambda world: verbs.TurnAliases(0), OWN_STAFF),
    "alias-remove": Row(lambda world: verbs.RemoveAlias(0), STAFF, MENU, lambda world: [str(world.alias)]),
    "settings-dates": Row(lambda world: verbs.SetDayFirst(False), OWN_STAFF),
    "settings-role": Row(lambda world: verbs.ClearTeacherRole(), (TEACHER, STRANGER)),
    "settings": Row(lambda world: verbs.ShowSettings(), OWN_STAFF),
    "settings-teachers": Row(
        lambda world: verbs.ChooseTeacherRole(), (TEACHER,), MENU, lambda world: [str(world.room.guild.create_role("Tutors").id)]
    ),
    "settings-change": Row(lambda world: verbs.ChangeSetting(), OWN_STAFF, MENU, lambda world: [verbs.Change.IN_THREADS]),
    "settings-form": Row(lambda world: verbs.EditSettings(), OWN_STAFF),
    "settings-form handed in": Row(
        lambda world: verbs.EditSettings(), OWN_STAFF, LONG_FORM, fields={"time_zone": "Accra", "reading": "20"}
    ),
    "unanswered": Row(lambda world: verbs.TurnUnanswered(0), OWN_STAFF),
    "unanswered-clear": Row(lambda world: verbs.AskToClear(), OWN_STAFF),
    "unanswered-cleared": Row(lambda world: verbs.ClearUnanswered(2**45), OWN_STAFF),
    "unanswered-one": Row(lambda world: verbs.ShowUnanswered(0), STAFF, MENU, lambda world: [str(world.question)]),
    "unanswered-point": Row(lambda world: verbs.PointQuestion(world.question, 0), STAFF, MENU, lambda world: [FACT]),
    "unanswered-search": Row(lambda world: verbs.SearchEntries(world.question, 0), STAFF),
    "unanswered-search handed in": Row(
        lambda world: verbs.SearchEntries(world.question, 0), STAFF, FORM, text="Khrushchev delivers"
    ),
    "taught": Row(lambda world: verbs.TurnTaught(0), OWN_STAFF),
    "taught-undo": Row(lambda world: verbs.UndoTaught(world.taught, 0), STAFF),
    "taught-remove": Row(lambda world: verbs.RemoveTaught(0), STAFF, MENU, lambda world: [str(world.taught)]),
    "privacy-get": Row(lambda world: verbs.GetMyData(), EVERYBODY),
    "privacy-ask": Row(lambda world: verbs.AskToEraseMe(), EVERYBODY),
    "privacy-erase": Row(lambda world: verbs.EraseMe(), EVERYBODY),
    "privacy-keep": Row(lambda world: verbs.KeepAll(), EVERYBODY),
    "privacy-server": Row(lambda world: verbs.EraseServer(), (TEACHER, STRANGER)),
    "units": Row(lambda world: verbs.TurnUnits(0), OWN_STAFF),
    "unit-remove": Row(lambda world: verbs.RemoveUnit(world.unit), STAFF),
    "unit-back": Row(lambda world: verbs.GoBackTo(world.unit, 2), STAFF, MENU, lambda world: ["1"]),
    "units-choose": Row(lambda world: verbs.ChooseUnits(0, 0), STAFF, MENU, lambda world: ["~1/"]),
    "units-turn": Row(lambda world: verbs.TurnChoice(0, 0), OWN_STAFF),
    "units-reset": Row(lambda world: verbs.ResetUnits(0), OWN_STAFF),
    "units-of": Row(lambda world: verbs.ChooseServer(), EVERYBODY, MENU, lambda world: ["0"]),
    "entries": Row(lambda world: verbs.ShowEntries(world.unit, 0), STAFF),
    "entries by a menu": Row(lambda world: verbs.ShowEntries(world.unit, 0), STAFF, MENU, lambda world: ["true-false/q-1"]),
    "entry-kind": Row(lambda world: verbs.NewQuestion(world.unit), STAFF),
    "entry-kind by a menu": Row(lambda world: verbs.NewQuestion(world.unit), STAFF, MENU, lambda world: ["typed"]),
    "entry-form": Row(lambda world: _edit(world), STAFF),
    "entry-form handed in": Row(lambda world: _edit(world), STAFF, LONG_FORM, fields={"prompt": "Is it?", "truth": "false"}),
    "entry-drop": Row(lambda world: verbs.DropTyped(world.unit, EditKind.TRUE_FALSE, "q-1"), STAFF),
    "entry-remove": Row(lambda world: verbs.AskToRemove(world.unit, EditKind.TRUE_FALSE, "q-1"), STAFF),
    "entry-removed": Row(lambda world: verbs.RemoveEntry(world.unit, 2, EditKind.TRUE_FALSE, "q-1"), STAFF),
    "upload": Row(lambda world: verbs.TurnUpload(UPLOAD, verbs.UploadView.FAULTS, 0), (HELPER,)),
    "upload-answer": Row(
        lambda world: verbs.AnswerUpload(UPLOAD, digest("side"), 0), (HELPER,), MENU, lambda world: [digest("term")]
    ),
    "upload-do": Row(lambda world: verbs.DecideUpload(UPLOAD, verbs.UploadStep.CANCEL), (HELPER,)),
    "set-page": Row(lambda world: verbs.TurnSet(SET, "", 0), STAFF),
    "set-remove": Row(lambda world: verbs.RemoveFromSet(SET, ""), STAFF, MENU, lambda world: [ONE.id]),
    "set-add": Row(lambda world: verbs.AddToSet(SET, ""), STAFF, MENU, lambda world: [TYPED.id]),
    "set-more": Row(lambda world: verbs.OfferMore(SET, "", 0), STAFF),
    "sets": Row(lambda world: verbs.ListSets(0), OWN_STAFF),
    "sets by a menu": Row(lambda world: verbs.ListSets(0), STAFF, MENU, lambda world: [SET]),
    "set-start": Row(lambda world: verbs.StartSet(SET), STAFF),
    "set-one": Row(lambda world: verbs.ShowInSet(SET, digest(ONE.id)), STAFF),
    "set-one by a menu": Row(lambda world: verbs.ShowInSet(SET), STAFF, MENU, lambda world: [ONE.id]),
    "set-move": Row(lambda world: verbs.OrderSet(SET, digest(TRUE.id), verbs.SetMove.UP), STAFF),
    "set-place": Row(lambda world: verbs.PlaceInSet(SET, digest(TRUE.id)), STAFF),
    "set-place handed in": Row(lambda world: verbs.PlaceInSet(SET, digest(TRUE.id)), STAFF, FORM, text="1"),
    "set-new": Row(lambda world: verbs.NewInSet(SET), STAFF),
    "set-new handed in": Row(
        lambda world: verbs.NewInSet(SET), STAFF, LONG_FORM, fields={"prompt": "Is it?", "answers": "Yes\nNo", "explanation": ""}
    ),
    "live-open": Row(lambda world: verbs.OpenQuiz(), OWN_STAFF),
    "live-join": Row(lambda world: verbs.JoinQuiz(LOBBY), STUDENTS, running=LOBBY),
    "live-join by a teacher": Row(lambda world: verbs.JoinQuiz(LOBBY, sure=True), (*STUDENTS, HELPER), running=LOBBY),
    "live-leave": Row(lambda world: verbs.LeaveQuiz(LOBBY), (*STUDENTS, HELPER), running=LOBBY),
    "live-name": Row(lambda world: verbs.ChooseNickname(LOBBY, 574), (ANA,), running=LOBBY),
    "live-pick": Row(lambda world: verbs.PickInClass(ASKED, 0, 0), STUDENTS, running=ASKED),
    "live-pick by a menu": Row(lambda world: verbs.PickInClass(ASKED, 0), STUDENTS, MENU, lambda world: ["0"], running=ASKED),
    "live-form": Row(lambda world: verbs.TypeInClass(FORMED, 0), STUDENTS, running=FORMED),
    "live-form handed in": Row(lambda world: verbs.TypeInClass(FORMED, 0), STUDENTS, FORM, text="Khrushchev", running=FORMED),
    "live-rank": Row(lambda world: verbs.ShowMyRank(PLAYED, 0), CLASS),
    "live-mine": Row(lambda world: verbs.ShowMyAnswers(PLAYED), CLASS),
    "live-recap": Row(lambda world: verbs.TurnMyAnswers(PLAYED, 0), CLASS),
    "live-retry": Row(lambda world: verbs.RetryFromClass(PLAYED), CLASS),
    "live-do": Row(lambda world: verbs.Steer(LOBBY, -1, verbs.Shown.LOBBY, verbs.Step.START), STAFF, running=LOBBY),
    "live-wrote": Row(lambda world: verbs.ShowWritten(WROTE, 0), STAFF),
    "live-wrote on another page": Row(lambda world: verbs.ShowWritten(WROTE, 0, 0), STAFF),
    "live-accept": Row(lambda world: verbs.AcceptWritten(WROTE, 0, world.miss, True, 0), STAFF),
    "live-teacher": Row(lambda world: verbs.OpenControls(LOBBY, -1, verbs.Shown.LOBBY), STAFF, running=LOBBY),
    "live-controls": Row(lambda world: verbs.ShowControls(LOBBY), STAFF, running=LOBBY),
    "live-end": Row(lambda world: verbs.AskToEnd(LOBBY), STAFF, running=LOBBY),
    "live-students": Row(lambda world: verbs.ShowStudents(LOBBY, 0), STAFF, running=LOBBY),
    "live-students by a menu": Row(
        lambda world: verbs.ShowStudents(LOBBY, 0), STAFF, MENU, lambda world: [str(world.actors[ANA].id)], running=LOBBY
    ),
    "live-student": Row(
        lambda world: verbs.RuleOnStudent(LOBBY, world.actors[ANA].id, verbs.Ruling.SEND_OUT), STAFF, running=LOBBY
    ),
    "live-results": Row(lambda world: verbs.TurnResults(PLAYED, 0), STAFF),
    "live-again": Row(lambda world: verbs.PlayAgain(PLAYED, False), STAFF),
    "live-again of what was missed": Row(lambda world: verbs.PlayAgain(PLAYED, True), STAFF),
    "live-csv": Row(lambda world: verbs.DownloadMarks(PLAYED), STAFF),
    "live-teach": Row(lambda world: verbs.TeachAgain(PLAYED), STAFF),
    "summary": Row(lambda world: verbs.ShowSummary(SUMMARY, Length.LINE, 0), EVERYBODY),
}
"""By the name of the verb, with what it is about behind it where a verb has several rows."""
NEVER_USED = {"nothing"}
"""Verbs of controls that cannot be used."""
