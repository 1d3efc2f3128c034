"""What cards of questions say, alone and in class."""

from __future__ import annotations

from ...language.dates import Precision

RIGHT = "✅ **Right.**"
PARTLY = "🟡 **Partly right** ({percent} %)."
WRONG = "❌ **Not right.**"
CHOOSE_ONE = "Press the letter of your answer."
CHOOSE_SEVERAL = "One or more are right. Choose all of them in the menu; each wrong one costs as much as a right one earns."
SEVERAL_MENU = "Choose every right option"

ANSWER_BUTTON = "Answer…"
ANSWER_TITLE = "Your answer"
TYPED_HINT = "Your answer is typed in a form; nobody else sees it. Small spelling mistakes do not matter."
TYPED_LABEL = "Your answer, in a few words"
TYPED_PLACEHOLDER = "A name, a term or a number"
DATE_HINTS = {
    Precision.YEAR: "Give the year.",
    Precision.MONTH: "Give month and year; each counts half.",
    Precision.DAY: "Give day, month and year; each counts a third.",
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
NEAR_MISS = "🟠 **Not accepted yet.** Your teacher will see it; if it is accepted, you get the points."
ORDER_HINT = "Earliest first. Choose one at a time; the last falls into place by itself."
ORDER_FIRST = "Which came first?"
ORDER_NEXT = "Which came next?"
ORDER_SO_FAR = "**Your order**"
ORDER_DONE = "Hand in"
ORDER_UNDO = "Undo"
ORDER_OWN = " · you: {place}."
NUMBER_LABEL = "The number"
NUMBER_LABEL_OF = "The number ({measure})"
NUMBER_PLACEHOLDER = "In figures, like 1234.5"
NUMBER_HINT = "Give a number."
NUMBER_HINT_OF = "Give a number ({measure})."
NUMBER_NEAR = "Up to {tolerance} too high or too low is right, too."
MATCH_HINT = "Each number has its letter. Choose one at a time; you can take back what you chose."
MATCH_NEXT = "Which belongs to {number} · {left}"
MATCHED = " → **{letter}**"
MATCH_RIGHT = "✅ {left} → **{right}**"
MATCH_WRONG = "❌ {left} → **{right}** · you: {own}"
MATCH_SPARE = "▫️ Belongs to none: {texts}"
SOURCE_HINT = "Step 1 of 2, half of the points each: press the letter of the source that the question asks for."
SOURCE_CLAIM = " says: {claim}"
SOURCE_SILENT = " does not mention it"
SOURCE_CHOSEN = "Step 2 of 2. You chose **{letter}** · {title}"
SOURCE_TELL = "**How can you tell?**"
SOURCE_ERRS = "**Which source**"
SOURCE_TOLD = "**How you can tell**"
FACT_BUTTON = "Fact"
RIGHT_ANSWER = " · right"
YOUR_ANSWER = " · your answer"

CLASS_ORDER_HINT = "Press the button and write the letters in order, earliest first."
CLASS_ORDER_LABEL = "The letters, earliest first"
CLASS_ORDER_PLACEHOLDER = "Like this: {letters}"
CLASS_ORDER_FAULT = "Write each of the letters {letters} once, earliest first."
CLASS_MATCH_HINT = "Press the button and write the letter of each number, in the order of the numbers."
CLASS_MATCH_LABEL = "The letters, in the order of the numbers"
CLASS_MATCH_PLACEHOLDER = "Like this: {letters}"
CLASS_MATCH_FAULT = "Write {count} letters from A to {last}, one for each number: first that of 1, then that of 2, and so on."
CLASS_SOURCE_HINT = "Choose in the menu which source it is, and how you can tell. Each is half of the points."
CLASS_SOURCE_MENU = "Which source, and how can you tell?"
CLASS_SOURCE_PAIR = "{letter}; {number}: {tell}"
CLASS_BARS = {"right": "Right", "partly": "Partly right", "wrong": "Not right"}
CLASS_RECAP_EDITED = "an option that is gone"
