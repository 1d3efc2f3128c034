-- A class quiz: `record` is the whole of bot.study.live.Live, written anew with each step before it is shown.
CREATE TABLE live_quizzes (
    id TEXT PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    phase TEXT NOT NULL,
    position INTEGER NOT NULL,
    serial INTEGER NOT NULL,
    record TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    ended_at INTEGER
) STRICT;

-- One class quiz at a time in a channel, whatever is asked for at once.
CREATE UNIQUE INDEX one_live_quiz ON live_quizzes (channel_id) WHERE ended_at IS NULL;
CREATE INDEX live_quizzes_by_place ON live_quizzes (guild_id, created_at);

CREATE TABLE live_players (
    quiz_id TEXT NOT NULL REFERENCES live_quizzes (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    team INTEGER NOT NULL,
    PRIMARY KEY (quiz_id, user_id)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX live_players_in_order ON live_players (quiz_id, number);

-- What was pressed, without what it is worth: that is judged at the reveal, and stored in `answers`
-- under the round `<quiz>.<user>`, where scores, reviews and marking find it beside what was answered alone.
CREATE TABLE live_answers (
    quiz_id TEXT NOT NULL REFERENCES live_quizzes (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    user_id INTEGER NOT NULL,
    press_id INTEGER NOT NULL,
    given TEXT NOT NULL,
    took_ms INTEGER NOT NULL,
    PRIMARY KEY (quiz_id, position, user_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE question_sets (
    guild_id INTEGER NOT NULL,
    name TEXT NOT NULL COLLATE NOCASE,
    questions TEXT NOT NULL,
    user_id INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (guild_id, name)
) STRICT, WITHOUT ROWID;

-- Whether a class quiz is played in a thread of its own, to keep the channel quiet.
ALTER TABLE servers ADD COLUMN quiz_threads INTEGER NOT NULL DEFAULT 0 CHECK (quiz_threads IN (0, 1));
