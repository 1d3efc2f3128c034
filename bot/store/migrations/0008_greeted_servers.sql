-- Servers in which the first card was posted, so that it is never posted twice.
CREATE TABLE greeted_servers (
    guild_id INTEGER PRIMARY KEY,
    greeted_at INTEGER NOT NULL
) STRICT;
