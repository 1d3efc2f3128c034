"""Each table of the database: what it holds of a person and of a server, so that a new one without a rule fails a test.

A condition knows :user and :guild; a guild of NULL stands for every place that this process holds.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

_HERE = "(:guild IS NULL OR guild_id = :guild)"
_MINE = f"user_id = :user AND {_HERE}"


def _without(people: str, id_at: str = "") -> str:
    """Write the part of an assignment that takes a person out of a list in the record of a class quiz."""
    rest = f"SELECT json_group_array(json(value)) FROM json_each(record, '$.people.{people}')"
    return f"'$.people.{people}', json(({rest} WHERE json_extract(value, '${id_at}') <> :user))"


class Table(NamedTuple):
    """One table: the rows of a person, those of a server, and what is made of rows that stay without the person."""

    person: str = ""
    """The condition of the rows that are a person's own; empty where there are none."""
    server: str = ""
    """The condition of the rows that are a server's; empty where they go with those of another table."""
    cleared: str = ""
    """How a row that stays names nobody any more: an assignment, with its condition behind WHERE."""


TABLES: Mapping[str, Table] = {
    "rounds": Table(_MINE, "guild_id = :guild"),
    "answers": Table(f"round_id IN (SELECT id FROM rounds WHERE {_MINE})"),
    "gobbets": Table(f"round_id IN (SELECT id FROM rounds WHERE {_MINE})"),
    "class_gobbets": Table("", "guild_id = :guild", f"user_id = 0 WHERE user_id = :user AND {_HERE}"),
    "class_gobbet_answers": Table(f"user_id = :user AND gobbet_id IN (SELECT id FROM class_gobbets WHERE {_HERE})"),
    "class_gobbet_pairs": Table(),
    "class_gobbet_votes": Table(f"user_id = :user AND gobbet_id IN (SELECT id FROM class_gobbets WHERE {_HERE})"),
    "shown_facts": Table("user_id = :user"),
    "hidden_from_leaderboard": Table(_MINE, "guild_id = :guild"),
    "servers": Table("", "guild_id = :guild"),
    "near_misses": Table("", "guild_id = :guild", f"ruled_by = NULL WHERE ruled_by = :user AND {_HERE}"),
    "near_miss_students": Table(f"user_id = :user AND near_miss IN (SELECT id FROM near_misses WHERE {_HERE})"),
    "news": Table(_MINE, "guild_id = :guild"),
    "reported_questions": Table("", "guild_id = :guild"),
    "reports": Table(f"user_id = :user AND reported IN (SELECT id FROM reported_questions WHERE {_HERE})"),
    "live_quizzes": Table(
        "", "guild_id = :guild",
        "record = json_set(record, '$.teacher',"
        " iif(json_extract(record, '$.teacher') = :user, 0, json_extract(record, '$.teacher')),"
        f" {_without('leaders')}, {_without('sent_out')}, {_without('left')},"
        f" {_without('renamed', '.user')}, {_without('extended', '.user')})"
        f" WHERE instr(record, CAST(:user AS TEXT)) AND {_HERE}",
    ),
    "live_players": Table(f"user_id = :user AND quiz_id IN (SELECT id FROM live_quizzes WHERE {_HERE})"),
    "live_answers": Table(f"user_id = :user AND quiz_id IN (SELECT id FROM live_quizzes WHERE {_HERE})"),
    "extra_times": Table(_MINE, "guild_id = :guild"),
    "question_sets": Table("", "guild_id = :guild", f"user_id = 0 WHERE user_id = :user AND {_HERE}"),
    "unanswered": Table("", "guild_id = :guild"),
    "unanswered_presses": Table(),
    "kept_questions": Table(),
    "server_units": Table("", "guild_id = :guild"),
    "server_unit_versions": Table(),
    "chosen_units": Table("", "guild_id = :guild"),
    "direct_servers": Table("user_id = :user", "guild_id = :guild"),
    "ids_without_unit": Table(),
    "learnt_phrases": Table("", "guild_id = :guild"),
    "greeted_servers": Table("", "guild_id = :guild"),
    "left_servers": Table("", "guild_id = :guild"),
    "arriving_servers": Table("", "guild_id = :guild"),
}  # fmt: skip
"""All tables; what stands without any condition holds nothing of a person and goes with the rows that it belongs to."""

ORPHANS = (
    "DELETE FROM near_misses WHERE state IN ('hidden', 'waiting')"
    " AND NOT EXISTS (SELECT 1 FROM near_miss_students WHERE near_miss = id)",
    "DELETE FROM reported_questions WHERE NOT switched_off AND NOT EXISTS (SELECT 1 FROM reports WHERE reported = id)",
)
"""What nobody's rows need any more: answers that nobody gave, questions that nobody reported."""
TEXTS = (
    "DELETE FROM kept_questions WHERE key NOT IN (SELECT json_extract(value, '$.kept') FROM rounds, json_each(rounds.drawn)"
    " WHERE json_extract(value, '$.kept') IS NOT NULL UNION SELECT json_extract(value, '$.kept') FROM live_quizzes,"
    " json_each(json_extract(record, '$.plan.drawn')) WHERE json_extract(value, '$.kept') IS NOT NULL)"
)
"""Questions as they were drawn that nothing asks any more: nobody's own, and sought through all rounds, so only with a server."""
