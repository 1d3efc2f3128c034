-- Servers that sent the bot away, whose data go after a while; and for how many days a server keeps answers (0: for ever).
CREATE TABLE left_servers (
    guild_id INTEGER PRIMARY KEY,
    left_at INTEGER NOT NULL
) STRICT;

ALTER TABLE servers ADD COLUMN keep_days INTEGER NOT NULL DEFAULT 0 CHECK (keep_days >= 0);
