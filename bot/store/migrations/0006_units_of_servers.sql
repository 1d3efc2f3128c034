-- A server's own units. `id` stands for the unit in the ids of what it holds, so a number is never given again.
CREATE TABLE server_units (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    guild_id INTEGER NOT NULL,
    unit_id TEXT NOT NULL,
    title TEXT NOT NULL,
    version INTEGER NOT NULL,
    removed_at INTEGER,
    UNIQUE (guild_id, unit_id)
) STRICT;

-- The last versions of each, as JSON of bot.library.unit.Unit, compressed by zlib; rows are never changed.
CREATE TABLE server_unit_versions (
    unit INTEGER NOT NULL REFERENCES server_units (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    record BLOB NOT NULL,
    change TEXT NOT NULL,
    detail TEXT NOT NULL,
    questions INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    PRIMARY KEY (unit, version)
) STRICT;

-- What a server (channel_id 0), or one of its channels, has chosen: keys of units, as JSON.
CREATE TABLE chosen_units (
    guild_id INTEGER NOT NULL,
    channel_id INTEGER NOT NULL,
    units TEXT NOT NULL,
    PRIMARY KEY (guild_id, channel_id)
) STRICT, WITHOUT ROWID;

-- Whose units a person has in direct messages.
CREATE TABLE direct_servers (
    user_id INTEGER PRIMARY KEY,
    guild_id INTEGER NOT NULL
) STRICT;

-- From now on an id names its unit. Those stored before do not: at a start they are given the unit that has them.
CREATE TABLE ids_without_unit (
    id TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO ids_without_unit SELECT question_id FROM answers;
INSERT OR IGNORE INTO ids_without_unit SELECT question_id FROM near_misses;
INSERT OR IGNORE INTO ids_without_unit SELECT question_id FROM news;
INSERT OR IGNORE INTO ids_without_unit SELECT question_id FROM reported_questions;
INSERT OR IGNORE INTO ids_without_unit SELECT fact_id FROM shown_facts;
INSERT OR IGNORE INTO ids_without_unit SELECT topic FROM rounds WHERE topic <> '';
INSERT OR IGNORE INTO ids_without_unit SELECT value FROM question_sets, json_each(question_sets.questions);
