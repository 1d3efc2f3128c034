"""What look-ups say."""

from __future__ import annotations

from ...library.extracts import ExtractKind, Rights
from ...library.model import SourceKind, Stance, Status
from ...lookup.entry_kind import EntryKind

FACT = "Look up a fact with its sources, or meet a new one"
FACT_TOPIC = "What to look up; left out, a fact that is new to you"
SUMMARY = "Read a summary: one line, a paragraph or a page"
SUMMARY_TOPIC = "Which summary"
SUMMARY_LENGTH = "How long; left out, a paragraph"
TIMELINE = "See what happened when, as a picture and as text"
TIMELINE_FROM = "First date: 25 February 1956, 1780s, 44 BC, 5th century BC"
TIMELINE_TO = "Last date, written in the same ways"
TIMELINE_TOPIC = "Only events of this topic"
SOURCES = "Who says what about a fact: who agrees, who is wrong and why"
SOURCES_FACT = "Which fact"
WHO = "Who was that? A person, with the facts about them"
WHO_PERSON = "Name, in any usual spelling"
DEFINE = "What does that word mean?"
DEFINE_TERM = "The term"
ASK = "Ask in your own words; the answer names its sources"
ASK_QUESTION = "Your question, in your own words"

STATUS = {
    Status.ESTABLISHED: "✅\u00a0Established",
    Status.DISPUTED: "⚖️\u00a0Disputed",
    Status.MISCONCEPTION: "🚫\u00a0Common\u00a0misconception",
}
STANCES = {
    Stance.AGREES: "✅ Agrees",
    Stance.DIFFERS: "↔️ Differs",
    Stance.WRONG: "❌ Wrong",
    Stance.IMPRECISE: "〰️ Imprecise",
    Stance.ANOTHER_VIEW: "💬 Another view",
    Stance.UNVERIFIABLE: "❓ Cannot be checked",
    Stance.SILENT: "🤐 Does not say",
}
"""Each with a shape and a word of its own, in the order in which a card has them."""
QUOTED = "“{quote}”"
NOT_COMPARED = "Not checked against the source. "
STANCES_OF_MANY = {
    Stance.AGREES: "✅ These agree",
    Stance.DIFFERS: "↔️ These differ",
    Stance.WRONG: "❌ These are wrong",
    Stance.IMPRECISE: "〰️ These are imprecise",
    Stance.ANOTHER_VIEW: "💬 These take another view",
    Stance.UNVERIFIABLE: "❓ These cannot be checked",
    Stance.SILENT: "🤐 These do not say",
}
SOURCE_MENU = "What does a source say?"
ALL_SOURCES = "All sources"
KINDS = {
    SourceKind.PRIMARY: "primary source",
    SourceKind.SCHOLARLY: "scholarly work",
    SourceKind.REFERENCE: "reference work",
    SourceKind.TEXTBOOK: "textbook",
    SourceKind.JOURNALISM: "work of journalists",
    SourceKind.WEB: "web page",
    SourceKind.STUDENT_ESSAY: "student essay",
}

