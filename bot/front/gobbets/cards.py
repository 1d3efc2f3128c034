"""The cards of a gobbet: a step as it is asked, what was right and why, and the end with one's own answer."""

from __future__ import annotations

from collections.abc import Sequence

import discord

from ...errors import Why
from ...library.extracts import Offered
from ...marking.judgement import Judgement, Verdict
from ...study.gobbets.gobbet import Criterion, Gobbet, Taken
from ...study.gobbets.steps import PROVENANCE, Step
from ...study.points import count_points
from ..kit.card import TEXT_LIMIT, Card, Control, Tone, heading, quote, shorten, small
from ..kit.controls import Press, button, menu, pager
from ..kit.custom_ids import Verb
from ..kit.reasons import say
from ..kit.verbs import (
    NewGobbet,
    NextStep,
    ResumeGobbet,
    ShowModel,
    ShowMyGobbets,
    TakeStep,
    TickCriterion,
    TurnMyGobbets,
    WriteOwn,
)
from ..lookup.extracts import quote_lines, say_where, say_whose
from ..questions import words as question_words
from ..questions.cards import TONES, say_verdict
from ..questions.options import fit_on_buttons, list_options, mark_option, menu_option, option_buttons, say_letter
from . import words

_MARGIN = 60
"""Letters for marks and line breaks of a card."""
_SHORTEST = 200
"""Letters of an extract that are shown at least, where reasons leave little room."""
_BEGINNING = 60


def current_card(gobbet: Gobbet) -> Card:
    """Show where a gobbet stands: its step in play, or its end."""
    return end_card(gobbet) if gobbet.finished else _step_card(gobbet)


def half_done_card(gobbet: Gobbet, anew: Verb) -> Card:
    """Offer to go on with a gobbet that is half done, or to begin another one."""
    beginning = shorten(gobbet.extract.text, _BEGINNING)
    text = words.HALF_DONE.format(done=gobbet.position, total=len(gobbet.task.steps), beginning=beginning)
    go_on = button(words.RESUME_BUTTON, ResumeGobbet(gobbet.id), style=discord.ButtonStyle.primary)
    return Card(text, tone=Tone.QUIZ, controls=[[go_on, button(words.ANEW_BUTTON, anew)]])


def _step_card(gobbet: Gobbet) -> Card:
    step = gobbet.task.steps[gobbet.position]
    listed = [option.text for option in step.options] if _is_lettered(step) else []
    hint = question_words.CHOOSE_SEVERAL if step.several else question_words.CHOOSE_ONE if listed else ""
    whose = say_whose(gobbet.extract) if gobbet.tells_whose else ""
    return Card(
        small(_title(gobbet, gobbet.position)),
        quote_lines(gobbet.extract.text),
        whose,
        heading(step.prompt),
        list_options(listed),
        small(hint),
        tone=Tone.QUIZ,
        controls=_controls(gobbet, step),
    )


def _title(gobbet: Gobbet, position: int) -> str:
    step = gobbet.task.steps[position]
    return words.STEP_TITLE.format(number=position + 1, total=len(gobbet.task.steps), name=words.STEPS[step.name])


def _controls(gobbet: Gobbet, step: Step) -> Sequence[Sequence[Control]]:
    def verb(place: int | None) -> TakeStep:
        return TakeStep(gobbet.id, gobbet.card, gobbet.position, place)

    if not step.several:
        return option_buttons([option.text for option in step.options], verb)
    choices = [menu_option(place, option.text) for place, option in enumerate(step.options)]
    return [[menu(question_words.SEVERAL_MENU, verb(None), options=choices, most=len(choices))]]


def taken_card(gobbet: Gobbet, taken: Taken, judged: Judgement) -> Card:
    """Show what an answer was worth, with the reason of every option; whose words it is, once that is answered."""
    step = gobbet.task.steps[taken.position]
    reason: Why | None = judged.reason if taken.verdict is Verdict.PARTLY else None
    lettered = _is_lettered(step)
    marked = "\n".join(
        _mark(say_letter(place) if lettered else "", option, chosen=place in taken.places)
        for place, option in enumerate(step.options)
    )
    verdict = f"{say_verdict(taken.verdict, taken.share)} {say(reason)}".strip()
    whose = say_whose(gobbet.extract) if gobbet.tells_whose else ""
    label = words.DONE_BUTTON if gobbet.finished else words.NEXT_BUTTON
    onward = button(label, NextStep(gobbet.id, gobbet.card), style=discord.ButtonStyle.primary, emoji="▶️")
    title, prompt = small(_title(gobbet, taken.position)), heading(step.prompt)
    others = (title, whose, prompt, marked, verdict)
    context = gobbet.extract.context if whose and step.name in PROVENANCE else ""
    return Card(
        title,
        quote_lines(fit_text(gobbet.extract.text, (*others, context))),
        "\n".join(part for part in (whose, context) if part),
        prompt,
        verdict,
        marked,
        tone=TONES[taken.verdict],
        controls=[[onward]],
    )


