-- What a teacher decides for a server. Texts are what was typed, never who typed it.
CREATE TABLE servers (
    guild_id INTEGER PRIMARY KEY,
    teacher_role INTEGER NOT NULL DEFAULT 0,
    day_first INTEGER NOT NULL DEFAULT 1 CHECK (day_first IN (0, 1))
) STRICT;

-- A refused answer to a typed question: hidden while one student alone wrote it and it was not close.
CREATE TABLE near_misses (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    normal TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('hidden', 'waiting', 'accepted', 'rejected')),
    ruled_by INTEGER,
    ruled_at INTEGER,
    UNIQUE (guild_id, question_id, normal)
) STRICT;
CREATE INDEX near_misses_by_state ON near_misses (guild_id, state);

CREATE TABLE near_miss_students (
    near_miss INTEGER NOT NULL REFERENCES near_misses (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    PRIMARY KEY (near_miss, user_id)
) STRICT, WITHOUT ROWID;

-- What a student is to be told at their next command: that an answer of theirs has been marked anew.
CREATE TABLE news (
    id INTEGER PRIMARY KEY,
    user_id INTEGER NOT NULL,
    guild_id INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    text TEXT NOT NULL,
    share REAL NOT NULL
) STRICT;
CREATE INDEX news_by_person ON news (user_id, guild_id);

-- Regrading reads every answer to a question.
CREATE INDEX answers_by_question ON answers (question_id);

CREATE TABLE reported_questions (
    id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL,
    question_id TEXT NOT NULL,
    switched_off INTEGER NOT NULL DEFAULT 0 CHECK (switched_off IN (0, 1)),
    UNIQUE (guild_id, question_id)
) STRICT;

CREATE TABLE reports (
    reported INTEGER NOT NULL REFERENCES reported_questions (id) ON DELETE CASCADE,
    user_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    reported_at INTEGER NOT NULL,
    PRIMARY KEY (reported, user_id)
) STRICT, WITHOUT ROWID;