KIND = {
    EntryKind.FACT: "Fact",
    EntryKind.PERSON: "Person",
    EntryKind.TERM: "Term",
    EntryKind.SUMMARY: "Summary",
    EntryKind.EXTRACT: "Extract",
}
PERHAPS = ("Perhaps this one", "Perhaps one of these")
PERHAPS_SHOW = ("Show", "Show {number}")
PERHAPS_HOW = "None of them? Ask in other words. Your teacher sees the question, but not who asked it."
ENTRY_KINDS = {
    EntryKind.FACT: "facts",
    EntryKind.PERSON: "people",
    EntryKind.TERM: "terms",
    EntryKind.SUMMARY: "summaries",
    EntryKind.EXTRACT: "extracts",
}
NONE_BUT = "Not found among the {kinds}, but:"
NONE_BUT_PERHAPS = ("Not found among the {kinds}, but perhaps this one", "Not found among the {kinds}, but perhaps one of these")
ANY_FACT = "Show a fact"
PRACTISE = "Practise"
NOTHING_FOUND = "Nothing found for “{query}”. Gobbet says only what its sources say, and never guesses."
NEAREST = "Is it one of these?"
NONE_OF = {
    EntryKind.FACT: "There are no facts here.",
    EntryKind.PERSON: "There are no people to look up here.",
    EntryKind.TERM: "There are no terms here.",
    EntryKind.SUMMARY: "There are no summaries here.",
    EntryKind.EXTRACT: "There are no extracts here.",
}
NO_TIMELINE = "There is no timeline here, as no fact has a date."
NO_ENTRIES = "There is nothing to look up here."
THERE_ARE = "Here you find {held}."
HOLDS_NOTHING = "There is nothing else here yet."
HOLDS = {
    "questions": ("{count} questions (/quiz)", "{count} question (/quiz)"),
    "facts": ("{count} facts (/fact)", "{count} fact (/fact)"),
    "people": ("{count} people (/who)", "{count} person (/who)"),
    "terms": ("{count} terms (/define)", "{count} term (/define)"),
    "summaries": ("{count} summaries (/summary)", "{count} summary (/summary)"),
    "extracts": ("{count} extracts (/gobbet)", "{count} extract (/gobbet)"),
}
AND = " and "
BELIEF = "**Often believed:** {myth}"
RATHER = "**In fact:** {statement}"
LESSON = "🔎 {lesson}"
SOURCES_LINE = "Sources: {sources}"
RELATED_TITLE = "Related to {title}"
NO_RELATED = "No other fact shares a person or a topic with this one."
NO_EVENTS = "The timeline has nothing between {start} and {end}{topic}."
NO_EVENTS_NEAREST = "The nearest is **{title}** ({date})."
TIMELINE_PICTURED = "The picture shows the {shown} most important of {all} events."
TIMELINE_MORE = "List all {all} events"
TIMELINE_WHOLE = "The whole timeline"
TIMELINE_LESS = "List those in the picture"
TIMELINE_DATE = "Gobbet cannot read “{text}” as a date. Write it like 1956, February 1956, 25 February 1956, 44 BC or 1780s."
FACTS_OF = "Facts about {name}"
ASK_CLOSE = "Also close"
ASK_LEAD = "You asked: {question}"

SHOW_TO_ALL = "Show to all"
SHOWN_BY = "Shown by <@{user}>"

EXTRACT_KINDS = {
    ExtractKind.SPEECH: "speech",
    ExtractKind.MINUTES: "minutes",
    ExtractKind.LETTER: "letter",
    ExtractKind.DIARY: "diary",
    ExtractKind.PRESS: "press",
    ExtractKind.INTELLIGENCE_REPORT: "intelligence report",
    ExtractKind.MEMOIR: "memoir",
    ExtractKind.STATISTICS: "statistics",
    ExtractKind.CARTOON: "cartoon, described in words",
    ExtractKind.DOCUMENT: "official document",
    ExtractKind.CHRONICLE: "chronicle",
    ExtractKind.INSCRIPTION: "inscription",
    ExtractKind.LATER_ACCOUNT: "later account",
}
RIGHTS = {
    Rights.PUBLIC_DOMAIN: "Free of copyright",
    Rights.GOVERNMENT: "Published by a government",
    Rights.QUOTATION: "Quoted in brief",
}
EXTRACT_BY = "**{author}**, for {audience}"
EXTRACT_FROM = "From: {source}"
EXTRACT_READ = "[read]({link})"
EXTRACT_RIGHTS = "{rights}: {reason}"
EXTRACT_UNCHECKED = "⚠️ Not checked: {unchecked}"
EXTRACT_ORIGINAL = "In the original: {text}"
EXTRACT_FACTS = "What it bears on"
SUPPORTS = "bears it out"
CONTRADICTS = "speaks against it"

OLD_STYLE = " ({date}, old style)"
SOURCES_BUTTON = "Sources ({count})"
READ_BUTTON = ("Read it", "Read it ({count})")
WORK_BUTTON = "Work on it"
RELATED_BUTTON = "Related"
ANOTHER_BUTTON = "Another"
SOURCES_MORE = " · and {count} more"
SOURCES_TITLE = "Sources: {title}"
TRUST = "Trust: {trust}"
TIMELINE_TITLE = "Timeline: {title}, {times}"
TIMELINE_READ = "Read about an event"
BEGINNING = "the beginning"
TODAY = "today"
