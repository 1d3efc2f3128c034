-- A round is one student's quiz; its answers are the ground of every score.
-- Ids are Discord's; guild_id 0 stands for direct messages. Times are UTC, in milliseconds since 1970.
CREATE TABLE rounds (
    id TEXT PRIMARY KEY,
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    topic TEXT NOT NULL,
    difficulty INTEGER NOT NULL,
    drawn TEXT NOT NULL,
    card INTEGER NOT NULL,
    started_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;

-- One quiz at a time for a person in a place, whatever is pressed at once.
CREATE UNIQUE INDEX one_open_round ON rounds (user_id, guild_id) WHERE ended_at IS NULL;
CREATE INDEX rounds_by_place ON rounds (guild_id, user_id);

CREATE TABLE answers (
    round_id TEXT NOT NULL REFERENCES rounds (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    given TEXT NOT NULL,
    verdict TEXT NOT NULL,
    share REAL NOT NULL CHECK (share BETWEEN 0 AND 1),
    answered_at INTEGER NOT NULL,
    PRIMARY KEY (round_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE shown_facts (
    user_id INTEGER NOT NULL,
    fact_id TEXT NOT NULL,
    shown_at INTEGER NOT NULL,
    PRIMARY KEY (user_id, fact_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE hidden_from_leaderboard (
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    PRIMARY KEY (user_id, guild_id)
) STRICT, WITHOUT ROWID;
