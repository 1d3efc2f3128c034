"""Each table of the database: what of it goes along with a server, so that a new table without a rule fails a test.

Numbers of rows, and keys of a server's own units, begin at 1 in every database: one that is taken already at the destination is
given anew, wherever it is named.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

GUILD = "guild_id = :guild"
_ROUNDS = "round_id IN (SELECT id FROM rounds WHERE guild_id = :guild)"
_CLASS_GOBBETS = "gobbet_id IN (SELECT id FROM class_gobbets WHERE guild_id = :guild)"
_QUIZZES = "quiz_id IN (SELECT id FROM live_quizzes WHERE guild_id = :guild)"


class Carried(NamedTuple):
    """One table: the rows that go along, none where `rows` is empty."""

    rows: str = GUILD
    """The condition of these rows; it knows :guild."""
    number: str = ""
    """The column of the row's own number, where others name the row by it."""
    of: tuple[str, str] | None = None
    """A column that names a row of another table by such a number, and that table."""
    ids: tuple[str, ...] = ()
    """Columns that name units or their entries, as a text or within JSON."""
    beside: bool = False
    """What is there already at the destination stays, as it is not the server's alone or says nothing of its class."""


CARRIED: Mapping[str, Carried] = {
    "server_units": Carried(number="id"),
    "server_unit_versions": Carried("unit IN (SELECT id FROM server_units WHERE guild_id = :guild)", of=("unit", "server_units")),
    "servers": Carried(),
    "kept_questions": Carried(
        "key IN (SELECT json_extract(value, '$.kept') FROM rounds, json_each(rounds.drawn) WHERE guild_id = :guild"
        " UNION SELECT json_extract(value, '$.kept') FROM live_quizzes, json_each(json_extract(record, '$.plan.drawn'))"
        " WHERE guild_id = :guild)",
        ids=("record",),
        beside=True,
    ),
    "rounds": Carried(ids=("topic", "drawn")),
    "answers": Carried(_ROUNDS, ids=("question_id",)),
    "gobbets": Carried(_ROUNDS, ids=("extract_id", "task")),
    "class_gobbets": Carried(ids=("extract_id", "task")),
    "class_gobbet_answers": Carried(_CLASS_GOBBETS),
    "class_gobbet_pairs": Carried(_CLASS_GOBBETS),
    "class_gobbet_votes": Carried(_CLASS_GOBBETS),
    "hidden_from_leaderboard": Carried(),
    "near_misses": Carried(number="id", ids=("question_id",)),
    "near_miss_students": Carried(
        "near_miss IN (SELECT id FROM near_misses WHERE guild_id = :guild)", of=("near_miss", "near_misses")
    ),
    "news": Carried(number="id", ids=("question_id",)),
    "reported_questions": Carried(number="id", ids=("question_id",)),
    "reports": Carried(
        "reported IN (SELECT id FROM reported_questions WHERE guild_id = :guild)", of=("reported", "reported_questions")
    ),
    "live_quizzes": Carried(ids=("record",)),
    "live_players": Carried(_QUIZZES),
    "live_answers": Carried(_QUIZZES),
    "extra_times": Carried(),
    "question_sets": Carried(ids=("questions",)),
    "unanswered": Carried(number="id"),
    "unanswered_presses": Carried(
        "question_id IN (SELECT id FROM unanswered WHERE guild_id = :guild)", of=("question_id", "unanswered"), ids=("entry_id",)
    ),
    "learnt_phrases": Carried(number="id", ids=("entry_id",)),
    "chosen_units": Carried(ids=("units",)),
    "direct_servers": Carried(beside=True),
    "greeted_servers": Carried(beside=True),
    "left_servers": Carried(beside=True),
    "ids_without_unit": Carried("1", beside=True),
    "shown_facts": Carried(""),
    "arriving_servers": Carried(""),
}
"""All tables, those first that others name. Which facts a person was shown is nobody's but theirs, and stays where it is."""
