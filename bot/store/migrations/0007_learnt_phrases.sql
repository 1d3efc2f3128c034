-- Questions that look-ups had no sure answer for, without who asked. `id` stands for one of them on buttons, so a number is never
-- given again.
CREATE TABLE open_questions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    folded TEXT NOT NULL,
    question TEXT NOT NULL,
    times INTEGER NOT NULL,
    asked_at INTEGER NOT NULL,
    ending TEXT NOT NULL,
    UNIQUE (guild_id, folded)
) STRICT;
INSERT INTO open_questions (guild_id, folded, question, times, asked_at, ending)
    SELECT guild_id, folded, question, times, asked_at, 'nothing' FROM unanswered ORDER BY asked_at;
DROP TABLE unanswered;
ALTER TABLE open_questions RENAME TO unanswered;

-- What was pressed of what was offered instead, and how often.
CREATE TABLE unanswered_presses (
    question_id INTEGER NOT NULL REFERENCES unanswered (id) ON DELETE CASCADE,
    entry_id TEXT NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (question_id, entry_id)
) STRICT, WITHOUT ROWID;

-- Phrases that the teachers of a server have pointed to an entry, by its qualified id.
CREATE TABLE learnt_phrases (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    folded TEXT NOT NULL,
    phrase TEXT NOT NULL,
    entry_id TEXT NOT NULL,
    taught_at INTEGER NOT NULL,
    UNIQUE (guild_id, folded)
) STRICT;
