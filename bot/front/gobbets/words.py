"""What gobbets say."""

from __future__ import annotations

from collections.abc import Mapping

from ...study.gobbets.gobbet import Criterion
from ...study.gobbets.steps import StepName

GOBBET = "Work on a short extract from a source, as in an exam"
GOBBET_TOPIC = "A topic, or one extract; left empty, any"

STEPS: Mapping[StepName, str] = {
    StepName.AUTHOR: "Whose words",
    StepName.AUDIENCE: "Whose words",
    StepName.DATE: "Whose words",
    StepName.SAYS: "What it says",
    StepName.PURPOSE: "Why",
    StepName.WORTH: "What it is worth",
    StepName.TEST: "Test it",
}
STEP_TITLE = "Gobbet · {number} of {total} · {name}"
NEXT_BUTTON = "Next"
DONE_BUTTON = "Finish"

HALF_DONE = "You have a gobbet half done: **{done} of {total}** steps, on “{beginning}”"
RESUME_BUTTON = "Go on"
ANEW_BUTTON = "Start a new one"

DONE = "{title}"
DONE_POINTS = "Gobbet · all {total} steps done · **{points} of {total}** points"
DONE_HOW = "Write your own answer first, and then compare it with the model. /scores has your points."
WRITE_BUTTON = "Write yours"
REWRITE_BUTTON = "Change yours"
MODEL_BUTTON = "Model answer"
ANOTHER_BUTTON = "Another extract"
MINE_BUTTON = "What I wrote"
MODEL = "**Model answer**"
MODEL_NONE = "There is no model answer to this extract; the five points below are what a good one has."
YOURS = "**Yours**"
WORTH_FOR = "Question: {question}"
CRITERIA_LEAD = "**Which of these does yours have?** Press those that it has; nobody marks it but you. It is kept."
CRITERIA_OF = "**What a good answer has**"
CRITERIA: Mapping[Criterion, tuple[str, str]] = {
    Criterion.PROVENANCE: ("Provenance", "who says it, to whom, when, in what sort of text"),
    Criterion.CONTEXT: ("Context", "what was going on that one must know to understand it"),
    Criterion.CONTENT: ("Content", "what it says, with a few of its own words"),
    Criterion.PURPOSE: ("Purpose", "what it was meant to do, and how its tone shows that"),
    Criterion.JUDGEMENT: ("Judgement", "what it is worth for the question and what limits it, weighed up"),
}
CRITERION = "{sign} **{name}**: {what}"
MET, UNMET = "☑️", "⬜"

FORM_TITLE = "Your answer"
FORM_LABEL = "Write it in whole sentences"
FORM_HINT = "Provenance, context, content, purpose, and a judgement that weighs them"
FORM_BELOW = "**{question}**\n{extract}"
FORM_TASK = "What is this extract worth to a historian?"

MINE_TITLE = "What you wrote: {title}"
MINE_NONE = "You have written nothing here yet. Work through an extract with /gobbet; at its end you can."

NO_EXTRACTS = "There are no extracts here."
NO_SUCH_EXTRACT = "There is no extract on “{topic}” yet. Leave the topic out, and any extract is meant."
OF_ANOTHER = "This is somebody else's gobbet. Start your own with /gobbet."
GONE = "This gobbet is no longer stored. Start a new one with /gobbet."
STEPS_FIRST = "Go through the steps first; then you can write your own answer."
NOTHING_WRITTEN = "Nothing was written. Press the button again to write your answer."
TOO_LONG = "That is {count} characters; {most} are allowed. Shorten it a little."