def _mark(lead: str, option: Offered, *, chosen: bool) -> str:
    """Mark an option as questions do, and give its reason in small print."""
    line = mark_option(lead, option.text, option.right, chosen)
    return "\n".join(part for part in (line, small(option.why)) if part)


def _is_lettered(step: Step) -> bool:
    """Say whether the options have letters: those in a menu have, and those that do not fit on buttons."""
    return step.several or not fit_on_buttons([option.text for option in step.options])


def fit_text(text: str, others: Sequence[str]) -> str:
    """Shorten an extract to the room that the rest of a card leaves."""
    lines = text.count("\n") + 1
    room = TEXT_LIMIT - _MARGIN - 2 * lines - sum(len(each) + 4 for each in others)
    return shorten(text, max(room, _SHORTEST))


# ---- the end


def end_card(gobbet: Gobbet, *, model: bool = False) -> Card:
    """Show the whole extract, and what a good answer has; `model` shows the model answer, beside one's own where there is one."""
    extract, own = gobbet.extract, gobbet.written
    shown = model or own is not None
    title = heading(words.DONE.format(title=extract.title), say_whose(extract))
    total = len(gobbet.task.steps)
    points = small(words.DONE_POINTS.format(points=count_points(gobbet.points), total=total))
    question = words.WORTH_FOR.format(question=extract.question) if extract.question else ""
    criteria = list_criteria(own.met if own else None)
    if not shown:
        below = (extract.context, say_where(extract, gobbet.task.source), question, criteria, small(words.DONE_HOW))
        text = quote_lines(fit_text(extract.text, (points, title, *below)))
        return Card(points, title, text, *below, tone=Tone.QUIZ, controls=_ending(gobbet, shown=False))
    answer = f"{words.MODEL}\n{extract.model_answer}" if extract.model_answer else words.MODEL_NONE
    others = (points, title, question, answer, criteria)
    return Card(
        points,
        title,
        question,
        f"{words.YOURS}\n{fit_text(own_text(own.text), others)}" if own else quote_lines(fit_text(extract.text, others)),
        answer,
        criteria,
        tone=Tone.QUIZ,
        controls=[_ticks(gobbet), *_ending(gobbet, shown=True)],
    )


def own_text(text: str) -> str:
    """Show what somebody wrote, in its lines, with no markup at work in it."""
    return quote_lines("\n".join(quote(line, 2000) for line in text.splitlines() if line.strip()))


def list_criteria(met: frozenset[Criterion] | None) -> str:
    lines = [
        words.CRITERION.format(sign="-" if met is None else words.MET if each in met else words.UNMET, name=name, what=what)
        for each, (name, what) in words.CRITERIA.items()
    ]
    return "\n".join([words.CRITERIA_OF if met is None else words.CRITERIA_LEAD, *lines])


def _ticks(gobbet: Gobbet) -> list[Press]:
    if gobbet.written is None:
        return []
    met = gobbet.written.met
    return [
        button(
            name,
            TickCriterion(gobbet.id, each, each not in met),
            style=discord.ButtonStyle.success if each in met else discord.ButtonStyle.secondary,
        )
        for each, (name, _) in words.CRITERIA.items()
    ]


def _ending(gobbet: Gobbet, *, shown: bool) -> list[list[Control]]:
    written = gobbet.written is not None
    style = discord.ButtonStyle.secondary if written else discord.ButtonStyle.primary
    row: list[Control] = [
        button(words.REWRITE_BUTTON if written else words.WRITE_BUTTON, WriteOwn(gobbet.id), style=style, emoji="✍️")
    ]
    row += [] if shown else [button(words.MODEL_BUTTON, ShowModel(gobbet.id))]
    row += [button(words.ANOTHER_BUTTON, NewGobbet(gobbet.topic), emoji="📜")]
    row += [button(words.MINE_BUTTON, ShowMyGobbets())] if written else []
    return [row]


def written_card(gobbet: Gobbet, page: int, pages: int) -> Card:
    """Show an answer that somebody wrote earlier, with the extract that it is about."""
    own = gobbet.written
    assert own is not None
    when = discord.utils.format_dt(own.at, "D") if own.at else ""
    title, criteria = heading(words.MINE_TITLE.format(title=gobbet.extract.title), when), list_criteria(own.met)
    text = own_text(own.text)
    return Card(
        title,
        quote_lines(fit_text(gobbet.extract.text, (title, text, criteria))),
        f"{words.YOURS}\n{text}",
        criteria,
        tone=Tone.QUIZ,
        controls=[pager(TurnMyGobbets, page=page, pages=pages)],
    )
