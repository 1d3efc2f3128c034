-- A gobbet is a round over the steps of one extract: its answers lie with all others, so that scores count them alike.
-- Erasing a person's rounds erases what they have written, too.
ALTER TABLE rounds ADD COLUMN gobbet INTEGER NOT NULL DEFAULT 0 CHECK (gobbet IN (0, 1));

-- One quiz and one gobbet at a time for a person in a place, whatever is pressed at once.
DROP INDEX one_open_round;
CREATE UNIQUE INDEX one_open_round ON rounds (user_id, guild_id, gobbet) WHERE ended_at IS NULL;

-- `task` is bot.study.gobbets.gobbet.Task: the extract and its steps as they were drawn. `met` are the criteria ticked.
CREATE TABLE gobbets (
    round_id TEXT PRIMARY KEY REFERENCES rounds (id) ON DELETE CASCADE,
    extract_id TEXT NOT NULL,
    task TEXT NOT NULL,
    written TEXT,
    met TEXT NOT NULL DEFAULT '',
    written_at INTEGER
) STRICT, WITHOUT ROWID;
