-- An extract that a class writes about. `task` is bot.study.class_gobbet.round.Handed: the extract and its source as they were.
CREATE TABLE class_gobbets (
    id TEXT PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    extract_id TEXT NOT NULL,
    task TEXT NOT NULL,
    seed INTEGER NOT NULL,
    opened_at INTEGER NOT NULL,
    ends_at INTEGER NOT NULL,
    message_id INTEGER NOT NULL DEFAULT 0,
    phase TEXT NOT NULL,
    returned_at INTEGER
) STRICT;

-- One at a time in a channel, whatever is asked for at once; while answers are read, the next may be written.
CREATE UNIQUE INDEX one_class_gobbet ON class_gobbets (channel_id) WHERE phase <> 'closed';
CREATE INDEX class_gobbets_by_place ON class_gobbets (guild_id, opened_at);

-- Whoever has begun to write has a row, and with it the number of their nickname; `written` comes with what they hand in.
CREATE TABLE class_gobbet_answers (
    gobbet_id TEXT NOT NULL REFERENCES class_gobbets (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    written TEXT,
    written_at INTEGER,
    marks TEXT NOT NULL DEFAULT '{}',
    sentence TEXT NOT NULL DEFAULT '',
    PRIMARY KEY (gobbet_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX class_gobbet_answers_in_order ON class_gobbet_answers (gobbet_id, number);

CREATE TABLE class_gobbet_pairs (
    gobbet_id TEXT NOT NULL REFERENCES class_gobbets (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    first_number INTEGER NOT NULL,
    second_number INTEGER NOT NULL,
    is_open INTEGER NOT NULL CHECK (is_open IN (0, 1)),
    message_id INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (gobbet_id, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE class_gobbet_votes (
    gobbet_id TEXT NOT NULL,
    position INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    for_first INTEGER NOT NULL CHECK (for_first IN (0, 1)),
    PRIMARY KEY (gobbet_id, position, user_id),
    FOREIGN KEY (gobbet_id, position) REFERENCES class_gobbet_pairs (gobbet_id, position) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
